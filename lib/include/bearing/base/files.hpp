#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace bearing {

/// Whole content of a file; "-" is standard input. Throws FileError.
std::string read_file(const std::filesystem::path& path);

/// Writes beside the target and renames, so that the target is either the old file or the new one, whole.
/// Throws FileError and leaves nothing behind.
void write_file(const std::filesystem::path& path, std::string_view content);

/// A file being written beside its target: give path() to whatever writes, then commit(). Without commit()
/// the half-written file is removed.
class PendingFile {
  public:
    /// Throws FileError if the folder of the target does not exist or cannot be written.
    explicit PendingFile(std::filesystem::path target);
    ~PendingFile();
    PendingFile(const PendingFile&) = delete;
    PendingFile& operator=(const PendingFile&) = delete;

    const std::filesystem::path& path() const { return path_; }
    void commit();

  private:
    std::filesystem::path target_;
    std::filesystem::path path_;
    bool committed_ = false;
};

}  // namespace bearing
