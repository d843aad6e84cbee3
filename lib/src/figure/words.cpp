#include "figure/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>

#include "figure/svg_text.hpp"

namespace bearing::figure {
namespace {

constexpr std::array<const char*, 12> kMonths{"January",   "February", "March",    "April",
                                              "May",       "June",     "July",     "August",
                                              "September", "October",  "November", "December"};

struct Date {
    int year = 0;
    std::string month;
    unsigned day = 0;
};

Date date_of(Day day) {
    const std::chrono::year_month_day ymd{day};
    return {static_cast<int>(ymd.year()), kMonths[static_cast<unsigned>(ymd.month()) - 1],
            static_cast<unsigned>(ymd.day())};
}

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/// The value after a key of a PROJ string, "" if it is not there.
std::string proj_value(std::string_view crs, std::string_view key) {
    const std::size_t at = crs.find(key);
    if (at == std::string_view::npos) return {};
    const std::string_view rest = crs.substr(at + key.size());
    return std::string(rest.substr(0, rest.find(' ')));
}

}  // namespace

std::string in_words(Day day) {
    const Date date = date_of(day);
    return fmt::format("{} {} {}", date.day, date.month, date.year);
}

std::string in_words(Day first, Day last) {
    if (first == last) return in_words(first);
    const Date from = date_of(first), to = date_of(last);
    if (from.year != to.year) return in_words(first) + " – " + in_words(last);
    if (from.month != to.month) return fmt::format("{} {} – {}", from.day, from.month, in_words(last));
    return fmt::format("{}–{}", from.day, in_words(last));
}

std::string grouped(long long number) {
    std::string digits = std::to_string(number);
    if (digits.size() < 5) return digits;
    for (std::size_t at = digits.size() - 3; at > 0 && at < digits.size(); at -= std::min<std::size_t>(at, 3))
        digits.insert(at, "\u00a0");
    return digits;
}

std::string plain_number(double value) {
    return short_number(value);
}

std::string with_dates_in_words(std::string_view text) {
    constexpr std::size_t kIsoLength = 10;
    constexpr std::string_view kTo = " to ";
    const auto day_at = [&](std::size_t at) {
        const bool whole = (at == 0 || !is_digit(text[at - 1])) &&
                           (at + kIsoLength >= text.size() || !is_digit(text[at + kIsoLength]));
        return whole && at + kIsoLength <= text.size() ? parse_day(text.substr(at, kIsoLength))
                                                       : std::nullopt;
    };
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const auto first = day_at(at);
        if (!first) {
            out += text[at++];
            continue;
        }
        at += kIsoLength;
        const auto last = text.substr(at).starts_with(kTo) ? day_at(at + kTo.size()) : std::nullopt;
        out += in_words(*first, last && *last >= *first ? *last : *first);
        if (last && *last >= *first) at += kTo.size() + kIsoLength;
    }
    return out;
}

std::string projection_in_words(const Projection& projection) {
    const std::string& crs = projection.crs();
    if (crs.find("+proj=") == std::string::npos) {
        const bool is_code = crs.size() < 24 && crs != projection.name();
        return is_code ? fmt::format("{} ({})", projection.name(), crs) : projection.name();
    }
    constexpr std::array<std::pair<std::string_view, std::string_view>, 10> kNames{
        {{"lcc", "Lambert conformal conic"},
         {"merc", "Mercator"},
         {"robin", "Robinson"},
         {"laea", "Lambert azimuthal equal-area"},
         {"aea", "Albers equal-area conic"},
         {"utm", "Universal Transverse Mercator"},
         {"tmerc", "Transverse Mercator"},
         {"stere", "Stereographic"},
         {"aeqd", "Azimuthal equidistant"},
         {"eqc", "Plate carrée"}}};
    const std::string code = proj_value(crs, "+proj=");
    const auto known =
        std::find_if(kNames.begin(), kNames.end(), [&](const auto& n) { return n.first == code; });
    if (known == kNames.end()) return crs;
    std::string out(known->second);
    if (const auto zone = proj_value(crs, "+zone="); !zone.empty()) out += " zone " + zone;
    if (const auto lat_1 = proj_value(crs, "+lat_1="), lat_2 = proj_value(crs, "+lat_2="); !lat_2.empty())
        out += fmt::format(", standard parallels {}° and {}°", lat_1, lat_2);
    if (const auto lon_0 = proj_value(crs, "+lon_0="); !lon_0.empty())
        out += fmt::format(", central meridian {}°", lon_0);
    return out + ", WGS 84";
}

std::string capitalized(std::string text) {
    if (!text.empty() && text.front() >= 'a' && text.front() <= 'z')
        text.front() = static_cast<char>(text.front() - 'a' + 'A');
    return text;
}

}  // namespace bearing::figure
