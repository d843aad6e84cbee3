#pragma once

#include <span>
#include <vector>

#include "bearing/carto/map.hpp"
#include "carto/clusters.hpp"

namespace bearing {

/// Names of what the map shows, places with their dots: none overlaps another or an incident's symbol. Places
/// of incidents come first, then places by rank, countries, waters, rivers.
std::vector<SceneItem> draw_labels(const Map& map, const Style& style, const Viewport& viewport,
                                   const FontSet& fonts, std::span<const Cluster> clusters,
                                   std::span<const SceneItem> footprints);

}  // namespace bearing
