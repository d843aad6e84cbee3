#pragma once

#include <filesystem>
#include <stop_token>
#include <string>
#include <vector>

#include "bearing/base/outcome.hpp"
#include "bearing/base/progress.hpp"
#include "bearing/geo/extent.hpp"
#include "bearing/geo/layer.hpp"

namespace bearing {

/// Where the data packages keep their files.
struct BasemapSources {
    std::filesystem::path dcw;      ///< folder with dcw-gmt.nc
    std::filesystem::path gshhg;    ///< folder with binned_GSHHS_f.nc and its kin
    std::filesystem::path geodata;  ///< Bearing's own tables: lines, places
};

/// Finds gmt-dcw and gmt-gshhg-full (or gmt-common). Throws MissingDataError with the command that installs
/// what is missing.
BasemapSources find_basemap_sources();

/// Builds the default basemap: clean country polygons, coast, lakes, rivers and borders at full resolution in
/// `region`, the world at a lower one, and Bearing's own lines and places. Writes a GeoPackage beside
/// `target` and renames it when whole. The same sources give the same content.
void build_basemap(const BasemapSources& sources, const std::filesystem::path& target,
                   const Extent& region = kDefaultRegion, const Progress& progress = {},
                   std::stop_token stop = {});

/// The layers of a basemap file, ready to draw. Throws FileError or FormatError; a layer that cannot be read
/// becomes an issue.
Outcome<Layers> read_basemap(const std::filesystem::path& path);

/// One line a layer, for `bearing basemap list`.
struct BasemapLayerInfo {
    std::string id;
    std::string label;
    std::size_t features = 0;
    Extent extent;
    std::string credit;
};
std::vector<BasemapLayerInfo> list_basemap(const std::filesystem::path& path);

}  // namespace bearing
