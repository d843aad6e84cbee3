#include "geoparse/containment.hpp"

#include <cmath>

#include "bearing/geo/geodesy.hpp"

namespace bearing::geoparse {

bool is_country(const PlaceOutline& place) {
    return place.feature.starts_with("PCL");
}

bool is_area(const PlaceOutline& place) {
    for (const std::string_view code : {"PCL", "ADM", "RGN", "CONT", "TERR", "ISL", "PEN", "ZN", "AREA"})
        if (place.feature.starts_with(code)) return true;
    return false;
}

bool holds(const PlaceOutline& wide, const PlaceOutline& narrow) {
    if (wide.radius_m <= narrow.radius_m) return false;
    if (is_country(wide)) return !wide.country.empty() && wide.country == narrow.country;
    if (!wide.country.empty() && !narrow.country.empty() && wide.country != narrow.country) return false;
    constexpr double kBeyondCircle = 1.3;
    const double reach_m = wide.radius_m * kBeyondCircle;
    constexpr double kLeastMetresPerDegree = 110'000;  // of latitude; cheaper to ask first
    if (std::abs(wide.point.lat - narrow.point.lat) * kLeastMetresPerDegree > reach_m) return false;
    return quick_distance_m(wide.point, narrow.point) <= reach_m;
}

}  // namespace bearing::geoparse
