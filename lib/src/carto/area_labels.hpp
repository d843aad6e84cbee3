#pragma once

#include <span>
#include <vector>

#include "bearing/carto/map.hpp"
#include "carto/label_placer.hpp"

namespace bearing {

/// Names of countries, in letter-spaced capitals, and of lakes and seas, in italics, inside their areas. A
/// country's name keeps off the footprints where it can: it says whose territory the area is, not the
/// incident.
void draw_area_labels(const Map& map, const Style& style, const Viewport& viewport, const FontSet& fonts,
                      std::span<const SceneItem> footprints, LabelPlacer& placer,
                      std::vector<SceneItem>& out);

}  // namespace bearing
