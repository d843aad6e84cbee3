#include "bearing/geo/polygon.hpp"

#include <geodesic.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace bearing {
namespace {

bool ring_contains(const Ring& ring, LonLat p) {
    bool inside = false;
    for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
        const LonLat a = ring[i];
        const LonLat b = ring[j];
        if ((a.lat > p.lat) != (b.lat > p.lat) &&
            p.lon < (b.lon - a.lon) * (p.lat - a.lat) / (b.lat - a.lat) + a.lon)
            inside = !inside;
    }
    return inside;
}

double ring_area_m2(const Ring& ring) {
    geod_geodesic wgs84;
    geod_init(&wgs84, 6378137.0, 1 / 298.257223563);
    geod_polygon polygon;
    geod_polygon_init(&polygon, 0);
    for (std::size_t i = 0; i + 1 < ring.size(); ++i)
        geod_polygon_addpoint(&wgs84, &polygon, ring[i].lat, ring[i].lon);
    double area = 0;
    geod_polygon_compute(&wgs84, &polygon, 0, 1, &area, nullptr);
    return std::abs(area);
}

/// Distance from the origin to the segment a-b in metres, in a plane.
double segment_distance(double ax, double ay, double bx, double by) {
    const double dx = bx - ax;
    const double dy = by - ay;
    const double length2 = dx * dx + dy * dy;
    const double t = length2 > 0 ? std::clamp(-(ax * dx + ay * dy) / length2, 0.0, 1.0) : 0;
    return std::hypot(ax + t * dx, ay + t * dy);
}

double ring_distance_m(const Ring& ring, LonLat p) {
    constexpr double kMetresPerDegree = 111195;
    const double kx = kMetresPerDegree * std::cos(p.lat * std::numbers::pi / 180);
    double least = std::numeric_limits<double>::infinity();
    for (std::size_t i = 0; i + 1 < ring.size(); ++i)
        least = std::min(
            least,
            segment_distance((ring[i].lon - p.lon) * kx, (ring[i].lat - p.lat) * kMetresPerDegree,
                             (ring[i + 1].lon - p.lon) * kx, (ring[i + 1].lat - p.lat) * kMetresPerDegree));
    return least;
}

}  // namespace

bool contains(const Polygon& polygon, LonLat point) {
    if (polygon.outer.empty() || !ring_contains(polygon.outer, point)) return false;
    return std::none_of(polygon.holes.begin(), polygon.holes.end(),
                        [&](const Ring& hole) { return !hole.empty() && ring_contains(hole, point); });
}

bool contains(const MultiPolygon& polygons, LonLat point) {
    return std::any_of(polygons.begin(), polygons.end(),
                       [&](const Polygon& polygon) { return contains(polygon, point); });
}

Extent extent_of(const std::vector<LonLat>& points) {
    Extent box{points.front().lon, points.front().lat, points.front().lon, points.front().lat};
    for (const LonLat p : points) box = united(box, {p.lon, p.lat, p.lon, p.lat});
    return box;
}

double area_m2(const MultiPolygon& polygons) {
    double area = 0;
    for (const auto& polygon : polygons) {
        area += ring_area_m2(polygon.outer);
        for (const auto& hole : polygon.holes) area -= ring_area_m2(hole);
    }
    return area;
}

double distance_m(const MultiPolygon& polygons, LonLat point) {
    if (contains(polygons, point)) return 0;
    double least = std::numeric_limits<double>::infinity();
    for (const auto& polygon : polygons) {
        least = std::min(least, ring_distance_m(polygon.outer, point));
        for (const auto& hole : polygon.holes) least = std::min(least, ring_distance_m(hole, point));
    }
    return least;
}

}  // namespace bearing
