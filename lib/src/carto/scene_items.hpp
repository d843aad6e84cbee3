#pragma once

#include <string>
#include <utility>
#include <vector>

#include "bearing/carto/scene.hpp"

namespace bearing {

inline SceneItem filled(std::vector<SubPath> subpaths, Color fill) {
    return {PathItem{std::move(subpaths), fill, std::nullopt}, {}, {}, {}};
}

inline SceneItem stroked(std::vector<SubPath> subpaths, Stroke stroke) {
    return {PathItem{std::move(subpaths), std::nullopt, std::move(stroke)}, {}, {}, {}};
}

/// A circle as a closed line that is nowhere more than 0.02 unit off.
SubPath circle(ScenePoint center, double radius);

/// The part of a ring between two radii, clockwise from `from_deg` to `to_deg` (0 = up).
SubPath ring_sector(ScenePoint center, double inner, double outer, double from_deg, double to_deg);

/// An open arc, clockwise from `from_deg` to `to_deg` (0 = up).
SubPath arc(ScenePoint center, double radius, double from_deg, double to_deg);

}  // namespace bearing
