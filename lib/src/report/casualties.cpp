#include "report/casualties.hpp"

#include <algorithm>

#include "report/numbers.hpp"

namespace bearing::report {

namespace {

constexpr std::size_t kReachLeft = 10;  // tokens between a number and the word behind it
constexpr std::size_t kReachRight = 5;

class CasualtyFinder {
  public:
    CasualtyFinder(const Document& document, const Reading& reading)
        : document_(document), reading_(reading) {}

    std::vector<CasualtyMention> find() {
        for (std::size_t at = reading_.tokens.first; at < reading_.tokens.last; ++at) {
            const Hit* hit = reading_.hit_at(at, Category::casualty);
            if (hit == nullptr || at < end_of_last_word_) continue;
            end_of_last_word_ = hit->tokens.last;
            read(*hit);
            previous_word_ = hit->tokens;
        }
        return std::move(found_);
    }

  private:
    void read(const Hit& hit) {
        const std::string& form = hit.entry->value;
        if (hit.entry->kind == "both") {
            if (const auto number = left_of(hit.tokens.first); number && is_zero(*number)) {
                add(*number, hit, true);
                add(*number, hit, false);
            }
            return;
        }
        if (is_part_of_toll(hit.tokens.first)) return;
        const bool killed = hit.entry->kind == "killed";
        std::optional<NumberMention> number;
        const bool passive = is_passive(hit.tokens.first);
        if (form == "active" || form == "toll") number = right_of(hit.tokens.last, form == "toll");
        if (form == "participle" && !passive) number = adjacent_left(hit.tokens.first);
        if (!number && form == "participle" && !passive) number = right_of(hit.tokens.last, false);
        if (!number && form != "active" && form != "toll") number = left_of(hit.tokens.first);
        if (!number && form == "noun") number = right_of_colon(hit.tokens.last);
        if (!number && form == "participle") number = right_of_colon(hit.tokens.last);
        if (number) add(*number, hit, killed);
    }

    bool is(std::size_t at, std::string_view low) const {
        return at < reading_.tokens.last && document_.tokens.is(at, low);
    }

    /// "One child was among the dead": part of a number given elsewhere.
    bool is_part_of_toll(std::size_t word) const {
        if (word < reading_.tokens.first + 2 || !is(word - 1, "the")) return false;
        return is(word - 2, "among") || is(word - 2, "of") || is(word - 2, "amongst") ||
               is(word - 2, "including");
    }

    bool is_zero(const NumberMention& number) const { return number.count.high == 0; }

    bool is_passive(std::size_t at) const {
        for (std::size_t i = at; i > reading_.tokens.first && i + 4 > at;) {
            --i;
            if (reading_.has(i, Category::grammar, "be")) return true;
            if (!reading_.has(i, Category::grammar, "adverb") &&
                !reading_.has(i, Category::grammar, "have") && !reading_.has(i, Category::hedge))
                return false;
        }
        return false;
    }

    void add(const NumberMention& number, const Hit& hit, bool killed) {
        CasualtyMention mention;
        mention.tokens = {std::min(number.tokens.first, hit.tokens.first),
                          std::max(end_of_people(number.tokens.last), hit.tokens.last)};
        mention.killed = killed;
        mention.count = number.count;
        used_.push_back(number.tokens);
        found_.push_back(mention);
    }

    /// One past the person behind a number, so that the words at the span say the figure by themselves.
    std::size_t end_of_people(std::size_t at) const {
        constexpr std::size_t kReach = 8;  // "a five-year-old boy"
        for (std::size_t i = at; i < reading_.tokens.last && i < at + kReach; ++i) {
            if (is(i, "-")) continue;
            if (document_.tokens[i].kind != TokenKind::word || reading_.has(i, Category::casualty)) break;
            if (const Hit* person = reading_.hit_at(i, Category::person)) return person->tokens.last;
        }
        return at;
    }

