#include <algorithm>
#include <cmath>
#include <numbers>

#include "bearing/carto/scene.hpp"

namespace bearing {
namespace {

SceneRect around(const std::vector<SubPath>& paths) {
    double min_x = INFINITY, max_x = -INFINITY, min_y = INFINITY, max_y = -INFINITY;
    for (const SubPath& path : paths) {
        for (const ScenePoint& p : path.points) {
            min_x = std::min(min_x, p.x);
            max_x = std::max(max_x, p.x);
            min_y = std::min(min_y, p.y);
            max_y = std::max(max_y, p.y);
        }
    }
    if (min_x > max_x) return {};
    return {min_x, min_y, max_x - min_x, max_y - min_y};
}

/// Heights of capitals with accents and of descenders, as shares of the em, in the fonts that are used.
constexpr double kAscent = 0.78;
constexpr double kDescent = 0.24;

SceneRect around(const TextItem& item) {
    const double angle = item.angle_deg * std::numbers::pi / 180;
    SubPath corners;
    for (const double x : {0.0, item.text.width})
        for (const double y : {-kAscent * item.text.size, kDescent * item.text.size})
            corners.points.push_back({item.origin.x + x * std::cos(angle) - y * std::sin(angle),
                                      item.origin.y + x * std::sin(angle) + y * std::cos(angle)});
    return around(std::vector{corners});
}

}  // namespace

SceneRect bounds(const SceneItem& item) {
    if (const auto* text = std::get_if<TextItem>(&item.shape)) return around(*text);
    return around(std::get<PathItem>(item.shape).subpaths);
}

}  // namespace bearing
