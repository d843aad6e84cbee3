#pragma once

#include <vector>

#include "bearing/carto/map.hpp"
#include "carto/label_placer.hpp"

namespace bearing {

/// Names of rivers, in italics, along a straight stretch of them.
void draw_river_labels(const Map& map, const Style& style, const Viewport& viewport, const FontSet& fonts,
                       LabelPlacer& placer, std::vector<SceneItem>& out);

}  // namespace bearing
