#include "io/byte_input.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <system_error>
#include <vector>

#include "bearing/base/error.hpp"

namespace bearing {
namespace fs = std::filesystem;

void ByteInput::Close::operator()(std::FILE* file) const {
    if (file != stdin) std::fclose(file);
}

ByteInput::ByteInput(const fs::path& path) : name_(path == "-" ? "standard input" : path.string()) {
    if (path == "-") {
        file_.reset(stdin);
        return;
    }
    std::error_code error;
    if (fs::is_directory(path, error))
        throw FileError(fmt::format("{} is a folder; give the path of a file", name_));
    path_ = path;
    file_.reset(std::fopen(path.c_str(), "rb"));
    if (!file_)
        throw FileError(fmt::format("cannot read {}: {}; check the path and its permissions", name_,
                                    std::strerror(errno)));
    // Chunks are large already; a second buffer would only copy them once more.
    std::setvbuf(file_.get(), nullptr, _IONBF, 0);
    const auto size = fs::file_size(path, error);
    size_ = error ? 0 : size;
}

ByteInput::ByteInput(std::string_view bytes, std::string name)
    : name_(std::move(name)), memory_(bytes), size_(bytes.size()) {}

std::size_t ByteInput::read_raw(char* into, std::size_t room) {
    if (!file_) {
        const std::size_t n = std::min(room, memory_.size());
        std::copy_n(memory_.data(), n, into);
        memory_.remove_prefix(n);
        return n;
    }
    const std::size_t n = std::fread(into, 1, room, file_.get());
    if (n < room && std::ferror(file_.get()) != 0)
        throw FileError(
            fmt::format("cannot read {} to its end: {}; nothing after byte {} was read, try again", name_,
                        std::strerror(errno), bytes_ + n));
    return n;
}

std::string_view ByteInput::head() {
    if (!head_read_) {
        head_read_ = true;
        std::size_t n = 0;
        while (n < kHead) {
            if (n == head_.size()) head_.resize(n == 0 ? room_for_rest(kHead) : std::min(kHead, 2 * n));
            const std::size_t got = read_raw(head_.data() + n, head_.size() - n);
            if (got == 0) break;
            n += got;
        }
        head_is_all_ = n < kHead;
        head_.resize(n);
    }
    return head_;
}

bool ByteInput::head_is_all() {
    head();
    return head_is_all_;
}

std::size_t ByteInput::read(char* into, std::size_t room) {
    std::size_t n = 0;
    if (head_taken_ < head_.size()) {
        n = std::min(room, head_.size() - head_taken_);
        std::copy_n(head_.data() + head_taken_, n, into);
        head_taken_ += n;
    } else {
        n = read_raw(into, room);
    }
    if (n == 0 && room > 0 && sha256_.empty()) sha256_ = to_hex(hash_.finish());
    hash_.update({into, n});
    bytes_ += n;
    return n;
}

std::size_t ByteInput::room_for_rest(std::size_t most) const {
    constexpr std::uint64_t kLeast = 4096;  // a file may grow while it is read
    if (size_ == 0) return most;
    const std::uint64_t rest = size_ > bytes_ ? size_ - bytes_ : 0;
    return static_cast<std::size_t>(std::min<std::uint64_t>(most, std::max(rest, kLeast)));
}

void ByteInput::drain() {
    std::vector<char> ignored(1 << 16);
    while (read(ignored.data(), ignored.size()) > 0) {
    }
}

double ByteInput::progress() const {
    if (!sha256_.empty()) return 1;
    return size_ == 0 ? 0 : std::min(1.0, static_cast<double>(bytes_) / static_cast<double>(size_));
}

}  // namespace bearing
