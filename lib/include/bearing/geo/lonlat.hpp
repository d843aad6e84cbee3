#pragma once

namespace bearing {

/// A point on WGS 84 in degrees: longitude -180..180 east, latitude -90..90 north.
struct LonLat {
    double lon = 0;
    double lat = 0;

    bool operator==(const LonLat&) const = default;
};

/// True if both are finite and in range.
bool is_valid(LonLat point);

/// The longitude in [-180, 180).
double wrap_longitude(double lon);

}  // namespace bearing
