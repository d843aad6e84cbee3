#include "gazetteer/spool.hpp"

#include <fmt/format.h>
#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <utility>

#include "bearing/base/error.hpp"

namespace bearing {
namespace {

[[noreturn]] void no_space(const std::filesystem::path& folder) {
    throw FileError(fmt::format("cannot keep intermediate data in {}: {}; free some space or write elsewhere",
                                folder.string(), std::strerror(errno)));
}

int open_nameless(const std::filesystem::path& folder) {
    std::string name = (folder / ".bearing-XXXXXX").string();
    const int file = mkstemp(name.data());
    if (file < 0) no_space(folder);
    unlink(name.c_str());
    return file;
}

constexpr std::size_t kWriteSize = std::size_t{1} << 20;

}  // namespace

Spool::Spool(SpoolPlace place) : place_(std::move(place)) {}

Spool::Spool(Spool&& other) noexcept
    : place_(std::move(other.place_)),
      buffer_(std::move(other.buffer_)),
      file_(std::exchange(other.file_, -1)),
      written_(std::exchange(other.written_, 0)),
      mapped_(std::exchange(other.mapped_, nullptr)) {}

Spool::~Spool() {
    if (mapped_ != nullptr) munmap(mapped_, written_);
    if (file_ >= 0) close(file_);
}

void Spool::append(std::string_view bytes) {
    buffer_.append(bytes);
    if (place_.folder.empty()) return;
    const std::size_t limit = file_ < 0 ? std::max(place_.memory, kWriteSize) : kWriteSize;
    if (buffer_.size() >= limit) flush();
}

void Spool::flush() {
    if (file_ < 0) file_ = open_nameless(place_.folder);
    for (std::size_t done = 0; done < buffer_.size();) {
        const ssize_t n = write(file_, buffer_.data() + done, buffer_.size() - done);
        if (n < 0 && errno == EINTR) continue;
        if (n <= 0) no_space(place_.folder);
        done += static_cast<std::size_t>(n);
    }
    written_ += buffer_.size();
    std::string().swap(buffer_);
}

std::size_t Spool::read(std::uint64_t offset, char* out, std::size_t count) const {
    std::size_t got = 0;
    while (got < count && offset + got < written_) {
        const ssize_t n =
            pread(file_, out + got, std::min<std::uint64_t>(count - got, written_ - offset - got),
                  static_cast<off_t>(offset + got));
        if (n < 0 && errno == EINTR) continue;
        if (n <= 0) no_space(place_.folder);
        got += static_cast<std::size_t>(n);
    }
    if (got < count && offset + got >= written_) {
        const std::size_t at = offset + got - written_;
        const std::size_t rest = std::min(count - got, buffer_.size() - std::min(buffer_.size(), at));
        std::memcpy(out + got, buffer_.data() + at, rest);
        got += rest;
    }
    return got;
}

std::string_view Spool::view() {
    if (file_ < 0) return buffer_;
    if (mapped_ == nullptr) {
        flush();
        mapped_ = mmap(nullptr, written_, PROT_READ, MAP_SHARED, file_, 0);
        if (mapped_ == MAP_FAILED) {
            mapped_ = nullptr;
            no_space(place_.folder);
        }
    }
    return {static_cast<const char*>(mapped_), written_};
}

}  // namespace bearing
