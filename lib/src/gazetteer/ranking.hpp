#pragma once

#include <optional>
#include <string>
#include <vector>

#include "bearing/gazetteer/gazetteer.hpp"
#include "gazetteer/layer_set.hpp"

namespace bearing {

/// Something wider that the query says beside the name, and the places it may be.
struct AskedContext {
    struct Wider {
        PlaceRef place;
        PlaceOutline outline;
        std::vector<std::string> names;  ///< folded
    };
    std::string text;
    std::vector<Wider> readings;
};
AskedContext read_context(const LayerSet& layers, const std::string& text);

/// How well the place lies in (or at) what the context names: 1 inside, 0 outside; nothing if the context is
/// unknown.
std::optional<double> fit_in_context(PlaceRef place, const PlaceOutline& outline,
                                     const AskedContext& context);

/// A hit with its score: tier first, then importance and hints.
struct RankedHit {
    LayerHit hit;
    double score = 0;
};
double score_of(const LayerSet& layers, const LayerHit& hit, const PlaceQuery& query,
                const std::vector<AskedContext>& contexts);

/// Best first; ties by place.
void sort_hits(std::vector<RankedHit>& hits);

/// The candidate with its reason in words.
Candidate describe_hit(const LayerSet& layers, const RankedHit& ranked, const PlaceQuery& query,
                       const std::vector<AskedContext>& contexts);

/// Best first; ties by place id.
void sort_candidates(std::vector<Candidate>& candidates);

}  // namespace bearing
