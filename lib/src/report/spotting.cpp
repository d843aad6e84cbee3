#include "report/spotting.hpp"

#include <algorithm>

#include "report/characters.hpp"

namespace bearing::report {

namespace {

constexpr std::size_t kLongestName = 5;  // words and hyphens

bool is_hyphen(const Document& document, std::size_t token) {
    const Token& t = document.tokens[token];
    return t.kind == TokenKind::punctuation && is_dash(document.text[t.begin]) && !t.space_before;
}

/// Small words inside names.
bool is_connector(const Document& document, std::size_t token) {
    for (std::string_view word :
         {"de", "la", "al", "el", "of", "the", "ash", "ad", "as", "an", "on", "le", "du", "da", "i"})
        if (document.tokens.is(token, word)) return true;
    return false;
}

bool caseless(const Document& document, std::size_t token) {
    const char32_t c = document.text[document.tokens[token].begin];
    return (c >= 0x590 && c < 0x1C80 && to_lower(c) == c) || c >= 0x2C80;
}

}  // namespace

bool continues_name(const Document& document, std::size_t token) {
    const Token& t = document.tokens[token];
    if (is_hyphen(document, token)) return true;
    if (t.kind == TokenKind::possessive) return false;
    const bool after_hyphen = is_hyphen(document, token - 1);
    if (t.kind == TokenKind::number) return after_hyphen;
    return t.kind == TokenKind::word &&
           (t.capital || after_hyphen || is_connector(document, token) || caseless(document, token));
}

bool PlaceSpotter::knows(TokenRange range) {
    std::string name = document_.text.slice(document_.span(range));
    if (const auto it = known_.find(name); it != known_.end()) return it->second;
    const bool known = gazetteer_.knows(name);
    known_.emplace(std::move(name), known);
    return known;
}

const std::vector<Candidate>& PlaceSpotter::candidates(TokenRange name) {
    const std::string words = document_.words(name);
    if (const auto it = candidates_.find(words); it != candidates_.end()) return it->second;
    PlaceQuery query;
    query.worst_tier = MatchTier::transliterated;
    return candidates_.emplace(words, gazetteer_.find(words, query)).first->second;
}

bool PlaceSpotter::may_be_same(TokenRange a, TokenRange b) {
    const auto& first = candidates(a);
    const auto& second = candidates(b);
    return std::any_of(first.begin(), first.end(), [&](const Candidate& x) {
        return std::any_of(second.begin(), second.end(),
                           [&](const Candidate& y) { return x.place.id == y.place.id; });
    });
}

bool PlaceSpotter::is_site(TokenRange name) {
    const auto& found = candidates(name);
    if (found.empty()) return false;
    const std::string& feature = found.front().place.feature;
    for (const std::string_view site : {"CH", "MSTY", "MSQE", "AIRP", "AIRB", "AIRF", "HSP", "SCH", "BDG",
                                        "PRK", "MKT", "DAM", "PS", "FCL", "HSTS", "MNMT"})
        if (feature == site || (site.size() > 2 && feature.starts_with(site))) return true;
    return feature.starts_with("S.");
}

bool PlaceSpotter::is_terrain(TokenRange name) {
    const auto& found = candidates(name);
    if (found.empty()) return false;
    const std::string& feature = found.front().place.feature;
    for (const std::string_view terrain : {"STM", "LK", "RSV", "SEA", "GULF", "STRT", "CNL", "MT", "PK",
                                           "HLL", "DSRT", "BAY", "OCN", "WAD", "CHN"})
        if (feature.starts_with(terrain)) return true;
    return false;
}

bool PlaceSpotter::is_area(const Reading& reading, TokenRange name) {
    if (name.last < reading.tokens.last && reading.has(name.last, Category::place_word, "area")) return true;
    if (const Hit* country = reading.hit_at(name.first, Category::country);
        country != nullptr && country->entry->kind == "name" && country->tokens.last == name.last)
        return true;
    const auto& found = candidates(name);
    if (found.empty()) return false;
    const std::string& feature = found.front().place.feature;
    return feature.starts_with("ADM") || feature.starts_with("RGN") || feature.starts_with("PCL") ||
           feature.starts_with("AREA") || feature.starts_with("ISL") || feature == "TERR" || feature == "ZN";
}

bool PlaceSpotter::may_begin_name(const Reading& reading, std::size_t token) const {
    const Token& t = document_.tokens[token];
    if (t.kind != TokenKind::word || reading.tag(token).kind == TagKind::time) return false;
    if (reading.has(token, Category::grammar, "determiner")) return false;
    return (t.capital || caseless(document_, token)) && t.end - t.begin > 1;
}

std::size_t PlaceSpotter::longest_name(const Reading& reading, std::size_t first) {
    std::size_t limit = first + 1;
    while (limit < reading.tokens.last && limit < first + 2 * kLongestName &&
           continues_name(document_, limit) && reading.tag(limit).kind != TagKind::time)
        ++limit;
    for (std::size_t last = limit; last > first; --last) {
        const Token& end = document_.tokens[last - 1];
        if (end.kind == TokenKind::punctuation ||
            (!end.capital && !caseless(document_, last - 1) && last - first == 1))
            continue;
        if (last < reading.tokens.last && is_hyphen(document_, last) && last + 1 < reading.tokens.last &&
            !document_.tokens[last + 1].space_before && document_.tokens[last + 1].kind == TokenKind::word &&
            !document_.tokens[last + 1].capital)
            continue;  // "Moscow-backed"
        if (knows({first, last})) return last;
    }
    if (const Hit* country = reading.hit_at(first, Category::country);
        country != nullptr && (country->entry->kind == "name" || country->entry->kind == "capital"))
        return country->tokens.last;
    return first;
}

/// A capitalised word that nothing is known of: likely a person's or a company's.
bool PlaceSpotter::is_unknown_name(const Reading& reading, std::size_t token) const {
    if (!reading.tokens.contains(token)) return false;
    const Token& t = document_.tokens[token];
    if (t.kind != TokenKind::word || !t.capital || t.all_caps) return false;
    if (reading.tag(token).kind != TagKind::none) return false;
    if (t.word < 0) return true;
    for (const Category known :
         {Category::actor, Category::country, Category::party_noun, Category::party_adjective,
          Category::place_word, Category::common_word, Category::month, Category::weekday, Category::event,
          Category::weapon, Category::grammar, Category::time_word, Category::stance, Category::cue,
          Category::number, Category::person, Category::casualty, Category::hedge, Category::structure})
        if (reading.has(token, known)) return false;
    return true;
}

bool PlaceSpotter::is_part_of_other_name(const Reading& reading, TokenRange name) const {
    const auto on_one_line = [&](std::size_t a, std::size_t b) {
        for (std::size_t at = document_.tokens[a].end; at < document_.tokens[b].begin; ++at)
            if (document_.text[at] == '\n') return false;
        return document_.tokens[b].space_before;
    };
    const bool before = name.first > reading.tokens.first && on_one_line(name.first - 1, name.first) &&
                        is_unknown_name(reading, name.first - 1);
    const bool after = name.last < reading.tokens.last && on_one_line(name.last - 1, name.last) &&
                       is_unknown_name(reading, name.last);
    const bool hyphened = name.last < reading.tokens.last && is_hyphen(document_, name.last) &&
                          is_unknown_name(reading, name.last + 1);
    return before || after || hyphened;
}

std::vector<TokenRange> PlaceSpotter::spot(const Reading& reading) {
    std::vector<TokenRange> names;
    for (std::size_t at = reading.tokens.first; at < reading.tokens.last;) {
        if (!may_begin_name(reading, at)) {
            ++at;
            continue;
        }
        const Hit* common = reading.hit_at(at, Category::common_word);
        const Hit* people = reading.hit_at(at, Category::country);
        if (people != nullptr && people->entry->kind != "demonym" && people->entry->kind != "people")
            people = nullptr;
        const std::size_t last = longest_name(reading, at);
        const bool is_common = common != nullptr && common->tokens.last >= last;
        const bool village = at > reading.tokens.first + 1 &&
                             reading.has(at - 2, Category::place_word, "settlement") &&
                             document_.tokens.is(at - 1, "of");
        const bool is_people = people != nullptr && people->tokens.last >= last;
        if (last == at || is_people || (is_common && !village) ||
            is_part_of_other_name(reading, {at, last})) {
            ++at;
            continue;
        }
        names.push_back({at, last});
        at = last;
    }
    return names;
}

}  // namespace bearing::report
