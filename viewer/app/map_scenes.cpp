#include "app/map_scenes.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace bearing {
namespace {

/// The scene is drawn larger than the panel by this share of its size on each side …
constexpr double kMargin = 0.4;
/// … and drawn again once less than this share is left on some side.
constexpr double kLeastMargin = 0.1;

/// Scenes of one scale lie on one grid of whole units, so that nothing shifts by a part of a pixel when a
/// scene is drawn again, or against the other scene.
Viewport with_margin(const Viewport& view) {
    Viewport larger = view;
    larger.width = 2 * std::round(view.width * (0.5 + kMargin));
    larger.height = 2 * std::round(view.height * (0.5 + kMargin));
    larger.origin = {0, 0};
    const auto on_grid = [&](double metres) {
        return std::round(metres / view.metres_per_unit) * view.metres_per_unit;
    };
    larger.center = {on_grid(view.center.x), on_grid(view.center.y)};
    return larger;
}

bool same_scale(const Viewport& a, const Viewport& b) {
    return std::abs(a.metres_per_unit / b.metres_per_unit - 1) < 1e-6;
}

/// True if a scene drawn for `drawn` can be shown in `view` without a visible loss.
bool still_serves(const Viewport& drawn, const Viewport& view) {
    if (drawn.projection != view.projection || !same_scale(drawn, view)) return false;
    const double left_x = drawn.width / 2 - view.width * (0.5 + kLeastMargin);
    const double left_y = drawn.height / 2 - view.height * (0.5 + kLeastMargin);
    return std::abs(view.center.x - drawn.center.x) <= left_x * view.metres_per_unit &&
           std::abs(view.center.y - drawn.center.y) <= left_y * view.metres_per_unit;
}

std::shared_ptr<const Scene> without_areas(const Scene& scene) {
    auto symbols = std::make_shared<Scene>(scene);
    std::erase_if(symbols->layers, [](const SceneLayer& layer) { return layer.id == "footprints"; });
    return symbols;
}

}  // namespace

PlacedScene place(std::shared_ptr<const Scene> scene, const Viewport& drawn_for, const Viewport& view) {
    PlacedScene placed;
    placed.scene = std::move(scene);
    placed.scale = same_scale(drawn_for, view) ? 1 : drawn_for.metres_per_unit / view.metres_per_unit;
    placed.offset = view.screen_from_map(drawn_for.map_from_screen({0, 0}));
    return placed;
}

MapScenes::MapScenes(std::shared_ptr<const FontSet> fonts, JobQueue& jobs)
    : fonts_(std::move(fonts)), jobs_(jobs) {}

void MapScenes::redraw_basemap(const Map& map, const Style& style) {
    jobs_.submit("basemap", [this, map, style, view = basemap_asked_, fonts = fonts_](std::stop_token) {
        auto scene = std::make_shared<const Scene>(draw_basemap(map, style, view, fonts));
        return [this, scene, view] {
            basemap_ = {scene, nullptr, view};
            ++revision_;
        };
    });
}

/// With their legend, which is about what is in view only and takes as long to find out.
void MapScenes::redraw_incidents(const Map& map, const Style& style, const Viewport& view) {
    jobs_.submit(
        "incidents", [this, map, style, view, drawn_for = incidents_asked_, fonts = fonts_](std::stop_token) {
            auto scene = std::make_shared<const Scene>(draw_incidents(map, style, drawn_for, fonts));
            auto entries =
                std::make_shared<const std::vector<LegendEntry>>(bearing::legend(map, style, view, *fonts));
            return [this, scene, symbols = without_areas(*scene), entries, drawn_for] {
                incidents_ = {scene, symbols, drawn_for};
                legend_ = entries;
                ++revision_;
            };
        });
}

void MapScenes::update(const Map& map, const Style& style, const Viewport& view,
                       std::uint64_t answer_revision, std::uint64_t basemap_revision) {
    const Inputs basemap{0,  basemap_revision, style.theme, style.scale, map.hidden_layers,
                         {}, map.from,         map.to};
    // One job of a kind at a time: what it makes is shown even if the view has moved on, so that a long zoom
    // is accompanied by fresh scenes instead of waiting for its end.
    if (!jobs_.busy("basemap") && (basemap_inputs_ != basemap || !still_serves(basemap_asked_, view))) {
        basemap_inputs_ = basemap;
        basemap_asked_ = with_margin(view);
        redraw_basemap(map, style);
    }
    // The names on the map are drawn with the incidents, since they make room for them.
    const Inputs incidents{answer_revision,   basemap_revision, style.theme, style.scale,
                           map.hidden_layers, map.highlighted,  map.from,    map.to};
    if (!jobs_.busy("incidents") &&
        (incidents_inputs_ != incidents || !still_serves(incidents_asked_, view))) {
        incidents_inputs_ = incidents;
        incidents_asked_ = with_margin(view);
        redraw_incidents(map, style, view);
    }
}

std::vector<PlacedScene> MapScenes::placed(const Viewport& view) const {
    std::vector<PlacedScene> scenes;
    for (const Drawn* drawn : {&basemap_, &incidents_})
        if (drawn->scene && drawn->view.projection == view.projection)
            scenes.push_back(place(drawn->scene, drawn->view, view));
    return scenes;
}

std::vector<std::uint32_t> MapScenes::incidents_at(const Viewport& view, ScenePoint at, bool areas) const {
    if (!incidents_.scene || incidents_.view.projection != view.projection) return {};
    const PlacedScene placed = place(incidents_.scene, incidents_.view, view);
    const ScenePoint point{(at.x - placed.offset.x) / placed.scale, (at.y - placed.offset.y) / placed.scale};
    std::vector<std::uint32_t> hits = hit_test(*incidents_.symbols, point, 4 / placed.scale);
    return hits.empty() && areas ? hit_test(*incidents_.scene, point, 4 / placed.scale) : hits;
}

}  // namespace bearing
