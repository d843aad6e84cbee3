#pragma once

#include <string>
#include <vector>

#include "bearing/gazetteer/gazetteer.hpp"
#include "gazetteer/name_index.hpp"

namespace bearing {

/// How well a candidate fits one thing that the query says beside the name.
struct ContextFit {
    std::string text;  ///< the words of the query
    double fit = 0;    ///< 0 contradicts .. 1 holds the place
};

/// A candidate with its score (tier first, then importance and hints) and its reason in words.
Candidate rank_hit(const Place& place, const NameHit& hit, const PlaceQuery& query,
                   const std::vector<ContextFit>& contexts);

/// Best first; ties by place id.
void sort_candidates(std::vector<Candidate>& candidates);

/// How well `place` lies in (or at) the wider place: 1 inside, 0 outside.
double fit_within(const Place& place, const Place& wider);

}  // namespace bearing
