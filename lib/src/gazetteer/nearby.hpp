#pragma once

#include <optional>
#include <utility>
#include <vector>

#include "bearing/gazetteer/gazetteer.hpp"
#include "gazetteer/layer_set.hpp"

namespace bearing {

/// The nearest places with their distances along the geodesic in metres, at most `limit` of them.
std::vector<std::pair<PlaceRef, double>> nearest_places(const LayerSet& layers, LonLat point, double radius_m,
                                                        std::size_t limit);

/// The divisions of the nearest settlement.
std::optional<Whereabouts> whereabouts_of(const LayerSet& layers, LonLat point);

std::vector<AreaOfPoint> areas_of_point(const LayerSet& layers, LonLat point, std::size_t limit);

Lies lies_in_area(const LayerSet& layers, LonLat point, const Place& area);

}  // namespace bearing
