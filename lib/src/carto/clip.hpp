#pragma once

#include <vector>

#include "bearing/geo/polygon.hpp"

namespace bearing {

/// Clips a ring to the box, which must not cross the antimeridian; the result runs along the box's edges
/// where the ring left it, and is closed without repeating its first point. Empty if nothing is inside.
std::vector<LonLat> clip_ring(const Ring& ring, const Extent& box);

/// The parts of a line inside the box.
std::vector<LineString> clip_line(const LineString& line, const Extent& box);

}  // namespace bearing
