#include "bearing/base/staging_folder.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <random>

#include "bearing/base/error.hpp"

namespace bearing {
namespace fs = std::filesystem;

StagingFolder::StagingFolder(fs::path target) : target_(std::move(target)) {
    const fs::path parent = target_.has_parent_path() ? target_.parent_path() : fs::path(".");
    std::random_device random;
    folder_ = parent / fmt::format(".{}.{:08x}", target_.stem().string(), random());
    std::error_code error;
    if (!fs::create_directory(folder_, error))
        throw FileError(fmt::format("cannot write into {}: {}; choose another folder", parent.string(),
                                    error ? error.message() : "the name is taken"));
}

StagingFolder::~StagingFolder() {
    std::error_code ignored;
    fs::remove_all(folder_, ignored);
}

std::vector<fs::path> StagingFolder::files() const {
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator(folder_)) files.push_back(entry.path());
    std::sort(files.begin(), files.end(), [&](const fs::path& a, const fs::path& b) {
        const bool a_is_main = a.filename() == target_.filename(),
                   b_is_main = b.filename() == target_.filename();
        return a_is_main != b_is_main ? a_is_main : a < b;
    });
    return files;
}

std::vector<fs::path> StagingFolder::commit() {
    std::vector<fs::path> from = files(), to;
    for (auto file = from.rbegin(); file != from.rend(); ++file) {
        to.insert(to.begin(), target_.parent_path() / file->filename());
        std::error_code error;
        fs::rename(*file, to.front(), error);
        if (error) throw FileError(fmt::format("cannot write {}: {}", to.front().string(), error.message()));
    }
    return to;
}

}  // namespace bearing
