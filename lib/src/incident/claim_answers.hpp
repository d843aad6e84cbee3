#pragma once

#include <cstdint>
#include <vector>

#include "bearing/incident/dataset.hpp"

namespace bearing {

/// For each set of claims of the dataset whether it answers the query: 0xFF or 0. Empty if nothing is asked
/// of claims.
std::vector<std::uint8_t> fitting_claim_sets(const Dataset& dataset, const Query& query);

/// The same for each set of parties that are involved, and Query::participants.
std::vector<std::uint8_t> fitting_involved_sets(const Dataset& dataset, const Query& query);

}  // namespace bearing
