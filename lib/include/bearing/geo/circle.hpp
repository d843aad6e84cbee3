#pragma once

#include "bearing/geo/lonlat.hpp"
#include "bearing/geo/polygon.hpp"

namespace bearing {

/// The geodesic circle about a point as a polygon with so many corners, which lie on the circle; cut in two
/// at the antimeridian. A circle that holds a pole becomes the cap of all latitudes beyond its farthest one.
/// `radius_m` must be positive and less than 5,000 km.
MultiPolygon circle_polygon(LonLat center, double radius_m, int corners = 72);

}  // namespace bearing
