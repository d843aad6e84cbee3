#include "gazetteer/line_source.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <minizip/unzip.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "bearing/base/error.hpp"

namespace bearing {
namespace {

constexpr std::size_t kReadSize = std::size_t{1} << 18;

bool is_zip(const std::filesystem::path& path) {
    const int file = open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0) return false;
    char start[4] = {};
    const ssize_t n = read(file, start, sizeof start);
    close(file);
    return n == 4 && std::memcmp(start, "PK\3\4", 4) == 0;
}

}  // namespace

class LineSource::Bytes {
  public:
    virtual ~Bytes() = default;
    /// 0 at the end.
    virtual std::size_t read(char* out, std::size_t count) = 0;
    std::uint64_t size() const { return size_; }

  protected:
    std::uint64_t size_ = 0;
};

class LineSource::PlainBytes : public LineSource::Bytes {
  public:
    explicit PlainBytes(const std::filesystem::path& path) : path_(path) {
        file_ = open(path.c_str(), O_RDONLY | O_CLOEXEC);
        struct stat status {};
        if (file_ < 0 || fstat(file_, &status) != 0) fail();
        if (S_ISDIR(status.st_mode))
            throw FileError(fmt::format("{} is a folder; give the path of a file", path.string()));
        size_ = static_cast<std::uint64_t>(status.st_size);
        posix_fadvise(file_, 0, 0, POSIX_FADV_SEQUENTIAL);
    }
    ~PlainBytes() override { close(file_); }
    std::size_t read(char* out, std::size_t count) override {
        ssize_t n = 0;
        while ((n = ::read(file_, out, count)) < 0)
            if (errno != EINTR) fail();
        return static_cast<std::size_t>(n);
    }

  private:
    [[noreturn]] void fail() const {
        throw FileError(fmt::format("cannot read {}: {}; check the path and its permissions", path_.string(),
                                    std::strerror(errno)));
    }
    std::filesystem::path path_;
    int file_ = -1;
};

class LineSource::ZippedBytes : public LineSource::Bytes {
  public:
    explicit ZippedBytes(const std::filesystem::path& path) : path_(path), zip_(unzOpen64(path.c_str())) {
        if (zip_ == nullptr) fail();
        choose_largest();
        if (unzOpenCurrentFile(zip_) != UNZ_OK) {
            unzClose(zip_);
            fail();
        }
    }
    ~ZippedBytes() override {
        unzCloseCurrentFile(zip_);
        unzClose(zip_);
    }
    std::size_t read(char* out, std::size_t count) override {
        const int n = unzReadCurrentFile(zip_, out, static_cast<unsigned>(count));
        if (n < 0) fail();
        return static_cast<std::size_t>(n);
    }

  private:
    [[noreturn]] void fail() const {
        throw FormatError(fmt::format("the archive {} is damaged or of an unknown kind; download it again",
                                      path_.string()));
    }

    /// GeoNames adds a short readme to some archives; the table is what is large.
    void choose_largest() {
        unz64_file_pos best{};
        bool any = false;
        for (int at = unzGoToFirstFile(zip_); at == UNZ_OK; at = unzGoToNextFile(zip_)) {
            unz_file_info64 info{};
            if (unzGetCurrentFileInfo64(zip_, &info, nullptr, 0, nullptr, 0, nullptr, 0) != UNZ_OK) break;
            if (any && info.uncompressed_size <= size_) continue;
            any = unzGetFilePos64(zip_, &best) == UNZ_OK;
            size_ = info.uncompressed_size;
        }
        if (any && unzGoToFilePos64(zip_, &best) == UNZ_OK) return;
        unzClose(zip_);
        fail();
    }

    std::filesystem::path path_;
    unzFile zip_;
};

LineSource::LineSource(const std::filesystem::path& path) {
    if (is_zip(path)) {
        bytes_ = std::make_unique<ZippedBytes>(path);
    } else {
        bytes_ = std::make_unique<PlainBytes>(path);
    }
}

LineSource::~LineSource() = default;

bool LineSource::fill() {
    buffer_.erase(0, at_);
    at_ = 0;
    const std::size_t held = buffer_.size();
    buffer_.resize(held + kReadSize);
    const std::size_t n = bytes_->read(buffer_.data() + held, kReadSize);
    buffer_.resize(held + n);
    taken_ += n;
    return n > 0;
}

bool LineSource::next(std::string_view& line, bool& cut) {
    cut = false;
    std::size_t searched = 0;
    std::size_t end = std::string::npos;
    while ((end = buffer_.find('\n', at_ + searched)) == std::string::npos) {
        searched = buffer_.size() - at_;
        if (searched > kLongestLine) {
            // Keeps the beginning, drops the rest as it comes.
            cut = true;
            buffer_.resize(at_ + kLongestLine);
            searched = kLongestLine;
        }
        if (!fill()) break;
    }
    if (end == std::string::npos && at_ >= buffer_.size()) return false;
    const std::size_t stop = std::min(end, buffer_.size());
    line = std::string_view(buffer_).substr(at_, std::min(stop - at_, kLongestLine));
    cut |= stop - at_ > kLongestLine;
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    at_ = end == std::string::npos ? buffer_.size() : end + 1;
    if (++line_ == 1 && line.starts_with("\xEF\xBB\xBF")) line.remove_prefix(3);
    return true;
}

double LineSource::done() const {
    return bytes_->size() == 0
               ? 1
               : std::min(1.0, static_cast<double>(taken_) / static_cast<double>(bytes_->size()));
}

}  // namespace bearing
