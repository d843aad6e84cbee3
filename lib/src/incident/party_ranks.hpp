#pragma once

#include <cstdint>
#include <vector>

#include "bearing/incident/columns.hpp"

namespace bearing {

/// Numbers for who is said to do what, ordered by the names alone, so that the same incidents have the same
/// order whatever codes their dictionaries happened to give.
struct PartyRanks {
    explicit PartyRanks(const IncidentColumns& columns);

    /// For each set of claims the rank of its attribution: the stances and actors, whoever says so. Sets that
    /// differ in their claimants only share one.
    std::vector<std::uint32_t> attribution;
    /// For each set of parties involved.
    std::vector<std::uint32_t> involved;
};

}  // namespace bearing
