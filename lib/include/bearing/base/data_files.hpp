#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace bearing {

/// Folders searched for Bearing's tables, first wins: $BEARING_DATA, the source tree it was built from,
/// the install prefix (also relative to the running program).
std::vector<std::filesystem::path> data_folders();

/// A table that ships with Bearing, e.g. "gazetteer/places.csv". Throws MissingDataError naming the folders
/// searched.
std::filesystem::path data_file(const std::string& relative);

/// Where a file that the build makes may lie, e.g. "basemap.gpkg", the best first: the build tree, then
/// data_folders(). It need not be there.
std::vector<std::filesystem::path> built_data_files(const std::string& relative);

/// Where `bearing basemap build` writes by default: $BEARING_BASEMAP, else basemap.gpkg in the user's data
/// folder ($XDG_DATA_HOME/bearing or ~/.local/share/bearing).
std::filesystem::path user_basemap_path();

/// The basemap to draw: $BEARING_BASEMAP, the user's, the build tree's, the installed one; nothing if none
/// has been built.
std::optional<std::filesystem::path> find_basemap();

}  // namespace bearing
