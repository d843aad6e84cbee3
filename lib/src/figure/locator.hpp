#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "bearing/carto/map.hpp"
#include "figure/page_metrics.hpp"

namespace bearing::figure {

/// The box that an inset around the map's extent shows: five times as wide, at least 24 degrees; nothing if
/// the map itself already shows a good part of the world.
std::optional<Extent> locator_extent(const Extent& map_extent, double aspect);

/// Layers of the inset of a map that shows the extent `shown`: where in the world the map lies, with the
/// map's outline marked. Empty if there is no land to show.
std::vector<SceneLayer> draw_locator(const Map& map, const Style& style, const Viewport& main,
                                     const Extent& shown, const SceneRect& box,
                                     std::shared_ptr<const FontSet> fonts, const PageMetrics& metrics);

}  // namespace bearing::figure
