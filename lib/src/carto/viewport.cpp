#include "bearing/carto/viewport.hpp"

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

#include "bearing/base/error.hpp"

namespace bearing {
namespace {

/// Points along the edges of an extent: its projected outline is curved.
std::vector<LonLat> edge_points(const Extent& extent) {
    constexpr int kSteps = 32;
    std::vector<LonLat> points;
    for (int i = 0; i <= kSteps; ++i) {
        const double share = static_cast<double>(i) / kSteps;
        const double lon = extent.west + share * extent.width();
        const double lat = extent.south + share * extent.height();
        points.push_back({lon, extent.south});
        points.push_back({lon, extent.north});
        points.push_back({extent.west, lat});
        points.push_back({extent.west + extent.width(), lat});
    }
    return points;
}

}  // namespace

Viewport Viewport::fit(std::shared_ptr<const Projection> projection, const Extent& extent, double width,
                       double height, double margin) {
    if (width <= 2 * margin || height <= 2 * margin)
        throw ArgumentError("the map has no room left inside its margins; make it larger");
    double min_x = INFINITY, max_x = -INFINITY, min_y = INFINITY, max_y = -INFINITY;
    for (const MapPoint& p : projection->map_from_lonlat(edge_points(extent))) {
        if (!std::isfinite(p.x) || !std::isfinite(p.y)) continue;
        min_x = std::min(min_x, p.x);
        max_x = std::max(max_x, p.x);
        min_y = std::min(min_y, p.y);
        max_y = std::max(max_y, p.y);
    }
    if (min_x > max_x)
        throw ArgumentError("the projection " + projection->name() +
                            " cannot show this extent; choose another CRS");
    Viewport view;
    view.center = {(min_x + max_x) / 2, (min_y + max_y) / 2};
    // An extent of one point still gets a map: a kilometre around it.
    constexpr double kLeastSize_m = 1000;
    view.metres_per_unit =
        std::max({(max_x - min_x) / (width - 2 * margin), (max_y - min_y) / (height - 2 * margin),
                  kLeastSize_m / std::min(width, height)});
    view.width = width;
    view.height = height;
    view.projection = std::move(projection);
    return view;
}

ScenePoint Viewport::screen_from_map(MapPoint point) const {
    return {origin.x + width / 2 + (point.x - center.x) / metres_per_unit,
            origin.y + height / 2 - (point.y - center.y) / metres_per_unit};
}

MapPoint Viewport::map_from_screen(ScenePoint point) const {
    return {center.x + (point.x - origin.x - width / 2) * metres_per_unit,
            center.y - (point.y - origin.y - height / 2) * metres_per_unit};
}

std::optional<ScenePoint> Viewport::screen_from_lonlat(LonLat point) const {
    const auto map = projection->map_from_lonlat(point);
    if (!map) return std::nullopt;
    return screen_from_map(*map);
}

std::optional<LonLat> Viewport::lonlat_from_screen(ScenePoint point) const {
    return projection->lonlat_from_map(map_from_screen(point));
}

std::optional<Extent> Viewport::lonlat_extent() const {
    return bearing::lonlat_extent(*projection, map_from_screen({origin.x, origin.y + height}),
                                  map_from_screen({origin.x + width, origin.y}));
}

}  // namespace bearing
