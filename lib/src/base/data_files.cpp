#include "bearing/base/data_files.hpp"

#include <fmt/format.h>

#include <cstdlib>
#include <system_error>

#include "bearing/base/error.hpp"

namespace bearing {
namespace fs = std::filesystem;
namespace {

std::optional<fs::path> from_environment(const char* name) {
    const char* value = std::getenv(name);
    if (value == nullptr || *value == '\0') return std::nullopt;
    return fs::path(value);
}

fs::path user_data_folder() {
    if (const auto xdg = from_environment("XDG_DATA_HOME")) return *xdg / "bearing";
    if (const auto home = from_environment("HOME")) return *home / ".local/share/bearing";
    return fs::temp_directory_path() / "bearing";
}

std::optional<fs::path> program_share_folder() {
    std::error_code error;
    const fs::path program = fs::read_symlink("/proc/self/exe", error);
    if (error) return std::nullopt;
    return program.parent_path().parent_path() / "share" / "bearing";
}

}  // namespace

std::vector<fs::path> data_folders() {
    std::vector<fs::path> folders;
    if (const auto chosen = from_environment("BEARING_DATA")) folders.push_back(*chosen);
    folders.emplace_back(BEARING_SOURCE_DATA);
    if (const auto share = program_share_folder()) folders.push_back(*share);
    folders.emplace_back(BEARING_INSTALL_DATA);
    return folders;
}

fs::path data_file(const std::string& relative) {
    std::string searched;
    for (const auto& folder : data_folders()) {
        std::error_code error;
        if (fs::exists(folder / relative, error)) return folder / relative;
        searched += (searched.empty() ? "" : ", ") + folder.string();
    }
    throw MissingDataError(
        fmt::format("Bearing's table {} was not found in {}; install Bearing again or set "
                    "BEARING_DATA to its geodata folder",
                    relative, searched));
}

std::vector<fs::path> built_data_files(const std::string& relative) {
    std::vector<fs::path> files{fs::path(BEARING_BUILD_DATA) / relative};
    for (const auto& folder : data_folders()) files.push_back(folder / relative);
    return files;
}

fs::path user_basemap_path() {
    if (const auto chosen = from_environment("BEARING_BASEMAP")) return *chosen;
    return user_data_folder() / "basemap.gpkg";
}

std::optional<fs::path> find_basemap() {
    std::vector<fs::path> places{user_basemap_path()};
    if (!from_environment("BEARING_BASEMAP"))
        for (fs::path& built : built_data_files("basemap.gpkg")) places.push_back(std::move(built));
    for (const auto& place : places) {
        std::error_code error;
        if (fs::is_regular_file(place, error)) return place;
    }
    return std::nullopt;
}

}  // namespace bearing
