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

std::string to_string(const TimeSpan& span) {
    return span.first == span.last ? to_string(span.first)
                                   : to_string(span.first) + " to " + to_string(span.last);
}

}  // namespace bearing
