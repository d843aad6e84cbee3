#pragma once

#include <cstddef>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "bearing/incident/tally.hpp"

namespace bearing {

/// One value to tick, with what ticking it alone would find under the other conditions.
struct FacetRow {
    std::string key;    ///< what goes into the query: an actor's name, a code
    std::string label;  ///< for people
    int depth = 0;      ///< 0 at the top; 1 belongs to the row above with depth 0, and so on
    std::size_t certain = 0;
    std::size_t possible = 0;

    bool operator==(const FacetRow&) const = default;
};

/// The same incidents counted by day, week and month, ascending; bins without incidents are left out.
struct Histogram {
    std::vector<TimeCounts> days, weeks, months;
};

/// Counts beside a question. Each leaves its own condition out, so that it shows what else could be asked.
struct Facets {
    Histogram histogram;  ///< whatever `from` and `to` are
    std::vector<FacetRow> actors;
    std::vector<FacetRow> claimants;
    std::vector<FacetRow> types;
    std::vector<FacetRow> weapons;
    std::size_t nobody_accused = 0;  ///< incidents whose claims name no actor
};

/// What a question finds, and the counts around it.
struct Answer {
    Selection selection;
    Facets facets;
};

/// Throws CancelledError.
Answer answer(const Dataset& dataset, const Query& query, std::stop_token stop = {});

/// The shortest run of days that holds `share` (0..1) of what the histogram counts; nothing if it is empty.
std::optional<TimeCounts> busiest_days(const Histogram& histogram, double share);

}  // namespace bearing
