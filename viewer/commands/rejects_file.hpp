#pragma once

#include <cstddef>
#include <filesystem>
#include <fstream>
#include <optional>

#include "bearing/base/files.hpp"
#include "bearing/io/rejected_row.hpp"

namespace bearing {

/// Rejected rows as they come, written beside their place and put there by commit(). Nothing is written where
/// nothing is rejected.
class RejectsFile {
  public:
    /// Throws FileError if the folder is not there or cannot be written.
    explicit RejectsFile(std::filesystem::path path);

    void add(const RejectedRow& row);
    bool empty() const { return !file_; }
    const std::filesystem::path& path() const { return path_; }
    /// All rows so far are in the file after this, but the file is not in its place. Throws FileError if they
    /// could not be written.
    void flush();
    void commit();

  private:
    std::filesystem::path path_;
    std::optional<PendingFile> file_;
    std::ofstream out_;
};

}  // namespace bearing
