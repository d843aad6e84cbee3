#include "carto/footprints.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <span>
#include <unordered_set>

#include "bearing/base/text.hpp"
#include "carto/geodesic_circle.hpp"
#include "carto/map_state.hpp"
#include "carto/merged_areas.hpp"
#include "carto/scene_geometry.hpp"
#include "carto/shared_footprints.hpp"

namespace bearing {
namespace {

/// Beyond this many the map is no longer legible area by area, and drawing them takes time and hides what is
/// below: then their circles are drawn as one.
constexpr std::size_t kMostSingly = 1500;

/// So many areas over one another come out no darker than a fifth of the ink.
double fill_share(int overlapping) {
    return std::min(0.085, 1 - std::pow(1 - 0.2, 1.0 / (1 + overlapping)));
}

void count_overlaps(std::vector<SharedFootprint>& shared, const Viewport& viewport) {
    std::vector<LonLat> points;
    for (const SharedFootprint& s : shared) points.push_back(s.footprint.point);
    const auto at = viewport.projection->map_from_lonlat(std::span<const LonLat>(points));
    const std::size_t count = std::min(shared.size(), kMostSingly);
    for (std::size_t a = 0; a < count; ++a) {
        for (std::size_t b = 0; b < count; ++b) {
            const double dx = at[a].x - at[b].x;
            const double dy = at[a].y - at[b].y;
            const double radius = shared[b].footprint.radius_m;
            shared[a].overlapping += a != b && dx * dx + dy * dy < radius * radius;
        }
    }
}

bool is_highlighted(const SharedFootprint& s, const Map& map) {
    return map.highlighted && std::binary_search(s.incidents.begin(), s.incidents.end(), *map.highlighted);
}

/// `share` of the ink fills it.
PathItem look(std::vector<SubPath> paths, double share, bool possible, bool highlighted, const Style& style) {
    const double s = style.scale;
    const auto alpha = static_cast<std::uint8_t>(std::lround(255 * (possible ? share * 0.6 : share)));
    Stroke edge{style.footprint.with_alpha(possible ? 150 : 115), 0.4 * s, {}, {}, LineJoin::round};
    if (possible) edge.dash = {2.4 * s, 1.8 * s};
    if (highlighted) edge = {style.selected, 1.1 * s, edge.dash, {}, LineJoin::round};
    return {std::move(paths), style.footprint.with_alpha(alpha), std::move(edge)};
}

/// Ellipses of circles, each once where several look the same: to a unit in place and size.
class DistinctEllipses {
  public:
    explicit DistinctEllipses(const Viewport& viewport) : viewport_(viewport) {}

    void add(const Footprint& footprint) {
        const auto at = viewport_.screen_from_lonlat(footprint.point);
        if (!at) return;
        const std::array<long, 3> key{std::lround(at->x), std::lround(at->y),
                                      std::lround(footprint.radius_m / viewport_.metres_per_unit)};
        if (!seen_.insert(key).second) return;
        if (auto ellipse = screen_ellipse(footprint, viewport_)) ellipses_.push_back(*ellipse);
    }

    const std::vector<ScreenEllipse>& ellipses() const { return ellipses_; }

  private:
    struct Hash {
        std::size_t operator()(const std::array<long, 3>& key) const {
            std::uint64_t hash = 0;
            for (const long part : key)
                hash = (hash ^ static_cast<std::uint64_t>(part)) * 0x9E3779B97F4A7C15ULL;
            return hash ^ hash >> 32;
        }
    };

    const Viewport& viewport_;
    std::unordered_set<std::array<long, 3>, Hash> seen_;
    std::vector<ScreenEllipse> ellipses_;
};

/// What the circles cover together, those of incidents that only possibly match by themselves.
void add_merged(std::span<const SharedFootprint> circles, const Style& style, const Viewport& viewport,
                std::vector<SceneItem>& items) {
    constexpr double kShare = 0.15;
    const double cell = 3 * style.scale;
    for (const bool possible : {false, true}) {
        DistinctEllipses distinct(viewport);
        std::size_t incidents = 0;
        for (const SharedFootprint& s : circles) {
            if (s.possible != possible) continue;
            distinct.add(s.footprint);
            incidents += s.incidents.size();
        }
        auto outline =
            merged_outline(distinct.ellipses(), viewport.frame(), cell, viewport.screen_from_map({0, 0}));
        if (outline.empty()) continue;
        items.push_back({look(std::move(outline), kShare, possible, false, style),
                         {},
                         {},
                         fmt::format("areas of {} incidents, drawn as one", with_thousands(incidents))});
    }
}

void add_one(const SharedFootprint& s, const Map& map, const Style& style, const Viewport& viewport,
             const SceneGeometry& geometry, std::vector<SceneItem>& items) {
    std::vector<SubPath> paths;
    if (!s.footprint.area.empty())
        geometry.add(s.footprint.area, paths);
    else if (auto circle = geodesic_circle(s.footprint, viewport))
        paths.push_back(std::move(*circle));
    if (paths.empty()) return;
    items.push_back(
        {look(std::move(paths), fill_share(s.overlapping), s.possible, is_highlighted(s, map), style),
         s.incidents.front(),
         {s.incidents.begin() + 1, s.incidents.end()},
         fmt::format("area within {:.1f} km of {}", s.footprint.radius_m / 1000,
                     map.dataset->place_name(s.incidents.front()))});
}

/// Is it drawn by itself even in a crowd? What is chosen is, and what is no circle or a larger one.
bool stands_alone(const SharedFootprint& s, const Map& map, double largest_m) {
    return is_highlighted(s, map) || !s.footprint.area.empty() || s.footprint.radius_m > largest_m;
}

/// Puts those to the end that are drawn as one, and gives the first of them. Their outlines are made of
/// ellipses, which large circles are not: those are among them only if they are too many themselves.
auto split_crowd(std::vector<SharedFootprint>& shared, const Map& map) {
    double largest_m = 100e3;
    const auto is_alone = [&](const SharedFootprint& s) { return stands_alone(s, map, largest_m); };
    if (static_cast<std::size_t>(std::count_if(shared.begin(), shared.end(), is_alone)) > kMostSingly)
        largest_m = INFINITY;
    return std::stable_partition(shared.begin(), shared.end(), is_alone);
}

}  // namespace

std::vector<SceneItem> draw_footprints(const Map& map, const Style& style, const Viewport& viewport) {
    std::vector<SceneItem> items;
    if (!map.dataset || is_hidden(map, "footprints") || is_hidden(map, "incidents")) return items;
    std::vector<SharedFootprint> shared = shared_footprints(map, style, viewport);
    if (shared.size() > kMostSingly) {
        const auto crowd = split_crowd(shared, map);
        add_merged({crowd, shared.end()}, style, viewport, items);
        shared.erase(crowd, shared.end());
    }
    count_overlaps(shared, viewport);
    const SceneGeometry geometry(viewport);
    for (const SharedFootprint& s : shared) add_one(s, map, style, viewport, geometry, items);
    return items;
}

}  // namespace bearing
