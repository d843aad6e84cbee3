#include "report/times.hpp"

#include <algorithm>

#include "bearing/base/text.hpp"
#include "report/characters.hpp"
#include "report/dates.hpp"
#include "report/time_rules.hpp"

namespace bearing::report {

namespace {

using std::chrono::days;

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
            auto mention = may_begin(at) ? read(at) : std::nullopt;
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
    /// Times begin with digits or with a word that the lexicon has for them.
    bool may_begin(std::size_t at) const {
        const Token& token = document_.tokens[at];
        if (is_digit(document_.text[token.begin])) return true;
        if (document_.tokens.is(at, "the")) return true;
        constexpr Category kBeginners[] = {Category::month, Category::weekday, Category::time_word,
                                           Category::number};
        std::uint32_t beginners = 0;
        for (const Category category : kBeginners) beginners |= bit_of(category);
        return (document_.knowledge.lexicon.categories_from(token.word) & beginners) != 0;
    }

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
        if (!first) first = dates_.read_day_and_month(at);
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
        if (document_.tokens.is(at - 1, "the") && names_something(at + 1)) return true;
        for (std::string_view word :
             {"in",    "since", "during", "by",   "of",      "until", "from", "before",
              "after", "early", "mid",    "late", "through", "to",    "and",  "(",
              "last",  "this",  "back",   "/",    "в",       "с",     "-"})
            if (document_.tokens.is(at - 1, word)) return true;
        return false;
    }

    /// "the 1994 truce": a noun that the year tells from others; no people that it counts.
    bool names_something(std::size_t at) const {
        if (at >= range_.last) return false;
        const Token& token = document_.tokens[at];
        const std::uint32_t counted = bit_of(Category::person) | bit_of(Category::casualty) |
                                      bit_of(Category::place_word) | bit_of(Category::grammar) |
                                      bit_of(Category::party_noun) | bit_of(Category::weapon);
        return token.kind == TokenKind::word && !token.capital && token.space_before &&
               (document_.knowledge.lexicon.categories_from(token.word) & counted) == 0;
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
        TimeMention result =
            mention(tokens.first, tokens.last, days_from_publication(kind, number, *context_.published));
        result.part_of_day = kind == "night";
        return result;
    }

    static bool counts_from_publication(std::string_view kind) {
        for (std::string_view known :
             {"published", "night", "past_days", "week", "weekend", "month", "year", "ago_days"})
            if (kind == known) return true;
        return false;
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
        if (!date && (kind == "since" || kind == "part" || kind == "around" || kind == "night_of"))
            if (auto weekday = read_weekday(at); weekday && weekday->value) {
                if (kind != "part")
                    weekday->value =
                        narrowed(kind, hit.entry->value, number, *weekday->value, context_.published);
                weekday->tokens.first = hit.tokens.first;
                return weekday->value ? weekday : std::nullopt;
            }
        if (!date) return std::nullopt;
        const auto whole = dates_.span_of(*date);
        if (!whole) return mention(hit.tokens.first, date->end, std::nullopt, date->year != 0);
        const auto value = narrowed(kind, hit.entry->value, number, *whole, context_.published);
        if (!value) return std::nullopt;
        return mention(hit.tokens.first, date->end, value, date->year != 0);
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
            result.value = days_from_publication("year", -count, *context_.published);
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
    return TimeFinder(document, range, document.phrases_in(range), context).find();
}

}  // namespace bearing::report
