#pragma once

#include <filesystem>
#include <vector>

namespace bearing {

/// A new folder beside a file that is to be written, for formats of several files and for what must be looked
/// at before it takes its place. It is removed with what is left in it.
class StagingFolder {
  public:
    /// Throws FileError if the folder of the target does not exist or cannot be written.
    explicit StagingFolder(std::filesystem::path target);
    ~StagingFolder();
    StagingFolder(const StagingFolder&) = delete;
    StagingFolder& operator=(const StagingFolder&) = delete;

    /// Where to write the file: the target's own name, inside the folder.
    std::filesystem::path file() const { return folder_ / target_.filename(); }
    /// What is in the folder, the file itself first.
    std::vector<std::filesystem::path> files() const;
    /// Moves all files beside the target and the file itself onto it, last, so that it is never without its
    /// side files. Returns where they are now, the target first. Throws FileError.
    std::vector<std::filesystem::path> commit();

  private:
    std::filesystem::path target_;
    std::filesystem::path folder_;
};

}  // namespace bearing
