#pragma once

#include <cstdint>
#include <vector>

#include "bearing/geo/layer.hpp"

namespace bearing::basemap {

/// A point in whole steps of a binned file: 65535 to a bin, from 0 E eastward and from 90 S northward. Points
/// on the edge between two bins are the same numbers whichever bin they come from, so ends can be compared.
struct GridPoint {
    std::int32_t x = 0;
    std::int32_t y = 0;

    bool operator==(const GridPoint&) const = default;
};
using GridLine = std::vector<GridPoint>;

/// Pieces joined where one ends and another begins, in their direction; x is periodic. Pieces without length
/// are dropped. Closed chains end on their first point.
std::vector<GridLine> stitch(std::vector<GridLine> pieces, std::int32_t period);

/// Lines joined wherever exactly two ends meet, whatever their direction; exact duplicates are dropped.
LineStrings merge_lines(LineStrings lines);

/// The line with longitudes that run on across the antimeridian, its middle within -180..180.
LineString unwrapped(const GridLine& line, double steps_per_degree, std::int32_t period);

}  // namespace bearing::basemap
