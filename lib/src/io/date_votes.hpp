#pragma once

#include <string_view>

#include "io/date_text.hpp"

namespace bearing {

/// Counts what the dates of a whole column say about the order of day and month.
class DateVotes {
  public:
    void add(std::string_view cell) {
        const DateReading date = read_date(cell);
        day_first_ |= date.proven == DateOrder::dmy;
        month_first_ |= date.proven == DateOrder::mdy;
        open_ |= date.fault == DateFault::ambiguous;
    }

    /// Some date can be read in two orders by itself.
    bool open() const { return open_; }
    /// Some dates can only have the day first, others only the month.
    bool contradictory() const { return day_first_ && month_first_; }
    /// The order that some dates prove and none contradicts, else unknown.
    DateOrder order() const {
        if (day_first_ == month_first_) return DateOrder::unknown;
        return day_first_ ? DateOrder::dmy : DateOrder::mdy;
    }

  private:
    bool day_first_ = false, month_first_ = false, open_ = false;
};

}  // namespace bearing
