#include "report/time_rules.hpp"

#include <algorithm>

namespace bearing::report {

using std::chrono::days;

namespace {

Day monday_of(Day day) {
    return day - days{std::chrono::weekday{day}.iso_encoding() - 1};
}

Day months_back(Day first_of_some_month, int months) {
    std::chrono::year_month_day date{first_of_some_month};
    date += std::chrono::months{months};
    return Day{date};
}

/// "early March" and "early 1999", as UCDP's codebook 22.1 (appendix 2) has them.
std::optional<TimeSpan> part_of(const TimeSpan& whole, std::string_view part) {
    const std::chrono::year_month_day first{whole.first};
    const int year = static_cast<int>(first.year());
    const int month = static_cast<int>(static_cast<unsigned>(first.month()));
    std::optional<Day> from, to;
    if (whole.precision == TimePrecision::year) {
        const int begin = part == "early" ? 1 : part == "mid" ? 5 : 9;
        from = make_day(year, begin, 1);
        if (from) to = last_of_month(months_back(*from, 3));
    } else {
        from = make_day(year, month, part == "early" ? 1 : part == "mid" ? 10 : 15);
        to = part == "early" ? make_day(year, month, 10)
             : part == "mid" ? make_day(year, month, 20)
                             : std::optional<Day>(last_of_month(whole.first));
    }
    if (!from || !to) return std::nullopt;
    const auto precision =
        whole.precision == TimePrecision::year ? TimePrecision::season : TimePrecision::week;
    return TimeSpan{*from, *to, precision, {}, {}, {}};
}

}  // namespace

TimeSpan span_of_days(Day first, Day last) {
    return {first, last, first == last ? TimePrecision::day : TimePrecision::days, {}, {}, {}};
}

TimeSpan days_from_publication(std::string_view kind, int number, Day now) {
    if (kind == "published") return span_of_days(now + days{number}, now + days{number});
    if (kind == "night") return span_of_days(now + days{number - 1}, now + days{number});
    if (kind == "past_days") return span_of_days(now - days{number}, now);
    if (kind == "ago_days") return span_of_days(now - days{number}, now - days{number});
    if (kind == "weekend") {
        const Day saturday = monday_of(now + days{1}) - days{2};  // a Sunday still has its own weekend
        return span_of_days(saturday, std::min(saturday + days{1}, std::max(saturday, now)));
    }
    if (kind == "week") {
        const Day monday = monday_of(now) + days{7 * number};
        const Day last = number == 0 ? std::max(monday, now) : monday + days{6};  // "this week": up to now
        return {monday, last, TimePrecision::week, {}, {}, {}};
    }
    if (kind == "month") {
        const Day first = months_back(first_of_month(now), number);
        const Day last = number == 0 ? now : last_of_month(first);  // "this month": up to now
        return {first, last, TimePrecision::month, {}, {}, {}};
    }
    const int year = static_cast<int>(std::chrono::year_month_day{now}.year()) + number;
    return {*make_day(year, 1, 1), *make_day(year, 12, 31), TimePrecision::year, {}, {}, {}};
}

std::optional<TimeSpan> narrowed(std::string_view kind, std::string_view word, int number,
                                 const TimeSpan& whole, std::optional<Day> published) {
    const bool is_day = whole.precision == TimePrecision::day;
    const bool is_month = whole.precision == TimePrecision::month;
    if (kind == "part" && !is_day) return part_of(whole, word);
    if (kind == "week_of" && is_month) {
        const Day first = number == 4 ? whole.last - days{6} : whole.first + days{7 * (number - 1)};
        return TimeSpan{first, first + days{6}, TimePrecision::week, {}, {}, {}};
    }
    if (kind == "half_of" && is_month)
        return number == 1 ? span_of_days(whole.first, whole.first + days{14})
                           : span_of_days(whole.first + days{15}, whole.last);
    if (kind == "since" && published && whole.first <= *published)
        return TimeSpan{whole.first, *published, is_day ? TimePrecision::days : whole.precision, {}, {}, {}};
    if (kind == "around" && is_day) return span_of_days(whole.first - days{1}, whole.last + days{1});
    if (kind == "night_of" && is_day) return span_of_days(whole.first, whole.last + days{1});
    if (kind == "week_from" && is_day)
        return TimeSpan{whole.first, whole.first + days{6}, TimePrecision::week, {}, {}, {}};
    if (kind == "season" && whole.precision == TimePrecision::year) {
        const int year = static_cast<int>(std::chrono::year_month_day{whole.first}.year());
        const Day first = *make_day(year, number, 1);
        return TimeSpan{first, last_of_month(months_back(first, 2)), TimePrecision::season, {}, {}, {}};
    }
    return std::nullopt;
}

}  // namespace bearing::report
