#include "io/date_text.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <set>
#include <string>
#include <vector>

#include "bearing/base/text.hpp"
#include "bearing/base/utf8.hpp"
#include "io/month_names.hpp"

namespace bearing {
namespace {

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/// YYYY-MM-DD by hand: nearly every date of a large file.
std::optional<DateReading> read_plain_iso(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
    for (const std::size_t i : {0, 1, 2, 3, 5, 6, 8, 9})
        if (!is_digit(text[i])) return std::nullopt;
    const auto digit = [&](std::size_t i) { return text[i] - '0'; };
    DateReading reading;
    reading.proven = DateOrder::ymd;
    reading.day = make_day(digit(0) * 1000 + digit(1) * 100 + digit(2) * 10 + digit(3),
                           digit(5) * 10 + digit(6), digit(8) * 10 + digit(9));
    if (!reading.day) reading.fault = DateFault::impossible;
    return reading;
}

struct Part {
    int number = -1;  ///< or -1 for a word
    std::size_t digits = 0;
    std::string_view word;
    char before = ' ';  ///< the character before it
};

/// Numbers and words of the date itself. Nothing if there is more in it than a date has.
std::optional<std::vector<Part>> date_parts(std::string_view text) {
    std::vector<Part> parts;
    for (std::size_t i = 0; i < text.size();) {
        Part part;
        part.before = i > 0 ? text[i - 1] : ' ';
        const std::size_t begin = i;
        if (is_digit(text[i])) {
            while (i < text.size() && is_digit(text[i])) ++i;
            part.digits = i - begin;
            if (part.digits > 8) return std::nullopt;
            std::from_chars(text.data() + begin, text.data() + i, part.number);
            // "3rd", "г." and the like say nothing more.
            const std::string ending = ascii_lower(text.substr(i, 2));
            if (ending == "st" || ending == "nd" || ending == "rd" || ending == "th") i += 2;
        } else if (std::string_view(" -/.,'_").find(text[i]) != std::string_view::npos) {
            ++i;
            continue;
        } else {
            while (i < text.size() && !is_digit(text[i]) &&
                   std::string_view(" -/.,'_").find(text[i]) == std::string_view::npos)
                ++i;
            part.word = text.substr(begin, i - begin);
        }
        parts.push_back(part);
        if (parts.size() > 6) return std::nullopt;
    }
    return parts;
}

int full_year(const Part& part) {
    if (part.digits > 2) return part.number;
    return part.number < 70 ? 2000 + part.number : 1900 + part.number;
}

DateReading make_reading(int year, int month, int day, DateOrder proven = DateOrder::unknown) {
    DateReading reading;
    reading.day = make_day(year, month, day);
    reading.proven = proven;
    if (!reading.day) reading.fault = DateFault::impossible;
    return reading;
}

DateReading fault(DateFault what) {
    DateReading reading;
    reading.fault = what;
    return reading;
}

DateReading read_numbers(const std::array<Part, 3>& p, DateOrder order) {
    if (p[0].digits >= 3) return make_reading(p[0].number, p[1].number, p[2].number, DateOrder::ymd);
    if (p[2].digits < 2) return fault(DateFault::unreadable);
    if (order == DateOrder::ymd && p[2].digits == 2)
        return make_reading(full_year(p[0]), p[1].number, p[2].number);
    const int a = p[0].number, b = p[1].number, year = full_year(p[2]);
    const bool day_first = make_day(year, b, a).has_value();
    const bool month_first = make_day(year, a, b).has_value();
    if (!day_first && !month_first) return fault(DateFault::impossible);
    if (!month_first) return make_reading(year, b, a, DateOrder::dmy);
    if (!day_first) return make_reading(year, a, b, DateOrder::mdy);
    if (a == b || order == DateOrder::dmy || (order == DateOrder::unknown && p[1].before == '.'))
        return make_reading(year, b, a);
    return order == DateOrder::mdy ? make_reading(year, a, b) : fault(DateFault::ambiguous);
}

/// Numbers and one month in words.
DateReading read_named_month(const std::vector<Part>& parts) {
    int month = 0;
    std::vector<Part> numbers;
    for (const auto& part : parts) {
        if (part.number >= 0) {
            numbers.push_back(part);
        } else if (const auto found = month_of(part.word)) {
            if (month != 0) return fault(DateFault::unreadable);
            month = *found;
        }
        // Other words ("года", "Saturday", "de") add nothing.
    }
    if (month == 0 || numbers.size() != 2) return fault(DateFault::unreadable);
    if (numbers[0].digits >= 3) std::swap(numbers[0], numbers[1]);
    return make_reading(full_year(numbers[1]), month, numbers[0].number);
}

/// Takes a time of day off the end of `text`: "T14:05:00.000Z", " 14:05", " 2:05 PM". False if what looks
/// like one is none.
bool take_time(std::string_view& text, DateReading& reading) {
    const auto colon = text.find(':');
    if (colon == std::string_view::npos) return true;
    std::size_t begin = colon;
    while (begin > 0 && is_digit(text[begin - 1])) --begin;
    if (begin == 0 || begin == colon) return false;
    const auto hours = parse_integer(text.substr(begin, colon - begin));
    const auto minutes = parse_integer(text.substr(colon + 1, 2));
    if (!hours || !minutes || *hours > 24 || *minutes < 0 || *minutes > 59 ||
        *hours * 60 + *minutes > 24 * 60)
        return false;
    int minute = static_cast<int>(*hours * 60 + *minutes);
    std::string_view rest = text.substr(std::min(colon + 3, text.size()));
    while (!rest.empty() && (is_digit(rest.front()) || rest.front() == ':' || rest.front() == '.'))
        rest.remove_prefix(1);
    const std::string zone = ascii_lower(trim(rest));
    if (zone == "pm" && *hours < 12) minute += 12 * 60;
    if (zone == "am" && *hours == 12) minute -= 12 * 60;
    if (zone == "z" || zone == "utc" || zone == "gmt") {
        reading.utc_offset_minutes = 0;
    } else if (zone.size() >= 3 && (zone[0] == '+' || zone[0] == '-')) {
        const auto h = parse_integer(zone.substr(1, 2));
        const std::string tail = zone.substr(zone.size() > 3 && zone[3] == ':' ? 4 : 3);
        const auto m = tail.empty() ? std::optional<long long>(0) : parse_integer(tail);
        if (!h || !m || *h < 0 || *h > 14 || *m < 0 || *m > 59) return false;
        reading.utc_offset_minutes = static_cast<int>((zone[0] == '-' ? -1 : 1) * (*h * 60 + *m));
    } else if (!zone.empty() && zone != "am" && zone != "pm") {
        return false;
    }
    reading.minute = minute;
    text = text.substr(0, begin);
    if (!text.empty() && (text.back() == 'T' || text.back() == 't')) text.remove_suffix(1);
    text = trim(text);
    while (!text.empty() && text.back() == ',') text.remove_suffix(1);
    return true;
}

DateReading read_day_text(std::string_view text, DateOrder order) {
    if (auto iso = read_plain_iso(text)) return *iso;
    const auto parts = date_parts(text);
    if (!parts || parts->empty()) return fault(DateFault::unreadable);
    if (parts->size() == 1 && (*parts)[0].digits == 8) {
        const int n = (*parts)[0].number;
        return make_reading(n / 10000, n / 100 % 100, n % 100, DateOrder::ymd);
    }
    const auto words =
        std::count_if(parts->begin(), parts->end(), [](const Part& p) { return p.number < 0; });
    if (words == 0)
        return parts->size() == 3 ? read_numbers({(*parts)[0], (*parts)[1], (*parts)[2]}, order)
                                  : fault(DateFault::unreadable);
    return read_named_month(*parts);
}

}  // namespace

bool is_missing(std::string_view cell) {
    cell = trim(cell);
    if (cell.empty()) return true;
    constexpr std::size_t kLongest = 24;
    const bool number = is_digit(cell.front());
    if (number || cell.size() > kLongest) return false;
    static const std::set<std::string, std::less<>> kNothing{
        "n/a",
        "na",
        "nan",
        "null",
        "none",
        "nil",
        "-",
        "--",
        "\u2013",
        "\u2014",
        "?",
        "unknown",
        "n.a.",
        "#n/a",
        "nd",
        "missing",
        "n/d",
        "unbekannt",
        "inconnu",
        "desconocido",
        "k.a.",
        "\u043d/\u0434",
        "\u043d\u0435\u0442",
        "\u043d\u0435\u0438\u0437\u0432\u0435\u0441\u0442\u043d\u043e"};
    return kNothing.contains(simple_lower(cell));
}

DateReading read_date(std::string_view text, DateOrder order) {
    if (auto iso = read_plain_iso(text)) return *iso;
    if (is_missing(text)) return fault(DateFault::missing);
    if (!is_ascii(text))
        if (const std::string plain = ascii_digits(text); plain != text) return read_date(plain, order);
    text = trim(text);
    DateReading time;
    if (!take_time(text, time)) return fault(DateFault::unreadable);
    DateReading reading = read_day_text(text, order);
    reading.minute = time.minute;
    reading.utc_offset_minutes = time.utc_offset_minutes;
    return reading;
}

std::optional<TimeSpan> read_longer_time(std::string_view cell) {
    cell = trim(cell);
    if (const auto span = parse_time_span(cell)) return span;
    const auto space = cell.rfind(' ');
    if (space == std::string_view::npos) return std::nullopt;
    const auto month = month_of(cell.substr(0, space));
    const auto year = parse_integer(cell.substr(space + 1));
    if (!month || !year || *year < 1000) return std::nullopt;
    const auto first = make_day(static_cast<int>(*year), *month, 1);
    if (!first) return std::nullopt;
    return TimeSpan{*first, last_of_month(*first), TimePrecision::month, {}, {}, {}};
}

DateReading day_of_serial(double serial) {
    constexpr double kFirst = 1, kLast = 109574;  // 1899-12-31 .. 2199-12-31
    if (!(serial >= kFirst && serial <= kLast)) return fault(DateFault::unreadable);
    DateReading reading;
    const double whole = std::floor(serial);
    reading.day = *make_day(1899, 12, 30) + std::chrono::days{static_cast<int>(whole)};
    const int minute = static_cast<int>(std::lround((serial - whole) * 24 * 60));
    if (minute > 0 && minute < 24 * 60) reading.minute = minute;
    return reading;
}

std::string_view reason(DateFault fault) {
    switch (fault) {
        case DateFault::missing:
            return "no date";
        case DateFault::impossible:
            return "impossible date";
        case DateFault::ambiguous:
            return "date could be read in two orders";
        default:
            return "date not understood";
    }
}

}  // namespace bearing
