#pragma once

#include <unordered_set>
#include <vector>

#include "basemap/gshhg.hpp"
#include "bearing/geo/layer.hpp"

namespace bearing::basemap {

struct PointHash {
    std::size_t operator()(LonLat p) const;
};
using PointSet = std::unordered_set<LonLat, PointHash>;

/// Borders and shores that meet in common points.
struct Linework {
    LineStrings borders;
    std::vector<Shore> shores;
    LineStrings stubs;   ///< two points each: from the end of a border to the line that it should have met
    PointSet junctions;  ///< points that generalisation must keep
};

/// Each stretch once (GSHHG holds several borders twice), joined into long lines.
LineStrings unique_lines(const LineStrings& lines);

/// Joins loose ends: an end of a border that no other line shares is linked to every line nearer than
/// `reach_deg` (degrees of latitude), which gets a point there; a border whose two ends are that near to each
/// other is closed.
Linework connect(LineStrings borders, std::vector<Shore> shores, double reach_deg = 0.03);

}  // namespace bearing::basemap
