#include "geoparse/name_chunks.hpp"

#include <algorithm>
#include <array>

#include "report/characters.hpp"

namespace bearing::geoparse {

using report::Document;
using report::Token;
using report::TokenKind;
using report::TokenRange;

namespace {

constexpr std::size_t kLongestChunk = 16;  // tokens

/// Small words inside names.
bool is_connector(const Document& document, std::size_t token) {
    static constexpr std::array<std::string_view, 33> kWords{
        "of", "the", "de",  "del",  "la",  "las", "los", "le",  "les", "el",  "al",
        "da", "do",  "dos", "das",  "di",  "du",  "des", "der", "den", "van", "von",
        "am", "an",  "on",  "upon", "sur", "es",  "kwa", "wa",  "ya",  "bin", "ibn"};
    if (document.tokens[token].capital) return false;
    return std::any_of(kWords.begin(), kWords.end(),
                       [&](std::string_view word) { return document.tokens.is(token, word); });
}

/// "al-Fashir", "el-Obeid": the article does not begin with a capital.
bool is_joined_article(const Document& document, std::size_t token) {
    static constexpr std::array<std::string_view, 9> kArticles{"al", "el",  "ad", "an", "ar",
                                                               "as", "ash", "at", "az"};
    return std::any_of(kArticles.begin(), kArticles.end(),
                       [&](std::string_view word) { return document.tokens.is(token, word); }) &&
           token + 2 < document.tokens.size() && is_joining_hyphen(document, token + 1) &&
           is_capital(document, token + 2);
}

bool is_word(const Document& document, std::size_t token) {
    return document.tokens[token].kind == TokenKind::word;
}

bool is_letter_alone(const Document& document, std::size_t token) {
    const Token& t = document.tokens[token];
    return t.kind == TokenKind::word && t.capital && t.end - t.begin == 1;
}

bool is_stop(const Document& document, std::size_t token) {
    return document.tokens.is(token, ".") && !document.tokens[token].space_before;
}

/// Grows chunks of one sentence.
class Grower {
  public:
    Grower(const Document& document, const WordClasses& classes, TokenRange sentence, NameSource& names)
        : document_(document), classes_(classes), sentence_(sentence), names_(names) {}

    bool starts(std::size_t at) const {
        return is_word(document_, at) &&
               (is_capital(document_, at) || is_caseless(document_, at) || is_joined_article(document_, at));
    }

    TokenRange grow(std::size_t first) const {
        std::size_t last = first + 1;
        while (last < sentence_.last && last - first < kLongestChunk) {
            const std::size_t next = is_caseless(document_, first) ? step_caseless(last) : step(first, last);
            if (next == last) break;
            last = std::min(next, sentence_.last);
        }
        return {first, last};
    }

  private:
    bool capital_at(std::size_t at) const {
        return at < sentence_.last && is_word(document_, at) && is_capital(document_, at);
    }

    std::size_t step_caseless(std::size_t last) const {
        return is_word(document_, last) && is_caseless(document_, last) ? last + 1 : last;
    }

    /// One past the tokens that continue the name, `last` if none do.
    std::size_t step(std::size_t first, std::size_t last) const {
        if (capital_at(last) && document_.tokens[last].space_before) return last + 1;
        if (is_joining_hyphen(document_, last)) return step_hyphen(last);
        if (is_stop(document_, last)) return step_stop(last);
        if (document_.tokens[last].kind == TokenKind::possessive) return step_possessive(first, last);
        if (document_.tokens.is(last, "and")) return step_and(first, last);
        for (std::size_t small = 1; small <= 2 && last + small < sentence_.last; ++small) {
            if (!is_connector(document_, last + small - 1)) return last;
            if (capital_at(last + small)) return last + small + 1;
        }
        return last;
    }

