#include "io/acled_dates.hpp"

#include "io/date_votes.hpp"

namespace bearing {

TimeSpan week_around(Day day) {
    return {day - std::chrono::days{3}, day + std::chrono::days{3}, TimePrecision::week, {}, {}, {}};
}

TimeSpan month_around(Day day) {
    return {first_of_month(day), last_of_month(day), TimePrecision::month, {}, {}, {}};
}

DateOrder order_of_slashes(const TableSample& sample, std::size_t column) {
    DateVotes votes;
    for (const auto& row : sample.rows)
        if (column < row.size() && row[column].find('/') != std::string::npos) votes.add(row[column]);
    if (votes.contradictory()) return DateOrder::unknown;
    return votes.order() == DateOrder::mdy ? DateOrder::mdy : DateOrder::dmy;
}

}  // namespace bearing
