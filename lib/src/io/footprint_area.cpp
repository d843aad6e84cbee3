#include "io/footprint_area.hpp"

#include <algorithm>

#include "bearing/geo/circle.hpp"

namespace bearing {

MultiPolygon footprint_area(const Footprint& footprint) {
    if (!footprint.area.empty()) return footprint.area;
    return circle_polygon(footprint.point, std::clamp(footprint.radius_m, 1.0, 4e6));
}

}  // namespace bearing
