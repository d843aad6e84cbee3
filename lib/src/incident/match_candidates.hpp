#pragma once

#include <cstdint>
#include <vector>

#include "bearing/incident/match.hpp"
#include "incident/match_rows.hpp"

namespace bearing {

/// A pair that may be one event by time, place, type and parties.
struct CandidatePair {
    std::uint32_t first = 0;
    std::uint32_t second = 0;
    double log_odds = 0;  ///< by these alone
};

/// Pairs worth reading whole, ordered by `first` and `second`. Near-linear in the number of incidents: each
/// is compared only with those of the days and cells within reach, and keeps its best few.
std::vector<CandidatePair> candidate_pairs(const MatchRows& data, const MatchOptions& options);

}  // namespace bearing
