#pragma once

#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

namespace bearing {

/// A file being written front to back. Throws FileError when the disk is full, at the latest in close().
class TextFile {
  public:
    explicit TextFile(std::filesystem::path path);
    void write(std::string_view text);
    void close();

  private:
    [[noreturn]] void fail() const;

    std::filesystem::path path_;
    std::ofstream stream_;
};

}  // namespace bearing
