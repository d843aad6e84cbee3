#include "basemap/antimeridian.hpp"

#include <algorithm>

#include "gdal/geometry.hpp"

namespace bearing::basemap {
namespace {

bool within(const Extent& box) {
    return box.west >= -180 && box.east <= 180;
}

void shift(LineString& points, double degrees) {
    for (LonLat& p : points) p.lon = std::clamp(p.lon + degrees, -180.0, 180.0);
}

template <class Parts, class Shift>
Parts cut_and_shift(const Parts& outside, Parts kept, Shift move) {
    for (const double turn : {-360.0, 0.0, 360.0}) {
        Parts pieces = gdal::clip(outside, {-180 + turn, -90, 180 + turn, 90});
        for (auto& piece : pieces) {
            move(piece, -turn);
            kept.push_back(std::move(piece));
        }
    }
    return kept;
}

}  // namespace

MultiPolygon wrapped(MultiPolygon polygons) {
    const auto crossing = std::stable_partition(polygons.begin(), polygons.end(), [](const Polygon& polygon) {
        return within(extent_of(polygon.outer));
    });
    if (crossing == polygons.end()) return polygons;
    const MultiPolygon outside(crossing, polygons.end());
    polygons.erase(crossing, polygons.end());
    return cut_and_shift(outside, std::move(polygons), [](Polygon& polygon, double degrees) {
        shift(polygon.outer, degrees);
        for (auto& hole : polygon.holes) shift(hole, degrees);
    });
}

LineStrings wrapped(LineStrings lines) {
    const auto crossing = std::stable_partition(
        lines.begin(), lines.end(), [](const LineString& line) { return within(extent_of(line)); });
    if (crossing == lines.end()) return lines;
    const LineStrings outside(crossing, lines.end());
    lines.erase(crossing, lines.end());
    return cut_and_shift(outside, std::move(lines), shift);
}

Extent extent_of_parts(const std::variant<LonLat, LineStrings, MultiPolygon>& geometry) {
    std::vector<Extent> parts;
    if (const auto* point = std::get_if<LonLat>(&geometry))
        return {point->lon, point->lat, point->lon, point->lat};
    if (const auto* lines = std::get_if<LineStrings>(&geometry))
        for (const auto& line : *lines) parts.push_back(extent_of(line));
    if (const auto* polygons = std::get_if<MultiPolygon>(&geometry))
        for (const auto& polygon : *polygons) parts.push_back(extent_of(polygon.outer));

    Extent box = parts.front();
    for (const auto& part : parts) box = united(box, part);
    std::sort(parts.begin(), parts.end(), [](const Extent& a, const Extent& b) { return a.west < b.west; });
    double widest = box.west + 360 - box.east;
    double reached = parts.front().east;
    Extent least = box;
    for (const auto& part : parts) {
        if (part.west - reached > widest) {
            widest = part.west - reached;
            least.west = part.west;
            least.east = reached;
        }
        reached = std::max(reached, part.east);
    }
    return least;
}

}  // namespace bearing::basemap