    /// "the driver", "its commander": one person.
    std::optional<NumberMention> definite_person(std::size_t at) const {
        if (!is(at, "the") && !is(at, "its") && !is(at, "their")) return std::nullopt;
        for (std::size_t i = at + 1; i < reading_.tokens.last && i < at + 4; ++i) {
            if (document_.tokens[i].kind != TokenKind::word || reading_.has(i, Category::casualty)) break;
            if (reading_.hit_at(i, Category::person, "one") == nullptr) continue;
            NumberMention number;
            number.tokens = {at, at + 1};
            number.count = {1, 1, 1};
            number.article = true;
            return number;
        }
        return std::nullopt;
    }

    bool is_used(const NumberMention& number) const {
        return std::any_of(used_.begin(), used_.end(),
                           [&](const TokenRange& used) { return used.overlaps(number.tokens); });
    }

    /// True if the words behind a number may be people: no unit, no weapon, no age.
    bool counts_people(const NumberMention& number) const {
        std::size_t at = number.tokens.last;
        if (at >= reading_.tokens.last) return !number.article;
        if (is(at, "%") || is(at, "percent") || is(at, "per") || is(at, ":")) return false;
        if (!document_.tokens[at].space_before && is(at, "-")) return false;  // a 35-year-old
        if (!number.article) return person_before_other_noun(at, false);
        return person_before_other_noun(at, true);
    }

    /// A person within the next few words, before any weapon or place; `needed`: nothing else will do.
    bool person_before_other_noun(std::size_t at, bool needed) const {
        for (std::size_t i = at; i < reading_.tokens.last && i < at + 7; ++i) {
            if (reading_.has(i, Category::person)) return true;
            if (reading_.has(i, Category::casualty)) return !needed;
            if (is(i, ".") || is(i, ";") || is(i, ",")) return !needed;
            if (reading_.has(i, Category::grammar, "preposition")) {
                if (is(i, "of")) continue;
                return !needed;
            }
            if (reading_.has(i, Category::weapon) || reading_.has(i, Category::place_word)) return false;
            if (reading_.has(i, Category::time_word, "unit") && document_.tokens[i].space_before)
                return false;
        }
        return !needed;
    }

    /// The number of "16 people killed", "1 killed": nothing but its people between.
    std::optional<NumberMention> adjacent_left(std::size_t word) const {
        const std::size_t from = word > reading_.tokens.first + 6 ? word - 6 : reading_.tokens.first;
        for (std::size_t at = word; at-- > from;) {
            if (previous_word_.contains(at) || is(at, ",") || is(at, ";") || is(at, ":") || is(at, "."))
                return std::nullopt;
            if (reading_.tag(at).kind == TagKind::weapon) return std::nullopt;
            const auto number = first_reading_of(at, from);
            if (!number || is_used(*number)) continue;
            if (number->tokens.last == word) return number;
            if (!only_people(number->tokens.last, word)) return std::nullopt;
            return number;
        }
        return std::nullopt;
    }

    bool only_people(std::size_t first, std::size_t last) const {
        for (std::size_t i = first; i < last; ++i)
            if (reading_.has(i, Category::person)) return true;
        return false;
    }

    /// The number that ends at or behind `at`, with its qualifier, which may begin earlier.
    std::optional<NumberMention> first_reading_of(std::size_t at, std::size_t from) const {
        const auto number = number_at(document_, reading_, at);
        if (!number) return std::nullopt;
        for (std::size_t begin = at > from + 6 ? at - 6 : from; begin < at; ++begin)
            if (const auto wider = number_at(document_, reading_, begin);
                wider && wider->tokens.last >= number->tokens.last)
                return wider;
        return number;
    }

    /// The nearest number of people before a word, in its clause.
    std::optional<NumberMention> left_of(std::size_t word) const {
        const auto reach = [&](std::size_t at) {
            return at > reading_.tokens.first + kReachLeft ? at - kReachLeft : reading_.tokens.first;
        };
        std::size_t from = reach(word);
        for (std::size_t at = word; at-- > from;) {
            if (previous_word_.contains(at) || is(at, ";") || is(at, ".")) return std::nullopt;
            if (is(at, ",") && !is_aside(at, word)) return std::nullopt;
            if (const std::size_t aside = begin_of_aside(at, reading_.tokens.first); aside < at) {
                at = aside;  // "Two civilians, including a child, were killed"
                from = reach(at);
                continue;
            }
            const auto number = first_reading_of(at, from);
            if (number && !is_used(*number) && counts_people(*number)) return number;
        }
        return std::nullopt;
    }

