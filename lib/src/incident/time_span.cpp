#include "bearing/incident/time_span.hpp"

#include <array>
#include <utility>

namespace bearing {
namespace {

constexpr std::array<std::pair<TimePrecision, std::string_view>, 7> kCodes{{
    {TimePrecision::day, "day"},
    {TimePrecision::days, "days"},
    {TimePrecision::week, "week"},
    {TimePrecision::month, "month"},
    {TimePrecision::season, "season"},
    {TimePrecision::year, "year"},
    {TimePrecision::unknown, "unknown"},
}};

}  // namespace

std::string to_string(TimePrecision precision) {
    return std::string(kCodes[static_cast<std::size_t>(precision)].second);
}

std::optional<TimePrecision> parse_time_precision(std::string_view code) {
    for (const auto& [precision, text] : kCodes)
        if (text == code) return precision;
    return std::nullopt;
}

std::string to_iso(const TimeSpan& span) {
    const std::string first = to_string(span.first);
    if (span.first == span.last) return first;
    if (span.precision == TimePrecision::month && first_of_month(span.first) == span.first &&
        last_of_month(span.first) == span.last)
        return first.substr(0, 7);
    const std::string last = to_string(span.last);
    if (span.precision == TimePrecision::year && first == last.substr(0, 4) + "-01-01" &&
        last == first.substr(0, 4) + "-12-31")
        return first.substr(0, 4);
    return first + "/" + last;
}

std::optional<TimeSpan> parse_time_span(std::string_view iso) {
    if (const auto day = parse_day(iso)) return TimeSpan{*day, *day, TimePrecision::day, {}, {}, {}};
    if (iso.size() == 7) {
        const auto first = parse_day(std::string(iso) + "-01");
        if (first) return TimeSpan{*first, last_of_month(*first), TimePrecision::month, {}, {}, {}};
    }
    if (iso.size() == 4) {
        const auto first = parse_day(std::string(iso) + "-01-01");
        const auto last = parse_day(std::string(iso) + "-12-31");
        if (first && last) return TimeSpan{*first, *last, TimePrecision::year, {}, {}, {}};
    }
    if (iso.size() == 21 && iso[10] == '/') {
        const auto first = parse_day(iso.substr(0, 10));
        const auto last = parse_day(iso.substr(11));
        if (first && last && *first <= *last) return TimeSpan{*first, *last, TimePrecision::day, {}, {}, {}};
    }
    return std::nullopt;
}

std::string to_string(const TimeSpan& span) {
    return span.first == span.last ? to_string(span.first)
                                   : to_string(span.first) + " to " + to_string(span.last);
}

}  // namespace bearing
