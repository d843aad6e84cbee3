#include <algorithm>
#include <cmath>

#include "report/frames.hpp"
#include "report/mentions.hpp"

namespace bearing::report {

namespace {

bool is_live(const EventMention& event) {
    return !event.negated && !event.hypothetical;
}

struct ClauseContent {
    bool event = false;  ///< one that stands for itself
    bool casualty_event = false;
    bool place = false;
    bool time = false;
    bool casualties = false;
};

ClauseContent content_of(const Reading& reading, TokenRange range) {
    ClauseContent content;
    for (const EventMention& event : reading.events)
        if (event.tokens.overlaps(range) && is_live(event))
            (event.kind == "casualty" || event.kind == "effect" ? content.casualty_event : content.event) =
                true;
    for (const PlaceMention& place : reading.places)
        content.place = content.place || (place.tokens.overlaps(range) && !place.origin);
    for (const TimeMention& time : reading.times) content.time = content.time || time.tokens.overlaps(range);
    for (const CasualtyMention& casualty : reading.casualties)
        content.casualties = content.casualties || casualty.tokens.overlaps(range);
    return content;
}

/// Both sides tell something of their own: where or when it was.
bool tells_two_things(const ClauseContent& left, const ClauseContent& right) {
    const bool left_event = left.event || left.casualty_event;
    const bool right_event = right.event || right.casualty_event;
    if (!left_event || !right_event) return false;
    if (left.place && right.place) return true;
    if (left.time && right.time) return true;
    return left.time && right.place && right.event && left.casualties;
}

bool is_boundary(const Document& document, std::size_t at) {
    for (std::string_view word : {",", "and", "but", "while", "whereas", "as", "after", "before"})
        if (document.tokens.is(at, word)) return true;
    return false;
}

/// Where to cut a part of a sentence, or its end.
std::size_t find_cut(const Document& document, const Reading& reading, TokenRange part) {
    for (std::size_t at = part.first + 1; at + 1 < part.last; ++at) {
        if (!is_boundary(document, at) || reading.tag(at).kind != TagKind::none) continue;
        if (tells_two_things(content_of(reading, {part.first, at}), content_of(reading, {at, part.last})))
            return at;
    }
    return part.last;
}

/// A clause with only numbers of killed and hurt goes on with the clause before it.
bool only_adds(const Document& document, const Reading& reading, TokenRange clause) {
    const ClauseContent content = content_of(reading, clause);
    const bool has_stance =
        std::any_of(reading.stances.begin(), reading.stances.end(), [&](const StanceMention& stance) {
            return stance.tokens.overlaps(clause) && stance.kind != "say" && stance.kind != "source";
        });
    return !content.event && !content.place && !content.time && !has_stance && document.tokens.size() > 0;
}

bool is_list_word(const Document& document, const Reading& reading, std::size_t at) {
    for (std::string_view word : {",",    "and",  "or", "/",  "&",  "the", "both", "in", "near", "of", "as",
                                  "well", "also", "on", "at", "'s", "’s",  "и",    "в",  "և",    "və"})
        if (document.tokens.is(at, word)) return true;
    return document.tokens[at].kind == TokenKind::possessive ||
           reading.has(at, Category::place_word, "settlement") ||
           reading.has(at, Category::place_word, "area") ||
           reading.has(at, Category::place_word, "direction") ||
           reading.has(at, Category::place_word, "site");
}

bool are_listed(const Document& document, const Reading& reading, const PlaceMention& a,
                const PlaceMention& b) {
    bool joined = false;
    const auto owns = [&](const PlaceMention& place) {
        return place.tokens.last < reading.tokens.last &&
               document.tokens[place.tokens.last].kind == TokenKind::possessive;
    };
    const bool both_own = owns(a) && owns(b);  // "Barda's market and Tartar's school"
    for (std::size_t at = a.tokens.last; at < b.tokens.first; ++at) {
        if (reading.tag(at).kind == TagKind::place) continue;
        const bool owned =
            both_own && reading.tag(at).kind == TagKind::none && document.tokens[at].kind == TokenKind::word;
        if (!owned && !is_list_word(document, reading, at)) return false;
        for (std::string_view join : {",", "and", "or", "/", "&", "и", "և", "və"})
            joined = joined || document.tokens.is(at, join);
    }
    return joined;
}

/// "Syria's ally Russia": a country that only tells whose somebody is.
bool is_owner_of_somebody(const Document& document, const Reading& reading, const PlaceMention& place) {
    const std::size_t at = place.tokens.last;
    if (at + 2 >= reading.tokens.last || document.tokens[at].kind != TokenKind::possessive) return false;
    return !document.tokens[at + 1].capital && reading.tag(at + 2).kind == TagKind::party;
}

/// How likely it is that the clause's event happened at a place, by its position alone.
double place_score(const Document& document, const Reading& reading, const PlaceMention& place,
                   TokenRange clause) {
    double score = place.locative ? 3 : 0;
    if (place.named_village) score += 0.5;
    if (place.terrain) score -= 4;
    if (place.coordinates) score += 5;
    if (place.tokens.last < clause.last && document.tokens.is(place.tokens.last, ":")) score += 2;
    if (place.tokens.last < clause.last && document.tokens[place.tokens.last].kind == TokenKind::possessive)
        score += 1;
    const Hit* country = reading.hit_at(place.name.first, Category::country);
    if (country != nullptr && country->entry->kind == "name" && country->tokens.last == place.name.last)
        score -= 2;
    double nearest = 20;
    for (const EventMention& event : reading.events) {
        if (!event.tokens.overlaps(clause) || !is_live(event)) continue;
        const bool before = place.tokens.last <= event.tokens.first;
        const double gap =
            before ? static_cast<double>(event.tokens.first - place.tokens.last)
                   : static_cast<double>(place.tokens.first) - static_cast<double>(event.tokens.last);
        nearest = std::min(nearest, std::max(0.0, gap));
        if (!before && gap <= 3 && (event.kind == "strike" || event.kind == "seize") && !event.passive)
            score += 2;
        if (before && gap <= 4 &&
            (event.passive || event.kind == "under" || event.kind == "noun" || event.kind == "effect"))
            score += 2;
    }
    return score - 0.1 * nearest;
}

}  // namespace

std::vector<TokenRange> find_clauses(const Document& document, const Reading& reading) {
    std::vector<TokenRange> parts;
    std::size_t begin = reading.tokens.first;
    for (std::size_t at = begin; at <= reading.tokens.last; ++at) {
        if (at < reading.tokens.last && !document.tokens.is(at, ";")) continue;
        if (at > begin) parts.push_back({begin, at});
        begin = at + 1;
    }
    std::vector<TokenRange> clauses;
    for (TokenRange part : parts) {
        for (std::size_t cut = find_cut(document, reading, part); cut < part.last;
             cut = find_cut(document, reading, part)) {
            clauses.push_back({part.first, cut});
            part.first = cut;
        }
        if (!clauses.empty() && only_adds(document, reading, part))
            clauses.back().last = part.last;
        else
            clauses.push_back(part);
    }
    return clauses;
}

bool is_elsewhere(const Document& document, const Reading& reading, const PlaceMention& place) {
    constexpr std::size_t kReach = 5;
    const std::size_t first = place.tokens.first;
    const std::size_t stop = first > reading.tokens.first + kReach ? first - kReach : reading.tokens.first;
    for (std::size_t at = first; at-- > stop;) {
        const TagKind kind = reading.tag(at).kind;
        if (kind == TagKind::event || document.tokens.is(at, ",") || document.tokens.is(at, ";"))
            return false;
        if (const Hit* hit = reading.hit_at(at, Category::place_word, "elsewhere"); hit != nullptr)
            return hit->tokens.last <= first;
    }
    return false;
}

std::vector<std::size_t> choose_places(const Document& document, const Reading& reading, TokenRange clause) {
    std::vector<std::size_t> candidates;
    for (std::size_t i = 0; i < reading.places.size(); ++i)
        if (reading.places[i].tokens.overlaps(clause) && !reading.places[i].origin &&
            !is_elsewhere(document, reading, reading.places[i]) &&
            !is_owner_of_somebody(document, reading, reading.places[i]))
            candidates.push_back(i);
    if (candidates.empty()) return {};
    const auto best =
        std::max_element(candidates.begin(), candidates.end(), [&](std::size_t a, std::size_t b) {
            return place_score(document, reading, reading.places[a], clause) <
                   place_score(document, reading, reading.places[b], clause);
        });
    const auto listed = [&](std::size_t a, std::size_t b) {
        return are_listed(document, reading, reading.places[candidates[a]], reading.places[candidates[b]]);
    };
    std::size_t first = static_cast<std::size_t>(best - candidates.begin()), last = first + 1;
    while (first > 0 && listed(first - 1, first)) --first;
    while (last < candidates.size() && listed(last - 1, last)) ++last;
    return {candidates.begin() + static_cast<std::ptrdiff_t>(first),
            candidates.begin() + static_cast<std::ptrdiff_t>(last)};
}

}  // namespace bearing::report
