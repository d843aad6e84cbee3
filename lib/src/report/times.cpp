#include "report/times.hpp"

#include <algorithm>

#include "bearing/base/text.hpp"
#include "report/dates.hpp"

namespace bearing::report {

namespace {

using std::chrono::days;

TimeSpan span_of_days(Day first, Day last) {
    return {first, last, first == last ? TimePrecision::day : TimePrecision::days, {}, {}, {}};
}

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

class TimeFinder {
  public:
    TimeFinder(const Document& document, TokenRange range, const std::vector<Hit>& hits,
               const TimeContext& context)
        : document_(document), range_(range), context_(context), dates_(document, range, context) {
        for (const Hit& hit : hits)
            if (hit.entry->category == Category::time_word || hit.entry->category == Category::weekday ||
                hit.entry->category == Category::number)
                hits_.push_back(hit);
    }

    std::vector<TimeMention> find() {
        std::vector<TimeMention> mentions;
        for (std::size_t at = range_.first; at < range_.last;) {
            while (next_hit_ < hits_.size() && hits_[next_hit_].tokens.first < at) ++next_hit_;
            auto mention = read(at);
            if (!mention) {
                ++at;
                continue;
            }
            add_clock(*mention);
            at = mention->tokens.last;
            mentions.push_back(*mention);
        }
        return mentions;
    }

  private:
    std::optional<TimeMention> read(std::size_t at) {
        if (const Hit* open = hit_at(at, "range_open")) {
            const bool between = open->entry->value == "and" || open->entry->value == "и";
            if (auto range = read_range(open->tokens.last)) {
                if (between) range->tokens.first = at;
                return range;
            }
        }
        if (auto range = read_range(at)) return range;
        if (auto weekday = read_weekday(at)) return weekday;
        if (auto phrase = read_phrase(at)) return phrase;
        return read_fixed(at);
    }

    const Hit* hit_at(std::size_t at, std::string_view kind) const {
        for (std::size_t i = next_hit_; i < hits_.size() && hits_[i].tokens.first <= at; ++i)
            if (hits_[i].tokens.first == at && hits_[i].entry->kind == kind) return &hits_[i];
        return nullptr;
    }
    TimeMention mention(std::size_t first, std::size_t last, std::optional<TimeSpan> value,
                        bool names_year = false) const {
        TimeMention result;
        result.tokens = {first, last};
        result.value = value;
        result.names_year = names_year;
        return result;
    }

    /// One past "18:00", "at 18:00" that stands behind a date, or `at`.
    std::size_t skip_clock(std::size_t at) const {
        const Tokens& tokens = document_.tokens;
        std::size_t i = at;
        if (tokens.is(i, "at") && i < range_.last) ++i;
        const bool clock = i + 2 < range_.last && tokens[i].kind == TokenKind::number &&
                           tokens.is(i + 1, ":") && tokens[i + 2].kind == TokenKind::number;
        return clock ? i + 3 : at;
    }

    /// "27 September to 2 October, 2020", "3 October 18:00 – 5 October 18:00", "2014 to 2016".
    std::optional<TimeMention> read_range(std::size_t at) const {
        auto first = dates_.read(at);
        if (!first || first->last_day != 0 || first->end_year != 0) return single_range(at, first);
        const std::size_t after = skip_clock(first->end);
        const std::size_t join = dates_.join_at(after);
        if (join == 0) return std::nullopt;
        const auto last = dates_.read(after + join);
        if (!last || last->last_day != 0) return std::nullopt;
        const bool listed = document_.tokens.is(after, "and") || document_.tokens.is(after, "и");
        if (listed && (at == range_.first || !hit_at(at - 1, "range_open")) && !opened_by_between(at))
            return std::nullopt;  // two dates, no interval
        WrittenDate from = *first, to = *last;
        if (to.month == 0 && from.month != 0) return std::nullopt;
        if (from.year == 0 && to.year != 0) from.year = to.month < from.month ? to.year - 1 : to.year;
        if (to.year == 0 && from.year != 0) to.year = to.month < from.month ? from.year + 1 : from.year;
        to = dates_.with_year(to);
        if (from.year == 0 && to.year != 0) from.year = to.month < from.month ? to.year - 1 : to.year;
        const auto a = dates_.span_of(from), b = dates_.span_of(to);
        const std::size_t end = skip_clock(to.end);
        if (!a || !b || b->last < a->first) return std::nullopt;
        TimeSpan value = span_of_days(a->first, b->last);
        if (a->precision == TimePrecision::month || a->precision == TimePrecision::year)
            value.precision = a->precision;
        return mention(at, end, value, first->year != 0 || last->year != 0);
    }

