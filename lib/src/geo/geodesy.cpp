#include "bearing/geo/geodesy.hpp"

#include <geodesic.h>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace bearing {
namespace {

const geod_geodesic& wgs84() {
    static const geod_geodesic ellipsoid = [] {
        geod_geodesic g;
        geod_init(&g, 6378137.0, 1 / 298.257223563);
        return g;
    }();
    return ellipsoid;
}

}  // namespace

double distance_m(LonLat a, LonLat b) {
    double distance = 0;
    geod_inverse(&wgs84(), a.lat, a.lon, b.lat, b.lon, &distance, nullptr, nullptr);
    return distance;
}

double bearing_deg(LonLat from, LonLat to) {
    double azimuth = 0;
    geod_inverse(&wgs84(), from.lat, from.lon, to.lat, to.lon, nullptr, &azimuth, nullptr);
    return azimuth < 0 ? azimuth + 360 : azimuth;
}

LonLat destination(LonLat from, double bearing_deg, double distance_m) {
    LonLat to;
    geod_direct(&wgs84(), from.lat, from.lon, bearing_deg, distance_m, &to.lat, &to.lon, nullptr);
    return to;
}

double quick_distance_m(LonLat a, LonLat b) {
    constexpr double kRadians = std::numbers::pi / 180;
    constexpr double kMeanRadius = 6371008.8;
    const double s = std::sin((b.lat - a.lat) * kRadians / 2);
    const double t = std::sin((b.lon - a.lon) * kRadians / 2);
    const double h = s * s + std::cos(a.lat * kRadians) * std::cos(b.lat * kRadians) * t * t;
    return 2 * kMeanRadius * std::asin(std::min(1.0, std::sqrt(h)));
}

}  // namespace bearing
