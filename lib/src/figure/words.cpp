#include "figure/words.hpp"

#include <fmt/format.h>

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

std::string capitalized(std::string text) {
    if (!text.empty() && text.front() >= 'a' && text.front() <= 'z')
        text.front() = static_cast<char>(text.front() - 'a' + 'A');
    return text;
}

}  // namespace bearing::figure