    /// A comma that closes or opens "including …" or "most of them …".
    bool is_aside(std::size_t comma, std::size_t word) const {
        return begin_of_aside(comma, reading_.tokens.first) < comma || is(comma + 1, "including") ||
               is(comma + 1, "among") || is(comma + 1, "most") || is(comma + 1, "all") || word == comma + 1;
    }

    std::size_t begin_of_aside(std::size_t close, std::size_t from) const {
        if (!is(close, ",") && !is(close, ")")) return close;
        const std::size_t stop = close > from + 9 ? close - 9 : from;
        for (std::size_t at = close; at-- > stop;)
            if ((is(at, ",") || is(at, "(")) &&
                (is(at + 1, "including") || is(at + 1, "among") || is(at + 1, "most") || is(at + 1, "all")))
                return at;
        return close;
    }

    std::optional<NumberMention> right_of(std::size_t after, bool toll) const {
        const std::size_t reach = toll ? kReachRight + 3 : kReachRight;
        for (std::size_t at = after; at < reading_.tokens.last && at < after + reach; ++at) {
            if (is(at, ",") || is(at, ";") || is(at, ".") || reading_.has(at, Category::casualty))
                return std::nullopt;
            auto number = number_at(document_, reading_, at);
            if (!number) number = definite_person(at);
            if (!number) {
                if (!toll && (reading_.tag(at).kind == TagKind::place ||
                              reading_.has(at, Category::grammar, "preposition")))
                    return std::nullopt;
                continue;
            }
            if (is_used(*number) || (!toll && !counts_people(*number))) return std::nullopt;
            return with_sum(*number);
        }
        return std::nullopt;
    }

    /// "killing a man and two children": both numbers together.
    std::optional<NumberMention> with_sum(NumberMention number) const {
        std::size_t at = number.tokens.last;
        while (at < reading_.tokens.last && at < number.tokens.last + 4 && !is(at, "and") && !is(at, ",") &&
               !reading_.has(at, Category::casualty))
            ++at;
        if (!is(at, "and")) return number;
        const auto more = number_at(document_, reading_, at + 1);
        if (!more || !person_before_other_noun(more->tokens.last, true)) return number;
        for (std::size_t i = more->tokens.last; i < reading_.tokens.last && i < more->tokens.last + 5; ++i)
            if (reading_.has(i, Category::casualty) || reading_.has(i, Category::event)) return number;
        const auto sum = [](std::optional<int> a, std::optional<int> b) -> std::optional<int> {
            return a && b ? std::optional<int>(*a + *b) : std::nullopt;
        };
        number.count = {sum(number.count.low, more->count.low), sum(number.count.best, more->count.best),
                        sum(number.count.high, more->count.high)};
        number.tokens.last = more->tokens.last;
        return number;
    }

    /// "Killed: 3".
    std::optional<NumberMention> right_of_colon(std::size_t at) const {
        if (!is(at, ":") || at + 1 >= reading_.tokens.last) return std::nullopt;
        auto number = number_at(document_, reading_, at + 1);
        if (!number || is_used(*number)) return std::nullopt;
        return number;
    }

    const Document& document_;
    const Reading& reading_;
    TokenRange previous_word_;
    std::size_t end_of_last_word_ = 0;
    std::vector<TokenRange> used_;
    std::vector<CasualtyMention> found_;
};

}  // namespace

std::vector<CasualtyMention> find_casualties(const Document& document, const Reading& reading) {
    return CasualtyFinder(document, reading).find();
}

std::vector<TokenRange> find_casualty_words(const Reading& reading) {
    std::vector<TokenRange> words;
    for (std::size_t at = reading.tokens.first; at < reading.tokens.last; ++at)
        if (const Hit* hit = reading.hit_at(at, Category::casualty);
            hit != nullptr && hit->entry->kind != "both") {
            words.push_back(hit->tokens);
            at = hit->tokens.last - 1;
        }
    return words;
}

}  // namespace bearing::report
