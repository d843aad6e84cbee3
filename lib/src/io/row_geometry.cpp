#include "io/row_geometry.hpp"

#include <algorithm>
#include <cmath>

#include "bearing/geo/geodesy.hpp"

namespace bearing {
namespace {

using Json = nlohmann::ordered_json;

void check(const std::vector<LonLat>& points) {
    if (!std::all_of(points.begin(), points.end(), is_valid))
        throw RowFault{"geometry", "geometry out of range"};
}

LonLat mean(const std::vector<LonLat>& points) {
    LonLat sum;
    for (const LonLat p : points) {
        sum.lon += p.lon;
        sum.lat += p.lat;
    }
    const auto n = static_cast<double>(points.size());
    return {sum.lon / n, sum.lat / n};
}

/// The one of the points that is nearest to their mean, so that it lies on what they describe.
LonLat middle(const std::vector<LonLat>& points) {
    const LonLat centre = mean(points);
    return *std::min_element(points.begin(), points.end(), [&](LonLat a, LonLat b) {
        return distance_m(a, centre) < distance_m(b, centre);
    });
}

double reach_m(LonLat from, const std::vector<LonLat>& points) {
    double most = 0;
    for (const LonLat p : points) most = std::max(most, distance_m(from, p));
    return most;
}

/// Centre of gravity of a ring in degrees: good enough to stand for an area of moderate size.
LonLat centroid(const Ring& ring) {
    double twice_area = 0, x = 0, y = 0;
    const LonLat origin = ring.front();
    for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
        const double ax = ring[i].lon - origin.lon, ay = ring[i].lat - origin.lat;
        const double bx = ring[i + 1].lon - origin.lon, by = ring[i + 1].lat - origin.lat;
        const double cross = ax * by - bx * ay;
        twice_area += cross;
        x += (ax + bx) * cross;
        y += (ay + by) * cross;
    }
    if (twice_area == 0) return mean(ring);
    return {origin.lon + x / (3 * twice_area), origin.lat + y / (3 * twice_area)};
}

/// A point within the polygon: its centre of gravity, else the middle of its widest stretch at that latitude.
LonLat point_within(const Polygon& polygon) {
    const LonLat centre = centroid(polygon.outer);
    if (contains(polygon, centre)) return centre;
    std::vector<double> crossings;
    const auto cross = [&](const Ring& ring) {
        for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
            const LonLat a = ring[i], b = ring[i + 1];
            if ((a.lat > centre.lat) != (b.lat > centre.lat))
                crossings.push_back(a.lon + (centre.lat - a.lat) / (b.lat - a.lat) * (b.lon - a.lon));
        }
    };
    cross(polygon.outer);
    for (const Ring& hole : polygon.holes) cross(hole);
    std::sort(crossings.begin(), crossings.end());
    LonLat best = polygon.outer.front();
    double widest = 0;
    for (std::size_t i = 0; i + 1 < crossings.size(); i += 2) {
        if (crossings[i + 1] - crossings[i] <= widest) continue;
        widest = crossings[i + 1] - crossings[i];
        best = {(crossings[i] + crossings[i + 1]) / 2, centre.lat};
    }
    return best;
}

RowGeometry of_polygons(const MultiPolygon& polygons) {
    RowGeometry geometry;
    for (const Polygon& polygon : polygons)
        if (polygon.outer.size() >= 4) geometry.area.push_back(polygon);
    if (geometry.area.empty()) return geometry;
    for (const Polygon& polygon : geometry.area) {
        check(polygon.outer);
        for (const Ring& hole : polygon.holes) check(hole);
    }
    const auto largest =
        std::max_element(geometry.area.begin(), geometry.area.end(),
                         [](const auto& a, const auto& b) { return area_m2({a}) < area_m2({b}); });
    geometry.point = point_within(*largest);
    for (const Polygon& polygon : geometry.area)
        geometry.reach_m = std::max(geometry.reach_m, reach_m(*geometry.point, polygon.outer));
    return geometry;
}

