#include "report/numbers.hpp"

#include <algorithm>

#include "bearing/base/text.hpp"
#include "report/characters.hpp"

namespace bearing::report {

namespace {

constexpr long long kMost = 100'000'000;

struct PlainNumber {
    long long value = 0;
    std::size_t end = 0;  ///< 0: none
    bool article = false;
    bool vague = false;  ///< "dozens": at least that many
};

bool joins(const Document& document, std::size_t token, char32_t sign) {
    const Token& t = document.tokens[token];
    return t.kind == TokenKind::punctuation && !t.space_before && document.text[t.begin] == sign;
}

/// "1,200", "1 200" and plain digits.
PlainNumber digits_at(const Document& document, const Reading& reading, std::size_t at) {
    const Tokens& tokens = document.tokens;
    PlainNumber number;
    if (tokens[at].kind != TokenKind::number || tokens[at].end - tokens[at].begin > 9) return number;
    number.value = parse_integer(tokens.low(at)).value_or(0);
    number.end = at + 1;
    while (number.end + 1 < reading.tokens.last && joins(document, number.end, ',') &&
           tokens[number.end + 1].kind == TokenKind::number && !tokens[number.end + 1].space_before &&
           tokens[number.end + 1].end - tokens[number.end + 1].begin == 3 && number.value < kMost) {
        number.value = number.value * 1000 + parse_integer(tokens.low(number.end + 1)).value_or(0);
        number.end += 2;
    }
    return number;
}

PlainNumber word_at(const Document& document, const Reading& reading, std::size_t at) {
    PlainNumber number;
    for (std::string_view kind : {"exact", "low", "tens", "none"}) {
        const Hit* hit = reading.hit_at(at, Category::number, kind);
        if (hit == nullptr || hit->tokens.last <= number.end) continue;
        number.value = parse_integer(hit->entry->value).value_or(0);
        number.end = hit->tokens.last;
        number.vague = kind == "low";
        const std::string_view low = document.tokens.low(at);
        number.article = hit->tokens.last == at + 1 && (low == "a" || low == "an" || low == "his" ||
                                                        low == "her" || low == "another" || low == "single");
    }
    if (number.end == 0 || number.value < 20 || number.value > 90 || number.vague) return number;
    // "twenty-five"
    std::size_t unit = number.end;
    if (unit < reading.tokens.last && is_dash(document.text[document.tokens[unit].begin])) ++unit;
    if (const Hit* hit =
            unit < reading.tokens.last ? reading.hit_at(unit, Category::number, "exact") : nullptr) {
        const long long value = parse_integer(hit->entry->value).value_or(0);
        if (value >= 1 && value <= 9 && !document.tokens.is(unit, "a") && !document.tokens.is(unit, "an")) {
            number.value += value;
            number.end = hit->tokens.last;
        }
    }
    return number;
}

PlainNumber plain_at(const Document& document, const Reading& reading, std::size_t at) {
    if (at >= reading.tokens.last || reading.tag(at).kind == TagKind::time) return {};
    const PlainNumber digits = digits_at(document, reading, at);
    return digits.end != 0 ? digits : word_at(document, reading, at);
}

Count count_of(const PlainNumber& number, std::string_view qualifier) {
    const int value = static_cast<int>(std::min(number.value, kMost));
    if (number.vague || qualifier == "at_least" || qualifier == "or_more") return {value, {}, {}};
    if (qualifier == "more_than") return {value + 1, {}, {}};
    if (qualifier == "at_most") return {{}, {}, value};
    if (qualifier == "less_than") return {{}, {}, std::max(0, value - 1)};
    if (qualifier == "about") return {{}, value, {}};
    return {value, value, value};
}

/// "10-15", "between 10 and 15", "10 to 15".
std::optional<NumberMention> range_at(const Document& document, const Reading& reading, std::size_t first,
                                      const PlainNumber& low) {
    std::size_t at = low.end;
    if (at >= reading.tokens.last) return std::nullopt;
    const bool between = first > reading.tokens.first && document.tokens.is(first - 1, "between");
    const bool joined = is_dash(document.text[document.tokens[at].begin]) || document.tokens.is(at, "to") ||
                        (between && document.tokens.is(at, "and"));
    if (!joined) return std::nullopt;
    const PlainNumber high = plain_at(document, reading, at + 1);
    if (high.end == 0 || high.article || high.value <= low.value) return std::nullopt;
    NumberMention mention;
    mention.tokens = {first, high.end};
    mention.count = {static_cast<int>(low.value), {}, static_cast<int>(std::min(high.value, kMost))};
    return mention;
}

}  // namespace

std::optional<NumberMention> number_at(const Document& document, const Reading& reading, std::size_t token) {
    std::string qualifier;
    std::size_t at = token;
    for (std::string_view kind : {"at_least", "more_than", "at_most", "less_than", "about"})
        if (const Hit* hit = reading.hit_at(token, Category::number, kind)) {
            qualifier = kind;
            at = hit->tokens.last;
            break;
        }
    const PlainNumber number = plain_at(document, reading, at);
    if (number.end == 0 || (number.article && !qualifier.empty())) return std::nullopt;
    if (number.article)
        for (std::size_t i = number.end; i < reading.tokens.last && i < number.end + 2; ++i)
            if (document.tokens.is(i, "number")) return std::nullopt;  // "an unknown number of people"
    if (qualifier.empty())
        if (auto range = range_at(document, reading, token, number)) return range;
    NumberMention mention;
    mention.tokens = {token, number.end};
    if (number.end < reading.tokens.last) {
        if (joins(document, number.end, '+')) qualifier = "or_more", mention.tokens.last = number.end + 1;
        if (const Hit* more = reading.hit_at(number.end, Category::number, "or_more"))
            qualifier = "or_more", mention.tokens.last = more->tokens.last;
    }
    mention.count = count_of(number, qualifier);
    mention.article = number.article;
    return mention;
}

}  // namespace bearing::report
