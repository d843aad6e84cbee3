#include "carto/footprints.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <numbers>
#include <tuple>

#include "bearing/geo/geodesy.hpp"
#include "carto/map_state.hpp"
#include "carto/scene_geometry.hpp"
#include "carto/scene_items.hpp"
#include "carto/symbols.hpp"

namespace bearing {
namespace {

/// Distinct footprint and the incidents that share it.
struct Shared {
    Footprint footprint;
    std::vector<std::uint32_t> incidents;
    bool possible = true;  ///< all of them only possibly match
    int overlapping = 0;   ///< footprints whose area holds this one's point
};

std::vector<Shared> distinct_footprints(const Map& map) {
    std::map<std::tuple<double, double, double, std::size_t>, std::size_t> seen;
    std::vector<Shared> distinct;
    for (const bool possible : {false, true}) {
        for (const std::uint32_t i : possible ? map.selection.possible : map.selection.certain) {
            if (!map.dataset->is_located(i)) continue;
            Footprint f = map.dataset->footprint(i);
            const auto [entry, is_new] =
                seen.try_emplace({f.point.lon, f.point.lat, f.radius_m, f.area.size()}, distinct.size());
            if (is_new) distinct.push_back({std::move(f), {}, true, 0});
            distinct[entry->second].incidents.push_back(i);
            distinct[entry->second].possible &= possible;
        }
    }
    for (Shared& s : distinct) std::sort(s.incidents.begin(), s.incidents.end());
    std::stable_sort(distinct.begin(), distinct.end(), [](const Shared& a, const Shared& b) {
        return a.footprint.radius_m > b.footprint.radius_m;
    });
    return distinct;
}

constexpr std::size_t kSamples = 8;
constexpr std::size_t kCirclePoints = 96;

/// Weights of the samples in each point of the curve: the Dirichlet kernel of eight samples.
const std::array<std::array<double, kSamples>, kCirclePoints>& interpolation_weights() {
    static const auto weights = [] {
        std::array<std::array<double, kSamples>, kCirclePoints> w{};
        for (std::size_t i = 0; i < kCirclePoints; ++i) {
            for (std::size_t k = 0; k < kSamples; ++k) {
                const double x = 2 * std::numbers::pi *
                                 (static_cast<double>(i) / kCirclePoints - static_cast<double>(k) / kSamples);
                const double half = std::sin(x / 2);
                w[i][k] = std::abs(half) < 1e-9 ? 1 : std::sin(4 * x) * std::cos(x / 2) / (8 * half);
            }
        }
        return w;
    }();
    return weights;
}

std::optional<std::vector<ScenePoint>> samples_of(const Footprint& f, std::size_t count,
                                                  const Viewport& viewport) {
    std::vector<LonLat> ring;
    for (std::size_t k = 0; k < count; ++k)
        ring.push_back(
            destination(f.point, 360.0 * static_cast<double>(k) / static_cast<double>(count), f.radius_m));
    std::vector<ScenePoint> out;
    for (const MapPoint& p : viewport.projection->map_from_lonlat(std::span<const LonLat>(ring))) {
        if (!std::isfinite(p.x)) return std::nullopt;
        out.push_back(viewport.screen_from_map(p));
    }
    return out;
}

/// The ellipse through the northern, eastern, southern and western points.
SubPath ellipse(const std::vector<ScenePoint>& known) {
    const ScenePoint center{(known[0].x + known[1].x + known[2].x + known[3].x) / 4,
                            (known[0].y + known[1].y + known[2].y + known[3].y) / 4};
    const ScenePoint north{(known[0].x - known[2].x) / 2, (known[0].y - known[2].y) / 2};
    const ScenePoint east{(known[1].x - known[3].x) / 2, (known[1].y - known[3].y) / 2};
    const double radius = std::hypot(north.x, north.y);
    SubPath path = circle({0, 0}, radius);
    for (ScenePoint& p : path.points) {
        const double sine = p.x / radius;
        const double cosine = -p.y / radius;
        p = {center.x + sine * east.x + cosine * north.x, center.y + sine * east.y + cosine * north.y};
    }
    return path;
}

/// The curve through eight points by trigonometric interpolation.
SubPath interpolated(const std::vector<ScenePoint>& known) {
    SubPath path{{}, true};
    for (const auto& weights : interpolation_weights()) {
        ScenePoint sum;
        for (std::size_t k = 0; k < kSamples; ++k) {
            sum.x += weights[k] * known[k].x;
            sum.y += weights[k] * known[k].y;
        }
        path.points.push_back(sum);
    }
    return path;
}

/// A geodesic circle on the map: small against the globe it is an ellipse through four of its points (to 0.1
/// % of its radius), then a curve through eight; the largest are projected point by point.
std::optional<SubPath> geodesic_circle(const Footprint& f, const Viewport& viewport) {
    constexpr double kEllipse_m = 12e3;
    constexpr double kSmooth_m = 400e3;
    const std::size_t count = f.radius_m <= kEllipse_m ? 4 : f.radius_m <= kSmooth_m ? kSamples : 180;
    auto known = samples_of(f, count, viewport);
    if (!known) return std::nullopt;
    if (count == 4) return ellipse(*known);
    if (count == kSamples) return interpolated(*known);
    return SubPath{std::move(*known), true};
}

/// So many areas over one another come out no darker than a fifth of the ink.
double fill_share(int overlapping) {
    return std::min(0.085, 1 - std::pow(1 - 0.2, 1.0 / (1 + overlapping)));
}

void count_overlaps(std::vector<Shared>& shared, const Viewport& viewport) {
    // Beyond this many the map is no longer legible area by area, and the square of it takes time.
    constexpr std::size_t kMost = 1500;
    const std::size_t count = std::min(shared.size(), kMost);
    std::vector<LonLat> points;
    for (const Shared& s : shared) points.push_back(s.footprint.point);
    const auto at = viewport.projection->map_from_lonlat(std::span<const LonLat>(points));
    for (std::size_t a = 0; a < count; ++a) {
        for (std::size_t b = 0; b < count; ++b) {
            const double dx = at[a].x - at[b].x;
            const double dy = at[a].y - at[b].y;
            const double radius = shared[b].footprint.radius_m;
            shared[a].overlapping += a != b && dx * dx + dy * dy < radius * radius;
        }
    }
}

PathItem look(std::vector<SubPath> paths, const Shared& shared, bool highlighted, const Style& style) {
    const double s = style.scale;
    const double share = fill_share(shared.overlapping);
    const auto alpha = static_cast<std::uint8_t>(std::lround(255 * (shared.possible ? share * 0.6 : share)));
    Stroke edge{style.footprint.with_alpha(shared.possible ? 150 : 115), 0.4 * s, {}, {}, LineJoin::round};
    if (shared.possible) edge.dash = {2.4 * s, 1.8 * s};
    if (highlighted) edge = {style.selected, 1.1 * s, edge.dash, {}, LineJoin::round};
    return {std::move(paths), style.footprint.with_alpha(alpha), std::move(edge)};
}

}  // namespace

std::vector<SceneItem> draw_footprints(const Map& map, const Style& style, const Viewport& viewport) {
    std::vector<SceneItem> items;
    if (!map.dataset || is_hidden(map, "footprints") || is_hidden(map, "incidents")) return items;
    const SceneGeometry geometry(viewport);
    std::vector<Shared> shared = distinct_footprints(map);
    std::erase_if(shared, [&](const Shared& s) {
        const int count = static_cast<int>(s.incidents.size());
        const bool covered = s.footprint.area.empty() &&
                             s.footprint.radius_m / viewport.metres_per_unit < symbol_radius(count, style);
        return covered || !geometry.sees(extent_of(s.footprint));
    });
    count_overlaps(shared, viewport);
    for (const Shared& s : shared) {
        std::vector<SubPath> paths;
        if (!s.footprint.area.empty())
            geometry.add(s.footprint.area, paths);
        else if (auto circle = geodesic_circle(s.footprint, viewport))
            paths.push_back(std::move(*circle));
        if (paths.empty()) continue;
        const bool highlighted =
            map.highlighted && std::binary_search(s.incidents.begin(), s.incidents.end(), *map.highlighted);
        items.push_back({look(std::move(paths), s, highlighted, style),
                         s.incidents.front(),
                         {s.incidents.begin() + 1, s.incidents.end()},
                         fmt::format("area within {:.1f} km of {}", s.footprint.radius_m / 1000,
                                     map.dataset->place_name(s.incidents.front()))});
    }
    return items;
}

}  // namespace bearing
