#pragma once

#include <vector>

#include "bearing/geo/extent.hpp"
#include "bearing/geo/lonlat.hpp"

namespace bearing {

using LineString = std::vector<LonLat>;
using Ring = std::vector<LonLat>;  ///< first point = last point

/// One outer ring and its holes.
struct Polygon {
    Ring outer;
    std::vector<Ring> holes;

    bool operator==(const Polygon&) const = default;
};

using MultiPolygon = std::vector<Polygon>;

/// Even-odd test; points on an edge may fall on either side.
bool contains(const Polygon& polygon, LonLat point);
bool contains(const MultiPolygon& polygons, LonLat point);

/// The box around the points; the points must not be empty.
Extent extent_of(const std::vector<LonLat>& points);

/// Area in square metres on WGS 84 (geodesic), holes subtracted.
double area_m2(const MultiPolygon& polygons);

/// Distance in metres from a point to the polygons, 0 inside. Edges are treated as straight in an
/// equirectangular plane around the point: within 1 % for distances below 500 km.
double distance_m(const MultiPolygon& polygons, LonLat point);

}  // namespace bearing
