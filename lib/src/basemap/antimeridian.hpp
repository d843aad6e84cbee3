#pragma once

#include "bearing/geo/layer.hpp"

namespace bearing::basemap {

/// The same geometry with longitudes within -180..180, cut where it crosses the antimeridian.
MultiPolygon wrapped(MultiPolygon polygons);
LineStrings wrapped(LineStrings lines);

/// The least box around the parts of a geometry that was cut at the antimeridian: where its widest gap in
/// longitude is not at 180 degrees, the box crosses the antimeridian (west > east). The geometry must not be
/// empty.
Extent extent_of_parts(const std::variant<LonLat, LineStrings, MultiPolygon>& geometry);

}  // namespace bearing::basemap
