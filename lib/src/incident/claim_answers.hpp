#pragma once

#include <cstdint>
#include <vector>

#include "bearing/incident/dataset.hpp"

namespace bearing {

/// How many of some rows fit.
enum class Fit : std::uint8_t { none, some, all };

/// True if the answer to what a query asks of claims depends on who makes them, not on their attribution
/// alone.
bool asks_claimants(const Query& query);

/// What a query asks of claims and parties, answered for every set of them beforehand.
struct PartyAnswers {
    PartyAnswers(const Dataset& dataset, const Query& query);

    /// By attribution (DatasetIndex); empty if nothing is asked of claims.
    std::vector<Fit> attributions;
    /// By set of claims: 0xFF or 0. Empty where the attributions say everything.
    std::vector<std::uint8_t> claim_sets;
    /// By set of parties involved: none or all. Empty if nothing is asked of them.
    std::vector<Fit> involved_sets;
};

}  // namespace bearing
