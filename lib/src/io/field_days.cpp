#include <algorithm>
#include <array>

#include "bearing/base/text.hpp"
#include "io/field_values.hpp"

namespace bearing {
namespace {

/// Words and numbers of a date, without what separates them.
struct DateParts {
    std::array<std::string_view, 3> part;
    std::size_t count = 0;
    std::string_view rest;  ///< after the third
};

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

DateParts date_parts(std::string_view text) {
    DateParts parts;
    std::size_t i = 0;
    while (i < text.size() && parts.count < 3) {
        const std::size_t start = i;
        if (is_digit(text[i]))
            while (i < text.size() && is_digit(text[i])) ++i;
        else if (is_letter(text[i]))
            while (i < text.size() && is_letter(text[i])) ++i;
        if (i > start) {
            parts.part[parts.count++] = text.substr(start, i - start);
            continue;
        }
        if (std::string_view("-/., ").find(text[i]) == std::string_view::npos) break;
        ++i;
    }
    parts.rest = text.substr(i);
    return parts;
}

int month_of(std::string_view word) {
    constexpr std::array<std::string_view, 12> kMonths{"january",   "february", "march",    "april",
                                                       "may",       "june",     "july",     "august",
                                                       "september", "october",  "november", "december"};
    const std::string lower = ascii_lower(word);
    if (lower == "sept") return 9;
    for (std::size_t m = 0; m < kMonths.size(); ++m)
        if (lower == kMonths[m] || lower == kMonths[m].substr(0, 3)) return static_cast<int>(m) + 1;
    return 0;
}

int number_of(std::string_view digits) {
    return digits.size() > 4 ? -1 : static_cast<int>(parse_integer(digits).value_or(-1));
}

/// A year of two digits: 00-68 is 2000-2068, as POSIX has it.
std::optional<int> year_of(std::string_view digits) {
    const int year = number_of(digits);
    if (digits.size() == 4) return year;
    if (digits.size() == 2 && year >= 0) return year <= 68 ? 2000 + year : 1900 + year;
    return std::nullopt;
}

std::optional<Day> day_with_month_name(const DateParts& parts) {
    const bool month_leads = is_letter(parts.part[0][0]);
    const std::string_view month = parts.part[month_leads ? 0 : 1];
    const std::string_view day = parts.part[month_leads ? 1 : 0];
    const auto year = year_of(parts.part[2]);
    if (!is_letter(month[0]) || !is_digit(day[0]) || !year || month_of(month) == 0) return std::nullopt;
    return make_day(*year, month_of(month), number_of(day));
}

}  // namespace

std::optional<Day> read_day_text(std::string_view cell, DayOrder order) {
    cell = trim(cell);
    const DateParts parts = date_parts(cell);
    if (parts.count < 3) return std::nullopt;
    // After the date nothing may stand but a time of day.
    const std::string_view rest = trim(parts.rest);
    const bool has_time = !rest.empty() && read_minutes_text(cell).has_value();
    if (!rest.empty() && !has_time) return std::nullopt;
    const auto& part = parts.part;
    if (is_letter(part[0][0]) || is_letter(part[1][0])) return day_with_month_name(parts);
    if (!is_digit(part[2][0])) return std::nullopt;
    if (part[0].size() == 4) return make_day(number_of(part[0]), number_of(part[1]), number_of(part[2]));
    if (part[2].size() != 4 || part[0].size() > 2 || part[1].size() > 2) return std::nullopt;
    const bool month_first = order == DayOrder::month_first;
    return make_day(number_of(part[2]), number_of(part[month_first ? 0 : 1]),
                    number_of(part[month_first ? 1 : 0]));
}

std::optional<int> read_minutes_text(std::string_view cell) {
    const auto colon = cell.find(':');
    if (colon == std::string_view::npos || colon == 0) return std::nullopt;
    std::size_t start = colon;
    while (start > 0 && is_digit(cell[start - 1])) --start;
    std::size_t end = colon + 1;
    while (end < cell.size() && is_digit(cell[end])) ++end;
    if (start == colon || colon - start > 2 || end - colon != 3) return std::nullopt;
    int hour = number_of(cell.substr(start, colon - start));
    const int minute = number_of(cell.substr(colon + 1, 2));
    std::string_view rest = cell.substr(end);
    if (rest.starts_with(':'))
        rest.remove_prefix(std::min(rest.find_first_not_of("0123456789.", 1), rest.size()));
    const std::string half = ascii_lower(trim(rest));
    if (half == "pm" || half == "am") {
        if (hour < 1 || hour > 12) return std::nullopt;
        hour = hour % 12 + (half == "pm" ? 12 : 0);
    } else if (!half.empty() && half != "z" &&
               half.find_first_not_of("+-:0123456789utcgm") != std::string::npos) {
        return std::nullopt;
    }
    if (hour > 24 || minute > 59 || (hour == 24 && minute > 0)) return std::nullopt;
    return hour * 60 + minute;
}

}  // namespace bearing
