#pragma once

#include <memory>
#include <vector>

#include "bearing/carto/map.hpp"

namespace bearing {

/// The legend as a small scene of its own with its origin at the upper left, on a plate of the style's paper.
/// Empty (of no size) if there are no entries. `unit` is the length of a logical pixel.
Scene legend_scene(const std::vector<LegendEntry>& entries, const Style& style, std::shared_ptr<const FontSet> fonts,
                   double unit);

}  // namespace bearing
