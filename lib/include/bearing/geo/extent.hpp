#pragma once

#include <optional>
#include <string_view>

#include "bearing/geo/lonlat.hpp"

namespace bearing {

/// A box of longitudes and latitudes in degrees, edges included. If west > east the box crosses the
/// antimeridian: it holds the longitudes from west to 180 and from -180 to east.
struct Extent {
    double west = 0;
    double south = 0;
    double east = 0;
    double north = 0;

    bool operator==(const Extent&) const = default;

    bool crosses_antimeridian() const { return west > east; }
    bool contains(LonLat point) const;
    bool contains(const Extent& other) const;
    bool intersects(const Extent& other) const;
    /// Width in degrees, 0..360.
    double width() const { return crosses_antimeridian() ? east - west + 360 : east - west; }
    double height() const { return north - south; }
    LonLat center() const;
    /// Grown by a share of its size on each side (0.1 = 10 %), latitudes kept within -90..90.
    Extent grown(double share) const;
};

/// The least box around both; neither may cross the antimeridian.
Extent united(const Extent& a, const Extent& b);

/// The box around a circle of radius_m about a point.
Extent extent_around(LonLat center, double radius_m);

/// "W,S,E,N" in degrees, or nothing if it is not four numbers in range with south <= north.
std::optional<Extent> parse_extent(std::string_view text);

/// The region of the default basemap: the South Caucasus, 43-51 E, 38-43 N.
inline constexpr Extent kDefaultRegion{43, 38, 51, 43};

}  // namespace bearing
