#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "bearing/geo/extent.hpp"
#include "bearing/geo/layer.hpp"
#include "bearing/geo/polygon.hpp"

namespace bearing::gdal {

/// What an OGR geometry becomes: nothing (also for kinds that fit none of the others), a point, several
/// points, lines, polygons. Curves are made of short straight pieces, heights are dropped.
using Geometry = std::variant<std::monostate, LonLat, std::vector<LonLat>, LineStrings, MultiPolygon>;

/// The box around a geometry; nothing if it has no points.
std::optional<Extent> extent_of(const Geometry& geometry);

/// Well-known text as geometry. Throws FormatError if it is none.
Geometry geometry_from_wkt(const std::string& wkt);

// Planar operations on degrees (GEOS). Each throws FormatError if GEOS refuses its input.

/// The same lines, cut wherever two of them meet and each stretch kept once.
LineStrings node(const LineStrings& lines);

/// The faces enclosed by noded lines. Dangling lines enclose nothing and are ignored.
std::vector<Polygon> polygonize(const LineStrings& noded);

/// The area covered by any of the polygons, without inner edges.
MultiPolygon unite(const std::vector<Polygon>& polygons);

/// The part inside the box (which must not cross the antimeridian); without points and lines where they only
/// touch.
MultiPolygon clip(const MultiPolygon& polygons, const Extent& box);
LineStrings clip(const LineStrings& lines, const Extent& box);

/// The parts of the lines outside the polygons.
LineStrings outside(const LineStrings& lines, const MultiPolygon& polygons);

/// True if rings neither cross themselves nor one another.
bool is_valid(const MultiPolygon& polygons);

/// The same area as valid polygons (a figure of eight becomes two).
MultiPolygon repaired(const MultiPolygon& polygons);

/// The area common to two valid sets of polygons, in square degrees.
double common_area(const MultiPolygon& a, const MultiPolygon& b);

}  // namespace bearing::gdal
