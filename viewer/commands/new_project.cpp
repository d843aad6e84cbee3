#include "commands/new_project.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>

#include "bearing/base/error.hpp"
#include "bearing/base/files.hpp"

namespace bearing {
namespace fs = std::filesystem;

NewProject::NewProject(fs::path target) : target_(std::move(target)), path_(PendingFile(target_).path()) {}

NewProject::~NewProject() {
    std::error_code ignored;
    for (const char* suffix : {"", "-wal", "-shm", "-journal"}) fs::remove(path_.string() + suffix, ignored);
}

void NewProject::publish() {
    int failed = renameat2(AT_FDCWD, path_.c_str(), AT_FDCWD, target_.c_str(), RENAME_NOREPLACE);
    if (failed != 0 && errno == EINVAL) {  // not every file system can tell in one step
        std::error_code error;
        errno = EEXIST;
        failed = fs::exists(target_, error) ? -1 : std::rename(path_.c_str(), target_.c_str());
    }
    if (failed != 0 && errno == EEXIST)
        throw FileError(
            fmt::format("{} was made by another process meanwhile; nothing was imported, import once more",
                        target_.string()));
    if (failed != 0)
        throw FileError(
            fmt::format("cannot write {}: {}; nothing was imported", target_.string(), std::strerror(errno)));
    // The name is as durable as what it stands for.
    const fs::path folder = target_.has_parent_path() ? target_.parent_path() : fs::path(".");
    const int handle = open(folder.c_str(), O_RDONLY | O_DIRECTORY);
    if (handle < 0) return;
    fsync(handle);
    close(handle);
}

}  // namespace bearing
