#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "bearing/incident/tally.hpp"

namespace bearing {

/// Counts by day, week or month. An incident is certain in the bin that holds all of its interval, possible
/// in each that it overlaps: these are kept as differences from bin to bin, so that an interval of any length
/// costs two additions.
class TimeBins {
  public:
    /// Room for the days of these incidents.
    TimeBins(const Dataset& dataset, CountBy by);

    /// Numbers may be negative, to take away what was added.
    void add(std::int32_t first_day, std::int32_t last_day, std::int64_t certain, std::int64_t possible);
    void clear();
    /// Bins that hold days of [from, to] and incidents.
    std::vector<TimeCounts> counts(std::optional<Day> from, std::optional<Day> to) const;
    CountBy by() const { return by_; }

  private:
    std::int64_t index_of(std::int32_t day) const;
    TimeCounts days_of(std::int64_t index) const;

    CountBy by_;
    std::int64_t base_ = 0;
    std::vector<std::int64_t> certain_;
    std::vector<std::int64_t> possible_;  ///< what is added from this bin on
};

/// ISO 8601: "2020-10-03", "2020-W40" (the year is that of the week's Thursday), "2020-10".
std::string bin_key(Day first, CountBy by);

}  // namespace bearing
