#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace bearing {

/// A calendar day (proleptic Gregorian), without zone or time.
using Day = std::chrono::sys_days;

/// The day, or nothing if there is no such date.
std::optional<Day> make_day(int year, int month, int day);

/// Exactly YYYY-MM-DD, or nothing.
std::optional<Day> parse_day(std::string_view iso);

/// "2020-10-03".
std::string to_string(Day day);

/// Days since 1970-01-01.
inline int day_number(Day day) {
    return static_cast<int>(day.time_since_epoch().count());
}
inline Day day_from_number(int number) {
    return Day{std::chrono::days{number}};
}

/// First and last day of the month or year that holds `day`.
Day first_of_month(Day day);
Day last_of_month(Day day);

}  // namespace bearing
