#include "gdal/convert.hpp"

namespace bearing::gdal {
namespace {

LineString points_of(const OGRSimpleCurve& curve) {
    LineString points(static_cast<std::size_t>(curve.getNumPoints()));
    if (!points.empty()) curve.getPoints(&points[0].lon, sizeof(LonLat), &points[0].lat, sizeof(LonLat));
    return points;
}

template <class Curve>
void set_points(Curve& curve, const std::vector<LonLat>& points) {
    static_assert(sizeof(OGRRawPoint) == sizeof(LonLat));
    std::vector<OGRRawPoint> raw;
    raw.reserve(points.size());
    for (const LonLat p : points) raw.emplace_back(p.lon, p.lat);
    curve.setPoints(static_cast<int>(raw.size()), raw.data());
}

std::unique_ptr<OGRPolygon> polygon_to_ogr(const Polygon& polygon) {
    auto out = std::make_unique<OGRPolygon>();
    const auto add = [&](const Ring& points) {
        auto ring = std::make_unique<OGRLinearRing>();
        set_points(*ring, points);
        out->addRingDirectly(ring.release());
    };
    add(polygon.outer);
    for (const auto& hole : polygon.holes) add(hole);
    return out;
}

Polygon polygon_from_ogr(const OGRPolygon& polygon) {
    Polygon out;
    if (const OGRLinearRing* outer = polygon.getExteriorRing()) out.outer = points_of(*outer);
    for (int i = 0; i < polygon.getNumInteriorRings(); ++i)
        out.holes.push_back(points_of(*polygon.getInteriorRing(i)));
    return out;
}

void collect_polygons(const OGRGeometry& geometry, MultiPolygon& out) {
    if (geometry.IsEmpty()) return;
    const auto type = wkbFlatten(geometry.getGeometryType());
    if (type == wkbPolygon) {
        out.push_back(polygon_from_ogr(*geometry.toPolygon()));
    } else if (OGR_GT_IsSubClassOf(type, wkbGeometryCollection)) {
        for (const OGRGeometry* part : *geometry.toGeometryCollection()) collect_polygons(*part, out);
    }
}

void collect_lines(const OGRGeometry& geometry, LineStrings& out) {
    if (geometry.IsEmpty()) return;
    const auto type = wkbFlatten(geometry.getGeometryType());
    if (type == wkbLineString) {
        out.push_back(points_of(*geometry.toLineString()));
    } else if (OGR_GT_IsSubClassOf(type, wkbGeometryCollection)) {
        for (const OGRGeometry* part : *geometry.toGeometryCollection()) collect_lines(*part, out);
    }
}

Geometry from_multipoint(const OGRMultiPoint& points) {
    std::vector<LonLat> out;
    for (const OGRPoint* point : points)
        if (!point->IsEmpty()) out.push_back({point->getX(), point->getY()});
    if (out.empty()) return {};
    if (out.size() == 1) return out.front();
    return out;
}

}  // namespace

MultiPolygon polygons_of(const OGRGeometry& geometry) {
    MultiPolygon out;
    collect_polygons(geometry, out);
    return out;
}

LineStrings lines_of(const OGRGeometry& geometry) {
    LineStrings out;
    collect_lines(geometry, out);
    return out;
}

Geometry from_ogr(const OGRGeometry& geometry) {
    if (geometry.IsEmpty()) return {};
    if (geometry.hasCurveGeometry()) {
        const OgrGeometry linear(geometry.getLinearGeometry());
        return linear && !linear->hasCurveGeometry() ? from_ogr(*linear) : Geometry{};
    }
    switch (wkbFlatten(geometry.getGeometryType())) {
        case wkbPoint:
            return LonLat{geometry.toPoint()->getX(), geometry.toPoint()->getY()};
        case wkbMultiPoint:
            return from_multipoint(*geometry.toMultiPoint());
        case wkbLineString:
        case wkbMultiLineString:
            return lines_of(geometry);
        case wkbPolygon:
        case wkbMultiPolygon:
            return polygons_of(geometry);
        default:
            return {};
    }
}

OgrGeometry to_ogr(const LineStrings& lines) {
    auto out = std::make_unique<OGRMultiLineString>();
    for (const auto& line : lines) {
        auto part = std::make_unique<OGRLineString>();
        set_points(*part, line);
        out->addGeometryDirectly(part.release());
    }
    return out;
}

OgrGeometry to_ogr(const MultiPolygon& polygons) {
    auto out = std::make_unique<OGRMultiPolygon>();
    for (const auto& polygon : polygons) out->addGeometryDirectly(polygon_to_ogr(polygon).release());
    return out;
}

OgrGeometry to_ogr(const Geometry& geometry) {
    if (const auto* point = std::get_if<LonLat>(&geometry))
        return std::make_unique<OGRPoint>(point->lon, point->lat);
    if (const auto* points = std::get_if<std::vector<LonLat>>(&geometry)) {
        auto out = std::make_unique<OGRMultiPoint>();
        for (const LonLat p : *points) out->addGeometryDirectly(new OGRPoint(p.lon, p.lat));
        return out;
    }
    if (const auto* lines = std::get_if<LineStrings>(&geometry)) return to_ogr(*lines);
    if (const auto* polygons = std::get_if<MultiPolygon>(&geometry)) return to_ogr(*polygons);
    return nullptr;
}

}  // namespace bearing::gdal
