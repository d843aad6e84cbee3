#pragma once

// Private to this room: between OGR's geometries and Bearing's.
#include <ogr_geometry.h>

#include <memory>

#include "gdal/geometry.hpp"

namespace bearing::gdal {

using OgrGeometry = std::unique_ptr<OGRGeometry>;

Geometry from_ogr(const OGRGeometry& geometry);
/// Null for the empty geometry.
OgrGeometry to_ogr(const Geometry& geometry);

OgrGeometry to_ogr(const LineStrings& lines);
OgrGeometry to_ogr(const MultiPolygon& polygons);

/// The polygons of a geometry, also of collections; other parts are left out.
MultiPolygon polygons_of(const OGRGeometry& geometry);
/// The lines of a geometry, also of collections; other parts are left out.
LineStrings lines_of(const OGRGeometry& geometry);

}  // namespace bearing::gdal
