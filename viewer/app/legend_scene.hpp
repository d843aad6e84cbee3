#pragma once

#include <memory>
#include <vector>

#include "bearing/carto/map.hpp"

namespace bearing {

/// The legend as a small scene of its own, `width` units wide, its labels wrapped; its origin is at the upper
/// left. No higher than its entries need: 0 if there are none. `unit` is the length of a logical pixel.
Scene legend_scene(const std::vector<LegendEntry>& entries, const Style& style,
                   std::shared_ptr<const FontSet> fonts, double unit, double width);

}  // namespace bearing
