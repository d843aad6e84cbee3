#pragma once

#include <optional>
#include <string_view>

#include "bearing/geo/day.hpp"
#include "bearing/incident/time_span.hpp"

namespace bearing {

/// In which order day, month and year stand where all three are numbers and the year is not the first.
enum class DateOrder { unknown, ymd, dmy, mdy };

enum class DateFault {
    none,
    missing,     ///< empty, or a word for nothing ("n/a", "unknown", "-")
    impossible,  ///< there is no such day
    ambiguous,   ///< two orders are possible and none was stated
    unreadable,
};

/// A day read from a cell, with the time of day where the cell has one.
struct DateReading {
    std::optional<Day> day;
    std::optional<int> minute;              ///< after midnight
    std::optional<int> utc_offset_minutes;  ///< "Z", "+04:00"
    DateFault fault = DateFault::none;
    /// The order that the numbers themselves prove (13/2 is a day first), else unknown.
    DateOrder proven = DateOrder::unknown;
};

/// Reads "2020-10-03", "2020-10-03T14:05:00Z", "2020/10/3", "3.10.2020", "03/10/20", "20201003", "3 October
/// 2020", "Oct 3, 2020", "3-Oct-20" and the like, months in any language of the bundled table. Years of two
/// digits are 1970 to 2069. Dates with dots have the day first unless their numbers say otherwise.
DateReading read_date(std::string_view text, DateOrder order = DateOrder::unknown);

/// A month or a year alone, or two dates of ISO 8601: "2020-10", "2020", "October 2020",
/// "2020-10-03/2020-10-05".
std::optional<TimeSpan> read_longer_time(std::string_view cell);

/// Day of a spreadsheet's serial number (days since 1899-12-30), with the time of day as its fraction.
DateReading day_of_serial(double serial);

/// Short reason for a row that is rejected for its date: "no date", "impossible date", ….
std::string_view reason(DateFault fault);

/// True for the words that tables write where they have nothing: "", "n/a", "NULL", "-", "unknown", ….
bool is_missing(std::string_view cell);

}  // namespace bearing
