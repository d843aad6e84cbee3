#include "report/dates.hpp"

#include <algorithm>

#include "bearing/base/text.hpp"
#include "report/characters.hpp"

namespace bearing::report {

namespace {

constexpr int kFirstYear = 1800;
constexpr int kLastYear = 2199;

int two_digit_year(long long number, const TimeContext& context) {
    const int century = 2000;
    const int year = century + static_cast<int>(number);
    if (!context.published) return year;
    const int now = static_cast<int>(std::chrono::year_month_day{*context.published}.year());
    return year > now + 1 ? year - 100 : year;
}

}  // namespace

DateReader::DateReader(const Document& document, TokenRange range, const TimeContext& context)
    : document_(document), range_(range), context_(context) {}

bool DateReader::is_dash(std::size_t at) const {
    if (at >= range_.last) return false;
    const Token& token = document_.tokens[at];
    return token.kind == TokenKind::punctuation && report::is_dash(document_.text[token.begin]);
}

std::size_t DateReader::digits(std::size_t at) const {
    if (at >= range_.last || document_.tokens[at].kind != TokenKind::number) return 0;
    return document_.tokens[at].end - document_.tokens[at].begin;
}

long long DateReader::number(std::size_t at) const {
    if (const std::size_t size = digits(at); size == 0 || size > 9) return -1;
    return parse_integer(document_.tokens.low(at)).value_or(-1);
}

std::optional<int> DateReader::day_number(std::size_t at) const {
    if (at >= range_.last) return std::nullopt;
    long long day = digits(at) <= 2 ? number(at) : -1;
    const std::string_view low = document_.tokens.low(at);
    if (document_.tokens[at].kind == TokenKind::word && low.size() >= 3 && low.size() <= 4 &&
        (low.ends_with("st") || low.ends_with("nd") || low.ends_with("rd") || low.ends_with("th")))
        day = parse_integer(low.substr(0, low.size() - 2)).value_or(-1);
    if (day < 1 || day > 31) return std::nullopt;
    return static_cast<int>(day);
}

int DateReader::month_at(std::size_t at) const {
    if (at >= range_.last) return 0;
    if ((document_.knowledge.lexicon.categories_from(document_.tokens[at].word) & bit_of(Category::month)) ==
        0)
        return 0;
    for (const Hit& hit : document_.phrases_in({at, at + 1})) {
        if (hit.entry->category != Category::month) continue;
        if (hit.entry->language == "en" && !document_.tokens[at].capital) continue;
        return static_cast<int>(parse_integer(hit.entry->value).value_or(0));
    }
    return 0;
}

std::size_t DateReader::join_at(std::size_t at) const {
    if (is_dash(at)) return 1;
    if (is(at, "up") && is(at + 1, "to")) return 2;
    for (std::string_view word : {"to", "until", "till", "through", "and", "по", "до", "и", "/"})
        if (is(at, word)) return 1;
    return 0;
}

int DateReader::year_at(std::size_t at) const {
    if (digits(at) != 4) return 0;
    const long long year = number(at);
    return year >= kFirstYear && year <= kLastYear ? static_cast<int>(year) : 0;
}

std::optional<WrittenDate> DateReader::read_iso(std::size_t at) const {
    const int year = year_at(at);
    if (year == 0 || !is_dash(at + 1) || digits(at + 2) != 2 || !is_dash(at + 3)) return std::nullopt;
    const auto day = at + 4 < range_.last && document_.tokens[at + 4].kind == TokenKind::word
                         ? parse_integer(document_.tokens.low(at + 4).substr(0, 2))  // 04t18: a time follows
                         : std::optional<long long>(digits(at + 4) == 2 ? number(at + 4) : -1);
    const auto month = number(at + 2);
    if (!day || !make_day(year, static_cast<int>(month), static_cast<int>(*day))) return std::nullopt;
    return WrittenDate{year, static_cast<int>(month), static_cast<int>(*day), 0, at + 5, 0};
}

std::optional<WrittenDate> DateReader::read_numeric(std::size_t at) const {
    const bool slash = is(at + 1, "/") && is(at + 3, "/");
    const bool stop = is(at + 1, ".") && is(at + 3, ".");
    const bool dash = is_dash(at + 1) && is_dash(at + 3);
    if (!(slash || stop || dash) || digits(at) == 0 || digits(at) > 2 || digits(at + 2) == 0 ||
        digits(at + 2) > 2)
        return std::nullopt;
    if (digits(at + 4) != 4 && digits(at + 4) != 2) return std::nullopt;
    for (std::size_t i = at + 1; i <= at + 4; ++i)
        if (document_.tokens[i].space_before) return std::nullopt;
    const int year = digits(at + 4) == 4 ? year_at(at + 4) : two_digit_year(number(at + 4), context_);
    int day = static_cast<int>(number(at)), month = static_cast<int>(number(at + 2));
    const bool swapped = context_.order == DateOrder::month_first && !stop;
    if (swapped) std::swap(day, month);
    if (year != 0 && !make_day(year, month, day)) std::swap(day, month);
    if (year == 0 || !make_day(year, month, day)) return std::nullopt;
    return WrittenDate{year, month, day, 0, at + 5, 0};
}

std::optional<WrittenDate> DateReader::read_day_and_month(std::size_t at) const {
    const bool stop = is(at + 1, "."), slash = is(at + 1, "/");
    if ((!stop && !slash) || digits(at) == 0 || digits(at) > 2 || digits(at + 2) == 0 || digits(at + 2) > 2)
        return std::nullopt;
    if (document_.tokens[at + 1].space_before || document_.tokens[at + 2].space_before) return std::nullopt;
    if (!is_dash(at + 3) || !read_numeric(at + 4)) return std::nullopt;
    int day = static_cast<int>(number(at)), month = static_cast<int>(number(at + 2));
    if (context_.order == DateOrder::month_first && !stop) std::swap(day, month);
    if (month > 12 || day > 31) return std::nullopt;
    return WrittenDate{0, month, day, 0, at + 3, 0};
}

void DateReader::read_trailing_year(WrittenDate& date) const {
    std::size_t at = date.end;
    if (is(at, ".") && !document_.tokens[at].space_before) ++at;
    if (is(at, ",") && year_at(at + 1) != 0) ++at;
    if (is(at, "of") && year_at(at + 1) != 0) ++at;
    if (const int year = year_at(at); year != 0) {
        date.year = year;
        date.end = at + 1;
        for (std::string_view word : {"г", "года", "году", "թ"})
            if (is(date.end, word)) {
                ++date.end;
                break;
            }
    }
}

std::optional<WrittenDate> DateReader::read_day_first(std::size_t at) const {
    std::size_t i = at;
    if (is(i, "the") && day_number(i + 1)) ++i;
    const auto first = day_number(i);
    if (!first) return std::nullopt;
    WrittenDate date{0, 0, *first, 0, 0, 0};
    ++i;
    while (is(i, ",") && day_number(i + 1) && !is(i + 2, ":")) i += 2;  // "7, 11 and 13 March"
    if (const std::size_t join = join_at(i); join != 0 && !is(i, "/")) {
        std::size_t second = i + join;
        if (is(second, "the")) ++second;
        const auto last = day_number(second);
        const std::size_t month = second + 1 + (is(second + 1, "of") ? 1 : 0);
        if (last && month_at(month) != 0) {
            date.last_day = *last;
            i = second + 1;
        }
    }
    if (is(i, "of")) ++i;
    if (is_dash(i) && month_at(i + 1) != 0 && !document_.tokens[i].space_before) ++i;  // 04-Oct-2020
    date.month = month_at(i);
    if (date.month == 0) return std::nullopt;
    date.end = i + 1;
    if (is_dash(date.end) && !document_.tokens[date.end].space_before && year_at(date.end + 1) != 0)
        ++date.end;
    read_trailing_year(date);
    return date;
}

std::optional<WrittenDate> DateReader::read_month_first(std::size_t at) const {
    WrittenDate date;
    date.month = month_at(at);
    if (date.month == 0) return std::nullopt;
    std::size_t i = at + 1;
    if (is(i, ".") && !document_.tokens[i].space_before) ++i;
    if (is(i, "the")) ++i;
    const auto first = day_number(i);
    date.end = at + 1;
    if (first) {
        date.day = *first;
        date.end = i + 1;
        while (is(i + 1, ",") && digits(i + 2) <= 2 && day_number(i + 2) && *day_number(i + 2) > date.day &&
               !is(i + 3, ":") && (join_at(i + 3) != 0 || is(i + 3, ",")))
            i += 2;  // "March 7, 11 and 13"
        const std::size_t join = join_at(i + 1);
        if (const auto last = day_number(i + 1 + join); join != 0 && last && month_at(i + 2 + join) == 0) {
            date.last_day = *last;
            date.end = i + 2 + join;
        }
    }
    read_trailing_year(date);
    return date;
}

/// "2020 թվականի հոկտեմբերի 3", "2020-ci il oktyabrın 27".
std::optional<WrittenDate> DateReader::read_year_first(std::size_t at) const {
    const int year = year_at(at);
    if (year == 0) return std::nullopt;
    std::size_t month = at + 1;
    for (std::string_view word : {"-", "ci", "cı", "cu", "cü", "թ", ".", "թվականի", "թվական", "թվականին",
                                  "il", "ilin", "ildə", "года"})
        if (is(month, word)) ++month;
    if (month_at(month) == 0) return std::nullopt;
    auto date = read_month_first(month);
    if (!date || date->day == 0 || date->year != 0) return std::nullopt;
    date->year = year;
    return date;
}

/// "1990s".
std::optional<WrittenDate> DateReader::read_decade(std::size_t at) const {
    const std::string_view low = document_.tokens.low(at);
    if (low.size() != 5 || !low.ends_with("0s")) return std::nullopt;
    const auto year = parse_integer(low.substr(0, 4));
    if (!year || *year < kFirstYear || *year > kLastYear) return std::nullopt;
    return WrittenDate{static_cast<int>(*year), 0, 0, 0, at + 1, static_cast<int>(*year) + 9};
}

std::optional<WrittenDate> DateReader::read_year(std::size_t at) const {
    const int year = year_at(at);
    if (year == 0) return std::nullopt;
    WrittenDate date{year, 0, 0, 0, at + 1, 0};
    const std::size_t join = join_at(at + 1);
    if (join == 0 || is(at + 1, "/")) return date;
    if (const int last = year_at(at + 1 + join); last > year) {
        date.end_year = last;
        date.end = at + 2 + join;
    } else if (is_dash(at + 1) && digits(at + 2) == 2 && number(at + 2) > year % 100) {
        date.end_year = year - year % 100 + static_cast<int>(number(at + 2));
        date.end = at + 3;
    }
    return date;
}

std::optional<WrittenDate> DateReader::read(std::size_t at) const {
    if (at >= range_.last) return std::nullopt;
    const Token& token = document_.tokens[at];
    if (token.kind == TokenKind::number || document_.tokens.is(at, "the") || day_number(at)) {
        for (const auto& date : {read_iso(at), read_numeric(at), read_day_first(at), read_year_first(at)})
            if (date) return date;
        if (token.kind == TokenKind::number) return read_year(at);
        return std::nullopt;
    }
    if (const auto decade = read_decade(at)) return decade;
    return token.kind == TokenKind::word ? read_month_first(at) : std::nullopt;
}

WrittenDate DateReader::with_year(WrittenDate date) const {
    if (date.year != 0) return date;
    if (context_.year) {
        date.year = *context_.year;
    } else if (context_.published) {
        const std::chrono::year_month_day now{*context_.published};
        date.year = static_cast<int>(now.year());
        const auto first = make_day(date.year, date.month, std::max(1, date.day));
        if (first && *first > *context_.published) --date.year;
    }
    return date;
}

std::optional<TimeSpan> DateReader::span_of(const WrittenDate& written) const {
    const WrittenDate date = with_year(written);
    if (date.year == 0) return std::nullopt;
    TimeSpan span;
    if (date.month == 0) {
        const auto first = make_day(date.year, 1, 1);
        const auto last = make_day(date.end_year != 0 ? date.end_year : date.year, 12, 31);
        if (!first || !last) return std::nullopt;
        return TimeSpan{*first, *last, TimePrecision::year, {}, {}, {}};
    }
    const auto first = make_day(date.year, date.month, std::max(1, date.day));
    if (!first) return std::nullopt;
    if (date.day == 0) return TimeSpan{*first, last_of_month(*first), TimePrecision::month, {}, {}, {}};
    span.first = span.last = *first;
    if (date.last_day != 0) {
        const auto last = make_day(date.year, date.month, date.last_day);
        if (!last || *last < *first) return std::nullopt;
        span.last = *last;
    }
    return span;
}

}  // namespace bearing::report
