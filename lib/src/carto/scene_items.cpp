#include "carto/scene_items.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace bearing {
namespace {

/// Degrees between the points of a circle for an error of at most 0.02 unit (the sagitta of its chords).
double step_deg(double radius) {
    constexpr double kError = 0.02;
    const double half = std::acos(std::max(0.0, 1 - kError / std::max(radius, 0.1)));
    return std::clamp(2 * half * 180 / std::numbers::pi, 1.0, 45.0);
}

}  // namespace

SubPath arc(ScenePoint center, double radius, double from_deg, double to_deg) {
    SubPath path;
    const int steps = std::max(1, static_cast<int>(std::ceil((to_deg - from_deg) / step_deg(radius))));
    const double from = from_deg * std::numbers::pi / 180;
    const double step = (to_deg - from_deg) * std::numbers::pi / 180 / steps;
    // Turned on from point to point: a sine and a cosine for each would take most of the time of a map.
    const double turn_x = std::cos(step);
    const double turn_y = std::sin(step);
    double x = radius * std::sin(from);
    double y = -radius * std::cos(from);
    path.points.reserve(static_cast<std::size_t>(steps) + 1);
    for (int i = 0; i <= steps; ++i) {
        path.points.push_back({center.x + x, center.y + y});
        const double next_x = x * turn_x - y * turn_y;
        y = x * turn_y + y * turn_x;
        x = next_x;
    }
    return path;
}

SubPath circle(ScenePoint center, double radius) {
    SubPath path = arc(center, radius, 0, 360);
    path.points.pop_back();
    path.closed = true;
    return path;
}

SubPath ring_sector(ScenePoint center, double inner, double outer, double from_deg, double to_deg) {
    SubPath path = arc(center, outer, from_deg, to_deg);
    const SubPath back = arc(center, inner, from_deg, to_deg);
    path.points.insert(path.points.end(), back.points.rbegin(), back.points.rend());
    path.closed = true;
    return path;
}

}  // namespace bearing
