#include "bearing/geo/lonlat.hpp"

#include <cmath>

namespace bearing {

bool is_valid(LonLat p) {
    return std::isfinite(p.lon) && std::isfinite(p.lat) && std::abs(p.lon) <= 180 && std::abs(p.lat) <= 90;
}

double wrap_longitude(double lon) {
    return lon - 360 * std::floor((lon + 180) / 360);
}

}  // namespace bearing
