#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <vector>

#include "basemap/stitch.hpp"
#include "bearing/geo/extent.hpp"

namespace bearing::basemap {

/// How a binned file of GMT divides the earth: square bins in rows from 90 N, each row from 0 E eastward.
struct BinGrid {
    double bin_deg = 1;
    std::int32_t columns = 360;
    std::int32_t rows = 180;

    /// Whole steps around a parallel.
    std::int32_t period() const { return columns * 65535; }
    double steps_per_degree() const { return 65535 / bin_deg; }
    /// A point from its offsets within bin `bin`, stored as signed 16-bit numbers but meant unsigned.
    GridPoint point(std::int32_t bin, std::int16_t dx, std::int16_t dy) const;
};

/// How an int of Embedded_npts_levels_exit_entry_for_a_segment packs a segment: exit side in bits 0-2, entry
/// side in 3-5, level in 6-8, number of points above.
struct SegmentInfo {
    int level = 0;
    std::int32_t points = 0;
};
SegmentInfo unpack_segment(std::int32_t packed);

/// A shoreline put together from its segments.
struct Shore {
    std::int32_t id = 0;
    int level = 0;  ///< 1 land, 2 lake, 3 island in a lake, 4 pond on it, 5 ice front, 6 grounding line
    std::int32_t parent = -1;  ///< id of the polygon around it, -1 if none
    double area_km2 = 0;       ///< as the file states it
    bool river_lake = false;   ///< a lake that is the wide part of a river
    bool closed = false;       ///< only Antarctica's are not
    LineString line;           ///< longitudes run on across the antimeridian; closed: first point = last
};

/// All shores of full resolution. `folder` holds binned_GSHHS_f.nc. Throws FileError, FormatError.
std::vector<Shore> read_shores(const std::filesystem::path& folder);

/// "2.3.7", "" if the file does not say.
std::string gshhg_version(const std::filesystem::path& folder);

/// A river or border put together from its segments.
struct GshhgLine {
    int level = 0;
    LineString line;
};
/// binned_river_f.nc; levels: 0 wide rivers, 1-4 permanent rivers from major to minor, 5-7 intermittent ones,
/// 8-10 canals.
std::vector<GshhgLine> read_rivers(const std::filesystem::path& folder);
/// binned_border_f.nc; levels: 1 national, 2 within the Americas' large countries, 3 at sea.
std::vector<GshhgLine> read_borders(const std::filesystem::path& folder);

}  // namespace bearing::basemap
