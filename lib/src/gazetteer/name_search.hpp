#pragma once

#include <string_view>
#include <vector>

#include "gazetteer/layer_set.hpp"
#include "gazetteer/ranking.hpp"

namespace bearing {

/// What a name query led to: hits, best first, and what they were ranked by.
struct NameAnswer {
    std::vector<RankedHit> hits;
    std::vector<AskedContext> contexts;
};

/// Candidates for one name as people write it, with its double names, brackets and wider places.
NameAnswer search_name(const LayerSet& layers, std::string_view name, const PlaceQuery& query);

}  // namespace bearing
