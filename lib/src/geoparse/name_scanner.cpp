#include "geoparse/name_scanner.hpp"

#include <algorithm>
#include <array>

#include "report/characters.hpp"

namespace bearing::geoparse {

using report::TokenKind;

namespace {

constexpr std::size_t kLongestName = 9;  // tokens

}  // namespace

std::vector<NameMention> NameScanner::scan(const Chunk& chunk) const {
    std::vector<NameMention> names;
    std::size_t from = chunk.tokens.first;  // behind the name before
    for (std::size_t at = from; at < chunk.tokens.last;) {
        const std::size_t last = may_begin(chunk, at) ? longest_known(chunk, at) : at;
        if (last == at) {
            ++at;
            continue;
        }
        NameMention name{{at, last}, words(at, last)};
        extend(name, chunk, from);
        at = from = name.tokens.last;
        if (!is_demonym(name)) names.push_back(std::move(name));
    }
    return names;
}

/// Longest name of the gazetteer that begins here; `first` if none does.
std::size_t NameScanner::longest_known(const Chunk& chunk, std::size_t first) const {
    const std::size_t limit = std::min(chunk.tokens.last, first + kLongestName);
    for (std::size_t last = limit; last > first; --last) {
        if (!ends_name(chunk, last) || !has_two_letters(first, last)) continue;
        if (is_known(first, last) && !begins_with_other_word(chunk, first, last)) return last;
    }
    return first;
}

/// Endings of Turkic names are looked for where the text is in such a language: they are common ends of
/// words elsewhere.
bool NameScanner::is_known(std::size_t first, std::size_t last) const {
    const std::string name = words(first, last);
    if (names_.knows(name)) return true;
    return last - first == 1 && (turkic_ || has_turkic_letter(first)) && !names_.options(name).empty();
}

bool NameScanner::has_turkic_letter(std::size_t at) const {
    const report::Token& token = document_.tokens[at];
    for (std::size_t i = token.begin; i < token.end; ++i)
        if (std::u32string_view(U"əƏğĞıİşŞ").find(document_.text[i]) != std::u32string_view::npos)
            return true;
    return false;
}

/// "В Степанакерте": a preposition that the sentence begins with.
bool NameScanner::begins_with_other_word(const Chunk& chunk, std::size_t first, std::size_t last) const {
    return chunk.begins_sentence && first == chunk.tokens.first && last - first > 1 &&
           is(first, WordClass::ordinary) && !names_.has_exactly(words(first, last)) &&
           names_.knows(words(first + 1, last));
}

bool NameScanner::has_two_letters(std::size_t first, std::size_t last) const {
    std::size_t letters = 0;
    for (std::size_t at = first; at < last; ++at)
        if (is_word(at) && !document_.tokens.is(at, "the"))
            letters += document_.tokens[at].end - document_.tokens[at].begin;
    return letters >= 2;
}

bool NameScanner::may_begin(const Chunk& chunk, std::size_t at) const {
    if (!is_word(at) || (at > chunk.tokens.first && is_joining_hyphen(document_, at - 1))) return false;
    if (!document_.tokens.is(at, "the")) return true;
    return document_.tokens[at].capital && at + 1 < chunk.tokens.last && begins_with_article(chunk, at);
}

/// "The Hague", but not "The Sudan".
bool NameScanner::begins_with_article(const Chunk& chunk, std::size_t at) const {
    const std::size_t last = longest_known(chunk, at + 1);
    return last > at + 1 && names_.has_exactly(words(at, last));
}

bool NameScanner::ends_name(const Chunk& chunk, std::size_t last) const {
    if (last < chunk.tokens.last && is_joining_hyphen(document_, last)) return false;
    if (last + 1 < document_.tokens.size() && is_joining_hyphen(document_, last) &&
        !report::is_letter(document_.text[document_.tokens[last + 1].begin]))
        return false;
    if (is_word(last - 1)) return is_capital(document_, last - 1) || chunk.caseless;
    return document_.tokens.is(last - 1, ".") || document_.tokens[last - 1].kind == TokenKind::number;
}

bool NameScanner::is_demonym(const NameMention& name) const {
    if (is_russian_adjective(name)) return true;
    for (std::size_t at = name.tokens.first; at < name.tokens.last; ++at)
        if (is_word(at) && (!is(at, WordClass::demonym) || is(at, WordClass::country))) return false;
    return true;
}

/// "Российские": listed only under the stem that it shares with a name.
bool NameScanner::is_russian_adjective(const NameMention& name) const {
    static constexpr std::array<std::string_view, 13> kEndings{"ский", "ская",  "ское", "ские", "ского",
                                                               "ской", "ских",  "ским", "ском", "скому",
                                                               "скую", "скими", "скою"};
    if (name.tokens.last - name.tokens.first != 1 || names_.has_exactly(name.query)) return false;
    const std::string_view low = document_.tokens.low(name.tokens.first);
    return std::any_of(kEndings.begin(), kEndings.end(),
                       [&](std::string_view e) { return low.ends_with(e); });
}

/// "Monroe" + "County", "Lake" + "Nyos", "North" + "Dallas": what belongs to the name, from token `from` on.
void NameScanner::extend(NameMention& name, const Chunk& chunk, std::size_t from) const {
    auto& [first, last] = name.tokens;
    const bool follows =
        last < chunk.tokens.last && is_capital(document_, last) && is(last, WordClass::after);
    const bool in_other_name = last + 1 < chunk.tokens.last && is(last + 1, WordClass::organisation);
    const bool body = is(last, WordClass::organisation) && names_.importance(name.query) >= kWellKnown;
    if (follows && !in_other_name && !body) {
        ++last;
        name.query = words(first, last);
    }
    while (first > from && belongs_in_front(chunk, first - 1)) {
        --first;
        if (names_.knows(words(first, last)) || is(first, WordClass::before)) name.query = words(first, last);
    }
    name.listed = names_.knows(name.query) || is_known(first, last);
}

bool NameScanner::belongs_in_front(const Chunk& chunk, std::size_t at) const {
    if (!is_word(at) || !document_.tokens[at].capital) return false;
    if (is(at, WordClass::before)) return true;
    const bool owes_capital = chunk.begins_sentence && at == chunk.tokens.first;
    return is(at, WordClass::part) && !owes_capital;
}

}  // namespace bearing::geoparse
