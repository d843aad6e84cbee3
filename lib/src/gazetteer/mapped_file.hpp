#pragma once

#include <cstddef>
#include <filesystem>
#include <string_view>

namespace bearing {

/// A file's bytes in memory, read-only and shared with every other process that maps it.
class MappedFile {
  public:
    /// Throws FileError.
    explicit MappedFile(const std::filesystem::path& path);
    ~MappedFile();
    MappedFile(const MappedFile&) = delete;
    MappedFile& operator=(const MappedFile&) = delete;

    std::string_view bytes() const { return {data_, size_}; }

  private:
    const char* data_ = nullptr;
    std::size_t size_ = 0;
};

}  // namespace bearing
