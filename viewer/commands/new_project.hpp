#pragma once

#include <filesystem>

namespace bearing {

/// A project that does not exist yet, written beside its place and put there when it is whole: an import that
/// fails or is killed leaves no project, and none that somebody else made meanwhile is lost.
class NewProject {
  public:
    /// Throws FileError if the folder is not there or cannot be written.
    explicit NewProject(std::filesystem::path target);
    ~NewProject();
    NewProject(const NewProject&) = delete;
    NewProject& operator=(const NewProject&) = delete;

    /// Where to write; close it before publish().
    const std::filesystem::path& path() const { return path_; }
    /// Throws FileError if another process made the project meanwhile.
    void publish();

  private:
    std::filesystem::path target_;
    std::filesystem::path path_;
};

}  // namespace bearing