    /// "1 and 5 April 2016" is a range when "between" opens it; so is "1988-94" always.
    std::optional<TimeMention> single_range(std::size_t at, const std::optional<WrittenDate>& date) const {
        if (!date) return std::nullopt;
        return mention(at, date->end, dates_.span_of(*date), date->year != 0);
    }

    bool opened_by_between(std::size_t at) const {
        return at > range_.first &&
               (document_.tokens.is(at - 1, "between") || document_.tokens.is(at - 1, "между"));
    }

    std::optional<TimeMention> read_fixed(std::size_t at) const {
        const auto date = dates_.read(at);
        if (!date) return std::nullopt;
        const bool bare_year = date->month == 0;
        const bool bare_month = date->month != 0 && date->day == 0 && date->year == 0;
        if ((bare_year && date->end_year == 0 && !introduces_year(at)) ||
            (bare_month && !introduces_year(at)))
            return std::nullopt;
        return mention(at, date->end, dates_.span_of(*date), date->year != 0);
    }

    /// A lone number is a year, and a lone month is a time, only behind certain words or in brackets.
    bool introduces_year(std::size_t at) const {
        if (at == range_.first) return false;
        for (std::string_view word :
             {"in",    "since", "during", "by",   "of",      "until", "from", "before",
              "after", "early", "mid",    "late", "through", "to",    "and",  "(",
              "last",  "this",  "back",   "/",    "в",       "с",     "-"})
            if (document_.tokens.is(at - 1, word)) return true;
        return false;
    }

    std::optional<TimeMention> read_weekday(std::size_t at) const {
        const Hit* last = hit_at(at, "last");
        const Hit* next = hit_at(at, "next");
        const std::size_t day_at = last != nullptr   ? last->tokens.last
                                   : next != nullptr ? next->tokens.last
                                                     : at;
        const Hit* weekday = hit_at(day_at, "weekday");
        if (weekday == nullptr || (weekday->entry->language == "en" && !document_.tokens[day_at].capital))
            return std::nullopt;
        std::size_t end = weekday->tokens.last;
        if (document_.tokens[day_at].all_caps && end - day_at == 1 &&
            document_.tokens[day_at].end - document_.tokens[day_at].begin < 4)
            return std::nullopt;  // SAT, SUN: abbreviations of other things
        const std::size_t date_at = document_.tokens.is(end, ",") ? end + 1 : end;
        if (const auto date = dates_.read(date_at); date && date->month != 0 && date->day != 0)
            return mention(at, date->end, dates_.span_of(*date), date->year != 0);
        for (std::string_view part : {"night", "morning", "afternoon", "evening"})
            if (end < range_.last && document_.tokens.is(end, part)) {
                ++end;
                break;
            }
        return on_weekday(at, end, static_cast<unsigned>(parse_integer(weekday->entry->value).value_or(1)),
                          last != nullptr, next != nullptr);
    }

    /// The last such day up to publication; "last Friday" said on a Friday is a week ago.
    TimeMention on_weekday(std::size_t first, std::size_t end, unsigned weekday, bool last, bool next) const {
        TimeMention result = mention(first, end, std::nullopt);
        if (!context_.published) return result;
        const unsigned today = std::chrono::weekday{*context_.published}.iso_encoding();
        int back = static_cast<int>((today + 7 - weekday) % 7);
        if (last && back == 0) back = 7;
        result.future = next;
        const Day day = *context_.published - days{next ? back - 7 : back};
        result.value = span_of_days(day, day);
        return result;
    }

