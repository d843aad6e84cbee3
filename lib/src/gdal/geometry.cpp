#include "gdal/geometry.hpp"

#include <fmt/format.h>

#include "bearing/base/error.hpp"
#include "gdal/convert.hpp"
#include "gdal/session.hpp"

namespace bearing::gdal {
namespace {

/// Runs one operation of GEOS and turns its refusal into an error.
template <class Operation>
OgrGeometry run(const char* what, Operation operation) {
    const Messages messages;
    OgrGeometry result(operation());
    if (!result)
        throw FormatError(
            fmt::format("cannot {} these geometries: {}", what, messages.reason("GEOS gave no result")));
    return result;
}

std::unique_ptr<OGRPolygon> box_polygon(const Extent& box) {
    auto ring = std::make_unique<OGRLinearRing>();
    for (const auto& [x, y] : {std::pair{box.west, box.south},
                               {box.east, box.south},
                               {box.east, box.north},
                               {box.west, box.north},
                               {box.west, box.south}})
        ring->addPoint(x, y);
    auto polygon = std::make_unique<OGRPolygon>();
    polygon->addRingDirectly(ring.release());
    return polygon;
}

Extent extent_of_polygons(const MultiPolygon& polygons) {
    Extent box = bearing::extent_of(polygons.front().outer);
    for (const auto& polygon : polygons) box = united(box, bearing::extent_of(polygon.outer));
    return box;
}

}  // namespace

std::optional<Extent> extent_of(const Geometry& geometry) {
    if (const auto* point = std::get_if<LonLat>(&geometry))
        return Extent{point->lon, point->lat, point->lon, point->lat};
    if (const auto* points = std::get_if<std::vector<LonLat>>(&geometry)) {
        if (points->empty()) return std::nullopt;
        return bearing::extent_of(*points);
    }
    if (const auto* polygons = std::get_if<MultiPolygon>(&geometry)) {
        if (polygons->empty() || polygons->front().outer.empty()) return std::nullopt;
        return extent_of_polygons(*polygons);
    }
    const auto* lines = std::get_if<LineStrings>(&geometry);
    std::optional<Extent> box;
    for (const auto& line : lines != nullptr ? *lines : LineStrings{})
        if (!line.empty()) box = box ? united(*box, bearing::extent_of(line)) : bearing::extent_of(line);
    return box;
}

Geometry geometry_from_wkt(const std::string& wkt) {
    const Messages messages;
    OGRGeometry* raw = nullptr;
    const auto status = OGRGeometryFactory::createFromWkt(wkt.c_str(), nullptr, &raw);
    const OgrGeometry geometry(raw);
    if (status != OGRERR_NONE || !geometry)
        throw FormatError(fmt::format("\"{}\" is no well-known text (WKT) of a geometry: {}",
                                      wkt.substr(0, 60), messages.reason("it cannot be parsed")));
    return from_ogr(*geometry);
}

LineStrings node(const LineStrings& lines) {
    if (lines.empty()) return {};
    // Union nodes both operands together; a single line needs no second operand to meet itself, so it is
    // united with itself.
    const std::size_t half = (lines.size() + 1) / 2;
    const auto first = to_ogr(LineStrings(lines.begin(), lines.begin() + static_cast<std::ptrdiff_t>(half)));
    const auto second =
        lines.size() > 1 ? to_ogr(LineStrings(lines.begin() + static_cast<std::ptrdiff_t>(half), lines.end()))
                         : to_ogr(lines);
    return lines_of(*run("node", [&] { return first->Union(second.get()); }));
}

std::vector<Polygon> polygonize(const LineStrings& noded) {
    if (noded.empty()) return {};
    const auto lines = to_ogr(noded);
    return polygons_of(*run("polygonize", [&] { return lines->Polygonize(); }));
}

MultiPolygon unite(const std::vector<Polygon>& polygons) {
    if (polygons.empty()) return {};
    const auto all = to_ogr(polygons);
    return polygons_of(*run("unite", [&] { return all->UnionCascaded(); }));
}

MultiPolygon clip(const MultiPolygon& polygons, const Extent& box) {
    if (polygons.empty()) return {};
    if (box.contains(extent_of_polygons(polygons))) return polygons;
    const auto all = to_ogr(polygons);
    const auto frame = box_polygon(box);
    return polygons_of(*run("clip", [&] { return all->Intersection(frame.get()); }));
}

LineStrings clip(const LineStrings& lines, const Extent& box) {
    if (lines.empty()) return {};
    const auto all = to_ogr(lines);
    const auto frame = box_polygon(box);
    return lines_of(*run("clip", [&] { return all->Intersection(frame.get()); }));
}

LineStrings outside(const LineStrings& lines, const MultiPolygon& polygons) {
    if (lines.empty() || polygons.empty()) return lines;
    const auto all = to_ogr(lines);
    const auto areas = to_ogr(polygons);
    return lines_of(*run("subtract", [&] { return all->Difference(areas.get()); }));
}

bool is_valid(const MultiPolygon& polygons) {
    const Messages messages;
    return polygons.empty() || to_ogr(polygons)->IsValid();
}

MultiPolygon repaired(const MultiPolygon& polygons) {
    if (polygons.empty()) return {};
    const auto all = to_ogr(polygons);
    return polygons_of(*run("repair", [&] { return all->MakeValid(); }));
}

double common_area(const MultiPolygon& a, const MultiPolygon& b) {
    if (a.empty() || b.empty()) return 0;
    const auto first = to_ogr(a);
    const auto second = to_ogr(b);
    const auto common = polygons_of(*run("intersect", [&] { return first->Intersection(second.get()); }));
    return to_ogr(common)->toMultiPolygon()->get_Area();
}

}  // namespace bearing::gdal