    /// "Queen Anne's County", "People's Republic of China".
    std::size_t step_possessive(std::size_t first, std::size_t last) const {
        if (!capital_at(last + 1)) return last;
        if (last - first <= 2 && classes_.is(last + 1, WordClass::after)) return last + 2;
        constexpr std::size_t kMostMore = 3;
        for (std::size_t more = std::min(kMostMore, sentence_.last - last - 1); more >= 1; --more)
            if (capital_at(last + more) && names_.knows(document_.words({last - 1, last + more + 1})))
                return last + more + 1;
        return last;
    }

    std::size_t step_hyphen(std::size_t last) const {
        if (capital_at(last + 1) ||
            (last + 1 < sentence_.last && document_.tokens[last + 1].kind == TokenKind::number))
            return last + 2;
        if (last + 3 < sentence_.last && is_word(document_, last + 1) &&
            is_joining_hyphen(document_, last + 2) && capital_at(last + 3))
            return last + 4;  // Port-au-Prince
        return last;
    }

    /// "U.S.", "St. Marc", "George W. Bush".
    std::size_t step_stop(std::size_t last) const {
        const bool after_letter = is_letter_alone(document_, last - 1);
        const bool next_joined = capital_at(last + 1) && !document_.tokens[last + 1].space_before;
        if (after_letter && next_joined) return last + 2;
        const bool in_letters = after_letter && last >= 2 && is_stop(document_, last - 2);
        if (in_letters) return last + 1;
        const bool short_form = after_letter || classes_.is(last - 1, WordClass::title) ||
                                classes_.is(last - 1, WordClass::before);
        const Token& before = document_.tokens[last - 1];
        if (short_form && before.end - before.begin <= 4 && capital_at(last + 1)) return last + 2;
        return last;
    }

    /// "Bosnia and Herzegovina", "Tyne and Wear": only where the whole is a place.
    std::size_t step_and(std::size_t first, std::size_t last) const {
        for (std::size_t more = 2; more >= 1; --more)
            if (capital_at(last + more) && (more == 1 || capital_at(last + 1)) &&
                names_.knows(document_.words({first, last + more + 1})))
                return last + more + 1;
        return last;
    }

    const Document& document_;
    const WordClasses& classes_;
    TokenRange sentence_;
    NameSource& names_;
};

}  // namespace

bool is_capital(const Document& document, std::size_t token) {
    const Token& t = document.tokens[token];
    if (t.capital) return true;
    const bool elided = t.end - t.begin > 2 && report::is_apostrophe(document.text[t.begin + 1]);
    return elided && report::is_upper(document.text[t.begin + 2]);
}

bool is_caseless(const Document& document, std::size_t token) {
    const char32_t c = document.text[document.tokens[token].begin];
    return (c >= 0x590 && c < 0x1C80 && report::to_lower(c) == c) || c >= 0x2C80;
}

bool is_joining_hyphen(const Document& document, std::size_t token) {
    if (token == 0 || token + 1 >= document.tokens.size()) return false;
    const Token& t = document.tokens[token];
    return t.kind == TokenKind::punctuation && report::is_dash(document.text[t.begin]) && !t.space_before &&
           !document.tokens[token + 1].space_before;
}

std::vector<Chunk> find_chunks(const Document& document, const WordClasses& classes, TokenRange sentence,
                               NameSource& names) {
    const Grower grower(document, classes, sentence, names);
    std::vector<Chunk> chunks;
    bool begins = true;  // nothing but punctuation so far
    for (std::size_t at = sentence.first; at < sentence.last;) {
        const bool is_word_token = document.tokens[at].kind == TokenKind::word;
        if (!grower.starts(at)) {
            const char32_t c = document.text[document.tokens[at].begin];
            begins = (begins && !is_word_token) || report::is_quote(c) || c == ':';
            ++at;
            continue;
        }
        const TokenRange tokens = grower.grow(at);
        chunks.push_back({tokens, begins, is_caseless(document, at)});
        begins = false;
        at = tokens.last;
    }
    return chunks;
}

}  // namespace bearing::geoparse