    std::optional<TimeMention> read_phrase(std::size_t at) const {
        for (std::size_t i = next_hit_; i < hits_.size() && hits_[i].tokens.first <= at; ++i) {
            if (hits_[i].tokens.first != at || hits_[i].entry->category != Category::time_word) continue;
            if (auto found = read_phrase(hits_[i])) return found;
        }
        return read_ago(at);
    }

    std::optional<TimeMention> read_phrase(const Hit& hit) const {
        const std::string& kind = hit.entry->kind;
        const TokenRange tokens = hit.tokens;
        const int number = static_cast<int>(parse_integer(hit.entry->value).value_or(0));
        if (kind == "same_day" || kind == "after") {
            TimeMention result = mention(tokens.first, tokens.last, std::nullopt);
            result.counts_from_context = true;
            result.context_days = number;
            result.part_of_day = kind == "same_day";
            return result;
        }
        if (kind == "part" || kind == "week_of" || kind == "half_of" || kind == "since" || kind == "around" ||
            kind == "night_of" || kind == "week_from" || kind == "season")
            return with_date(hit, number);
        if (!counts_from_publication(kind)) return std::nullopt;
        if (!context_.published) return mention(tokens.first, tokens.last, std::nullopt);
        TimeMention result = mention(tokens.first, tokens.last, relative(kind, number));
        result.part_of_day = kind == "night";
        return result;
    }

    static bool counts_from_publication(std::string_view kind) {
        for (std::string_view known :
             {"published", "night", "past_days", "week", "weekend", "month", "year", "ago_days"})
            if (kind == known) return true;
        return false;
    }

    TimeSpan relative(std::string_view kind, int number) const {
        const Day now = *context_.published;
        if (kind == "published") return span_of_days(now + days{number}, now + days{number});
        if (kind == "night") return span_of_days(now - days{1}, now);
        if (kind == "past_days") return span_of_days(now - days{number}, now);
        if (kind == "ago_days") return span_of_days(now - days{number}, now - days{number});
        if (kind == "weekend") {
            const Day saturday = monday_of(now + days{1}) - days{2};  // a Sunday still has its own weekend
            return span_of_days(saturday, std::min(saturday + days{1}, std::max(saturday, now)));
        }
        if (kind == "week") {
            const Day monday = monday_of(now) + days{7 * number};
            return {monday, monday + days{6}, TimePrecision::week, {}, {}, {}};
        }
        if (kind == "month") {
            const Day first = months_back(first_of_month(now), number);
            return {first, last_of_month(first), TimePrecision::month, {}, {}, {}};
        }
        const int year = static_cast<int>(std::chrono::year_month_day{now}.year()) + number;
        return {*make_day(year, 1, 1), *make_day(year, 12, 31), TimePrecision::year, {}, {}, {}};
    }

    /// Words that say something of the date behind them.
    std::optional<TimeMention> with_date(const Hit& hit, int number) const {
        std::size_t at = hit.tokens.last;
        const std::string& kind = hit.entry->kind;
        for (std::string_view filler : {"-", "‑", "the", "of", "in", "on"})
            if (at < range_.last && document_.tokens.is(at, filler)) ++at;
        if (kind == "night_of" || kind == "week_from" || kind == "since")
            if (auto range = read_range(at)) {
                range->tokens.first = hit.tokens.first;
                return range;
            }
        const auto date = dates_.read(at);
        if (!date) return std::nullopt;
        const auto whole = dates_.span_of(*date);
        if (!whole) return mention(hit.tokens.first, date->end, std::nullopt, date->year != 0);
        const auto value = narrowed(kind, hit.entry->value, number, *whole);
        if (!value) return std::nullopt;
        return mention(hit.tokens.first, date->end, value, date->year != 0);
    }

