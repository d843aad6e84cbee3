#pragma once

#include <cstddef>

#include "bearing/incident/time_span.hpp"
#include "io/date_text.hpp"
#include "io/row_mapper.hpp"

namespace bearing {

/// What ACLED's time precisions 2 and 3 make of its dates: the days around a midpoint, and a whole month.
TimeSpan week_around(Day day);
TimeSpan month_around(Day day);

/// Spreadsheets write ACLED's dates anew with slashes, in the order of their country: which one is told by
/// dates that have only one reading; the day comes first if none tells. Unknown if the table has dates of
/// either order.
DateOrder order_of_slashes(const TableSample& sample, std::size_t column);

}  // namespace bearing
