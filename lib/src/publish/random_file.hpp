#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

namespace bearing::publish {

/// A file that is read from anywhere, a part at a time.
class RandomFile {
  public:
    /// Throws FileError if it cannot be opened.
    explicit RandomFile(const std::filesystem::path& path);
    ~RandomFile();
    RandomFile(const RandomFile&) = delete;
    RandomFile& operator=(const RandomFile&) = delete;

    std::uint64_t size() const { return size_; }
    /// Up to `size` bytes, fewer at the end of the file. Throws FileError.
    std::string read(std::uint64_t offset, std::size_t size) const;

  private:
    std::filesystem::path path_;
    int descriptor_ = -1;
    std::uint64_t size_ = 0;
};

}  // namespace bearing::publish
