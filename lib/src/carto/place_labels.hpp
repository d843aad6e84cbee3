#pragma once

#include <span>
#include <vector>

#include "bearing/carto/map.hpp"
#include "carto/clusters.hpp"
#include "carto/label_placer.hpp"

namespace bearing {

/// A place that may get a label.
struct PlaceLabel {
    ScenePoint at;
    double radius = 0;  ///< of what stands there already: a symbol or its own dot
    int rank = 5;
    int incidents = 0;                 ///< at the place; 0 where it is only a place
    const Feature* feature = nullptr;  ///< null where no layer knows the place
    std::string name;                  ///< the feature's or the incident's
};

/// Places in view in the order in which they get their labels: places of incidents (most first), then by
/// rank.
std::vector<PlaceLabel> places_to_label(const Map& map, const Style& style, const Viewport& viewport,
                                        std::span<const Cluster> clusters);

/// Adds the place's label, and its dot if it has no symbol; false if there is no room.
bool place_label(const PlaceLabel& place, const Style& style, const FontSet& fonts, LabelPlacer& placer,
                 std::vector<SceneItem>& out);

/// The least important rank that a scale has room for.
int most_rank(double scale_denominator);

}  // namespace bearing
