#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "bearing/geo/day.hpp"

namespace bearing {

/// How closely a time is known. day: both ends of the interval are known to the day ("3-4 October"); days: some
/// day or days about there ("the past few days").
enum class TimePrecision { day, days, week, month, season, year, unknown };

/// When something happened: at some time from `first` to `last`, both included, or all through it.
struct TimeSpan {
    Day first{};
    Day last{};
    TimePrecision precision = TimePrecision::day;
    std::optional<int> first_minute;        ///< minutes after midnight on `first`, local time
    std::optional<int> last_minute;         ///< on `last`
    std::optional<int> utc_offset_minutes;  ///< of these times of day

    bool operator==(const TimeSpan&) const = default;
};

std::string to_string(TimePrecision precision);
std::optional<TimePrecision> parse_time_precision(std::string_view code);

/// ISO 8601, as short as it is exact: "2020-10-03", "2020-10", "2020", "2020-10-03/2020-10-04". Times of day
/// are left out.
std::string to_iso(const TimeSpan& span);
/// From the same forms; nothing for anything else.
std::optional<TimeSpan> parse_time_span(std::string_view iso);

/// "2020-10-03", "2020-10-03 to 2020-10-04".
std::string to_string(const TimeSpan& span);

}  // namespace bearing
