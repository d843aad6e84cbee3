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
/// `target` and renames it when whole. The same sources give the same bytes. Takes about 15 s and 1 GB of
/// memory.
///
/// Two levels of detail, of which one is drawn at any scale, so that no seam shows where the region ends:
/// - "region.*" (land, countries, lakes, rivers, coast, borders; scales larger than 1 : 12 million) covers
/// the
///   whole world too: everything GSHHG has inside the region, and less with the distance from it, down to a
///   tolerance of 2 km.
/// - "world.*" (the same layers; smaller scales) is generalised to 3 km throughout: for small scales and for
///   locator maps.
/// - "lines" (up to 1 : 30 million) and "places" (all scales) are Bearing's own, from `geodata`.
///
/// Land and country polygons are to be filled without an outline: coasts and borders are layers of their own,
/// with the same points. A country is one feature, with its names; its rank goes by its size, and is 1 for
/// countries that lie mostly in the region. Ranks of places go by seat and population, those of capitals by
/// their country's, those of lakes by area and those of rivers by GSHHG's level. Seas have no feature but the
/// Caspian, which is a lake of kind "sea". Antarctica ends at its ice front. `region` must not cross the
/// antimeridian. Throws FileError, FormatError, ArgumentError, CancelledError.
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
