#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "bearing/incident/dataset.hpp"

namespace bearing {

struct MatchOptions {
    double within_km = 25;  ///< beside what the footprints themselves allow
    int within_days = 3;    ///< beside what the time spans themselves allow
    double min_score = 0.5;
};

/// Two incidents that may be one event, with the reasons a person needs to decide.
struct MatchProposal {
    std::uint32_t first = 0;  ///< indices into the dataset, first < second
    std::uint32_t second = 0;
    double score = 0;                  ///< 0..1
    std::vector<std::string> reasons;  ///< "0 km apart, both within a town", "same day"
    std::vector<std::string> against;  ///< what speaks against it: "different type"
};

/// Pairs that may be the same event, best first. Never decides anything.
std::vector<MatchProposal> propose_matches(const Dataset& dataset, const MatchOptions& options = {});

/// The two as one incident: the first's own fields, the claims and sources of both (the same claim once),
/// casualties summarised anew, weapons of both.
Incident joined(const Incident& first, const Incident& second);

}  // namespace bearing
