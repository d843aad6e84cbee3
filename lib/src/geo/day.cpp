#include "bearing/geo/day.hpp"

#include <fmt/format.h>

#include "bearing/base/text.hpp"

namespace bearing {

std::optional<Day> make_day(int year, int month, int day) {
    // std::chrono keeps months and days in a byte: month 257 would be January.
    if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > 31) return std::nullopt;
    const std::chrono::year_month_day date{std::chrono::year{year},
                                           std::chrono::month{static_cast<unsigned>(month)},
                                           std::chrono::day{static_cast<unsigned>(day)}};
    if (!date.ok()) return std::nullopt;
    return Day{date};
}

std::optional<Day> parse_day(std::string_view iso) {
    if (iso.size() != 10 || iso[4] != '-' || iso[7] != '-') return std::nullopt;
    for (std::size_t i = 0; i < iso.size(); ++i)
        if (i != 4 && i != 7 && (iso[i] < '0' || iso[i] > '9')) return std::nullopt;
    const auto number = [&](std::size_t at, std::size_t n) {
        return static_cast<int>(*parse_integer(iso.substr(at, n)));
    };
    return make_day(number(0, 4), number(5, 2), number(8, 2));
}

std::string to_string(Day day) {
    const std::chrono::year_month_day date{day};
    return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()),
                       static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
}

Day first_of_month(Day day) {
    const std::chrono::year_month_day date{day};
    return Day{date.year() / date.month() / 1};
}

Day last_of_month(Day day) {
    const std::chrono::year_month_day date{day};
    return Day{date.year() / date.month() / std::chrono::last};
}

}  // namespace bearing
