#include "figure/locator.hpp"

#include <algorithm>
#include <cmath>

#include "bearing/base/error.hpp"

namespace bearing::figure {
namespace {

bool belongs_in_locator(const Layer& layer) {
    return layer.kind == LayerKind::land || layer.kind == LayerKind::country ||
           layer.kind == LayerKind::lake || layer.kind == LayerKind::coast || layer.kind == LayerKind::border;
}

Map locator_map(const Map& map) {
    Map small;
    small.hidden_layers = map.hidden_layers;
    small.hidden_layers.insert(small.hidden_layers.end(), {"graticule", "incidents", "footprints"});
    small.from = map.from;
    small.to = map.to;
    for (const auto& layer : map.layers)
        if (belongs_in_locator(*layer)) small.layers.push_back(layer);
    return small;
}

/// Outline of the main map in the inset; its straight edges are curves there.
SubPath outline_in(const Viewport& locator, const Viewport& main) {
    constexpr int kSteps = 12;
    const SceneRect frame = main.frame();
    const ScenePoint corners[] = {{frame.x, frame.y},
                                  {frame.x + frame.width, frame.y},
                                  {frame.x + frame.width, frame.y + frame.height},
                                  {frame.x, frame.y + frame.height},
                                  {frame.x, frame.y}};
    SubPath path{{}, true};
    for (int side = 0; side < 4; ++side) {
        for (int i = 0; i < kSteps; ++i) {
            const double share = static_cast<double>(i) / kSteps;
            const ScenePoint at{corners[side].x + share * (corners[side + 1].x - corners[side].x),
                                corners[side].y + share * (corners[side + 1].y - corners[side].y)};
            const auto lonlat = main.lonlat_from_screen(at);
            const auto point = lonlat ? locator.screen_from_lonlat(*lonlat) : std::nullopt;
            if (point) path.points.push_back(*point);
        }
    }
    return path;
}

/// A map of a small area is a speck in the inset: a ring around it makes it found.
SceneItem marker(const SubPath& outline, const Style& style, double unit) {
    double left = INFINITY, right = -INFINITY, top = INFINITY, bottom = -INFINITY;
    for (const ScenePoint& p : outline.points) {
        left = std::min(left, p.x), right = std::max(right, p.x);
        top = std::min(top, p.y), bottom = std::max(bottom, p.y);
    }
    const Stroke stroke{style.incident, 1.1 * unit, {}, LineCap::butt, LineJoin::miter};
    const double least = 5 * unit;
    if (right - left >= least || bottom - top >= least)
        return {PathItem{{outline}, style.incident.with_alpha(36), stroke}, {}, {}, "extent of the map"};
    const ScenePoint middle{(left + right) / 2, (top + bottom) / 2};
    SceneItem box = rectangle({middle.x - least / 2, middle.y - least / 2, least, least},
                              style.incident.with_alpha(36), stroke);
    box.description = "place of the map";
    return box;
}

bool shows_land(const Scene& scene) {
    return std::any_of(scene.layers.begin(), scene.layers.end(),
                       [](const SceneLayer& layer) { return layer.id == "land" && !layer.items.empty(); });
}

}  // namespace

std::optional<Extent> locator_extent(const Extent& map_extent, double aspect) {
    if (map_extent.width() > 60 || map_extent.height() > 45) return std::nullopt;
    const LonLat center = map_extent.center();
    const double stretch = std::max(0.2, std::cos(center.lat * 3.14159265358979 / 180));
    const double height =
        std::clamp(std::max(5 * map_extent.height(), 5 * map_extent.width() * stretch / aspect), 14.0, 100.0);
    const double width = std::min(height * aspect / stretch, 170.0);
    const double south = std::max(-85.0, center.lat - height / 2);
    const double north = std::min(85.0, center.lat + height / 2);
    return Extent{wrap_longitude(center.lon - width / 2), south, wrap_longitude(center.lon + width / 2),
                  north};
}

std::vector<SceneLayer> draw_locator(const Map& map, const Style& style, const Viewport& main,
                                     const Extent& shown, const SceneRect& box,
                                     std::shared_ptr<const FontSet> fonts, const PageMetrics& metrics) {
    const auto extent = locator_extent(shown, box.width / box.height);
    if (!extent) return {};
    const auto projection = std::make_shared<const Projection>(default_crs(*extent));
    Viewport viewport = Viewport::fit(projection, *extent, box.width, box.height);
    // The extent's corners bulge; the inset shows the middle of it.
    viewport.metres_per_unit *= 0.8;
    viewport.origin = {box.x, box.y};
    Style small = style;
    small.scale = 0.7 * style.scale;
    Scene scene = draw_map(locator_map(map), small, viewport, std::move(fonts));
    if (!shows_land(scene)) return {};
    std::vector<SceneLayer> layers;
    for (SceneLayer& layer : scene.layers) {
        if (layer.items.empty()) continue;
        layer.id = "locator-" + layer.id;
        layer.clip = box;
        layers.push_back(std::move(layer));
    }
    SceneLayer frame{"locator-frame", {}, {}};
    frame.items.push_back(marker(outline_in(viewport, main), style, metrics.scale));
    frame.items.push_back(
        rectangle(box, {}, Stroke{style.frame, metrics.hairline, {}, LineCap::butt, LineJoin::miter}));
    layers.push_back(std::move(frame));
    return layers;
}

}  // namespace bearing::figure