RowGeometry of_points(const std::vector<LonLat>& points, bool is_line) {
    RowGeometry geometry;
    if (points.empty()) return geometry;
    check(points);
    geometry.point = middle(points);
    geometry.reach_m = reach_m(*geometry.point, points);
    geometry.is_line = is_line;
    return geometry;
}

[[noreturn]] void not_geometry() {
    throw RowFault{"geometry", "geometry is not GeoJSON"};
}

LonLat position_of(const Json& json) {
    if (!json.is_array() || json.size() < 2 || !json[0].is_number() || !json[1].is_number()) not_geometry();
    return {json[0].get<double>(), json[1].get<double>()};
}

std::vector<LonLat> positions_of(const Json& json) {
    if (!json.is_array()) not_geometry();
    std::vector<LonLat> points;
    for (const Json& position : json) points.push_back(position_of(position));
    return points;
}

Polygon polygon_of(const Json& json) {
    if (!json.is_array()) not_geometry();
    Polygon polygon;
    for (std::size_t i = 0; i < json.size(); ++i)
        (i == 0 ? polygon.outer : polygon.holes.emplace_back()) = positions_of(json[i]);
    return polygon;
}

/// The parts of a geometry by kind.
struct Parts {
    std::vector<LonLat> points;
    std::vector<LonLat> line_points;
    MultiPolygon polygons;
};

void collect(const Json& json, Parts& parts, int depth) {
    constexpr int kDeepest = 8;
    if (!json.is_object() || depth > kDeepest) not_geometry();
    const auto type = json.find("type");
    if (type == json.end() || !type->is_string()) not_geometry();
    const std::string& kind = type->get_ref<const std::string&>();
    if (kind == "GeometryCollection") {
        const auto members = json.find("geometries");
        if (members == json.end() || !members->is_array()) not_geometry();
        for (const Json& member : *members) collect(member, parts, depth + 1);
        return;
    }
    const auto found = json.find("coordinates");
    if (found == json.end() || !found->is_array()) not_geometry();
    const Json& coordinates = *found;
    if (coordinates.empty()) return;
    if (kind == "Point") {
        parts.points.push_back(position_of(coordinates));
    } else if (kind == "MultiPoint") {
        for (const LonLat p : positions_of(coordinates)) parts.points.push_back(p);
    } else if (kind == "LineString") {
        for (const LonLat p : positions_of(coordinates)) parts.line_points.push_back(p);
    } else if (kind == "MultiLineString") {
        for (const Json& line : coordinates)
            for (const LonLat p : positions_of(line)) parts.line_points.push_back(p);
    } else if (kind == "Polygon") {
        parts.polygons.push_back(polygon_of(coordinates));
    } else if (kind == "MultiPolygon") {
        for (const Json& polygon : coordinates) parts.polygons.push_back(polygon_of(polygon));
    } else {
        not_geometry();
    }
}

}  // namespace

void RowGeometry::give_to(Row& row) const {
    row.point = point;
    row.area = area.empty() ? nullptr : &area;
    row.reach_m = reach_m;
    row.is_line = is_line;
}

RowGeometry row_geometry(const gdal::Geometry& geometry) {
    if (const auto* point = std::get_if<LonLat>(&geometry)) return of_points({*point}, false);
    if (const auto* points = std::get_if<std::vector<LonLat>>(&geometry)) return of_points(*points, false);
    if (const auto* polygons = std::get_if<MultiPolygon>(&geometry)) return of_polygons(*polygons);
    if (const auto* lines = std::get_if<LineStrings>(&geometry)) {
        std::vector<LonLat> points;
        for (const auto& line : *lines) points.insert(points.end(), line.begin(), line.end());
        return of_points(points, true);
    }
    return {};
}

RowGeometry geojson_geometry(const nlohmann::ordered_json& json) {
    if (json.is_null()) return {};
    Parts parts;
    collect(json, parts, 0);
    if (!parts.polygons.empty()) return of_polygons(parts.polygons);
    return parts.line_points.empty() ? of_points(parts.points, false) : of_points(parts.line_points, true);
}

}  // namespace bearing