    std::optional<TimeSpan> narrowed(std::string_view kind, std::string_view word, int number,
                                     const TimeSpan& whole) const {
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
        if (kind == "since" && context_.published && whole.first <= *context_.published)
            return TimeSpan{
                whole.first, *context_.published, is_day ? TimePrecision::days : whole.precision, {}, {}, {}};
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

    /// "three days ago", "the past five days".
    std::optional<TimeMention> read_ago(std::size_t at) const {
        std::size_t i = at;
        const Hit* last = hit_at(i, "last");
        if (last != nullptr) i = last->tokens.last;
        int count = 0;
        if (i < range_.last && document_.tokens[i].kind == TokenKind::number) {
            count = static_cast<int>(parse_integer(document_.tokens.low(i)).value_or(0));
            ++i;
        } else if (const Hit* word = hit_at(i, "exact")) {
            count = static_cast<int>(parse_integer(word->entry->value).value_or(0));
            i = word->tokens.last;
        }
        const Hit* unit = count > 0 && count < 1000 ? hit_at(i, "unit") : nullptr;
        if (unit == nullptr) return std::nullopt;
        const Hit* ago = hit_at(unit->tokens.last, "ago");
        if ((ago == nullptr) == (last == nullptr)) return std::nullopt;
        const int back = count * static_cast<int>(parse_integer(unit->entry->value).value_or(1));
        TimeMention result = mention(at, ago != nullptr ? ago->tokens.last : unit->tokens.last, std::nullopt);
        if (!context_.published) return result;
        const Day day = *context_.published - days{back};
        result.value = span_of_days(day, ago != nullptr ? day : *context_.published);
        if (ago != nullptr && unit->entry->value == "365") {
            result.value = relative("year", -count);
        }
        return result;
    }

    /// "at 08:15" directly behind a day.
    void add_clock(TimeMention& mention) const {
        std::size_t at = mention.tokens.last;
        for (std::string_view word : {",", "at", "around", "about"})
            if (at < range_.last && document_.tokens.is(at, word)) ++at;
        const bool clock = at + 2 < range_.last && document_.tokens[at].kind == TokenKind::number &&
                           document_.tokens.is(at + 1, ":") &&
                           document_.tokens[at + 2].kind == TokenKind::number;
        if (!clock || !mention.value || mention.value->first != mention.value->last) return;
        const auto hour = parse_integer(document_.tokens.low(at)),
                   minute = parse_integer(document_.tokens.low(at + 2));
        if (!hour || !minute || *hour > 23 || *minute > 59) return;
        mention.value->first_minute = mention.value->last_minute = static_cast<int>(*hour * 60 + *minute);
        mention.tokens.last = at + 3;
    }

    const Document& document_;
    TokenRange range_;
    const TimeContext& context_;
    DateReader dates_;
    std::vector<Hit> hits_;
    std::size_t next_hit_ = 0;
};

}  // namespace

std::vector<TimeMention> find_times(const Document& document, const Sentence& sentence,
                                    const TimeContext& context) {
    return TimeFinder(document, sentence.tokens, sentence.hits, context).find();
}

std::vector<TimeMention> find_times(const Document& document, TokenRange range, const TimeContext& context) {
    return TimeFinder(document, range, document.knowledge.lexicon.find(document.tokens, range), context)
        .find();
}

DateOrder find_date_order(const Document& document, std::optional<Day> published) {
    const Tokens& tokens = document.tokens;
    long long day_first_gap = 0, month_first_gap = 0;
    for (std::size_t i = 0; i + 4 < tokens.size(); ++i) {
        if (tokens[i].kind != TokenKind::number || !tokens.is(i + 1, "/") || !tokens.is(i + 3, "/")) continue;
        const auto a = parse_integer(tokens.low(i)), b = parse_integer(tokens.low(i + 2));
        const auto year = parse_integer(tokens.low(i + 4));
        if (!a || !b || !year || *a > 31 || *b > 31 || *year < 1000 || *year > 9999) continue;
        if (*a > 12) return DateOrder::day_first;
        if (*b > 12) return DateOrder::month_first;
        const auto gap = [&](long long month, long long day) -> long long {
            const auto date =
                make_day(static_cast<int>(*year), static_cast<int>(month), static_cast<int>(day));
            if (!date || !published) return 0;
            const long long back = (*published - *date).count();
            return back < 0 ? 1000 - back : back;  // what lies ahead of the report is unlikely
        };
        day_first_gap += gap(*b, *a);
        month_first_gap += gap(*a, *b);
    }
    return month_first_gap < day_first_gap ? DateOrder::month_first : DateOrder::day_first;
}

}  // namespace bearing::report
