#include "report/mentions.hpp"

namespace bearing::report {

namespace {

/// "held … responsible" within reach.
bool is_held_responsible(const Reading& reading, std::size_t after) {
    for (std::size_t at = after; at < reading.tokens.last && at < after + 10; ++at)
        if (reading.has(at, Category::cue, "responsible")) return true;
    return false;
}

/// "called the report false": what is said behind it is denied.
bool is_called_false(const Document& document, const Reading& reading, std::size_t after) {
    constexpr std::size_t kReach = 16;
    for (std::size_t at = after; at < reading.tokens.last && at < after + kReach; ++at) {
        if (document.tokens.is(at, ";") || reading.has(at, Category::cue, "negation")) return false;
        if (reading.has(at, Category::cue, "falsehood")) return true;
    }
    return false;
}

/// "no group said it was behind the attack": nobody claims it.
bool is_unclaimed(const Reading& reading, std::size_t verb) {
    constexpr std::size_t kReach = 4;
    for (const StanceMention& stance : reading.stances)
        if (stance.kind == "silence" && stance.tokens.last <= verb && verb < stance.tokens.last + kReach)
            return true;
    return false;
}

/// "were reported in", "is reported": nobody in particular says so.
bool is_impersonal(const Document& document, const Reading& reading, std::size_t verb, std::size_t end) {
    if (!is_passive_at(reading, verb)) return false;
    for (std::size_t at = end; at < reading.tokens.last && at < end + 8; ++at)
        if (document.tokens.is(at, "by")) return false;
    return true;
}

bool is_negated(const Document& document, const Reading& reading, std::size_t verb) {
    const std::size_t begin = verb_group_begin(reading, verb);
    for (std::size_t at = begin; at < verb; ++at)
        if (reading.has(at, Category::cue, "negation")) return true;
    constexpr std::size_t kSubject = 5;  // "Neither side", "None of the parties"
    for (std::size_t at = begin; at-- > reading.tokens.first && at + kSubject >= begin;) {
        const TagKind kind = reading.tag(at).kind;
        if (kind == TagKind::event || kind == TagKind::stance || document.tokens.is(at, ",") ||
            document.tokens.is(at, "and") || document.tokens.is(at, ";"))
            return false;
        if (reading.has(at, Category::cue, "negation") && !reading.has(at, Category::cue, "not_negation"))
            return true;
    }
    return false;
}

/// A noun that looks like a verb: "the claims", "in reports".
bool is_noun_here(const Document& document, const Reading& reading, const Hit& hit) {
    const std::string_view low = document.tokens.low(hit.tokens.first);
    const bool first = hit.tokens.first <= reading.tokens.first;
    if (first) return low == "claims" || low == "reports" || low == "denials" || low == "demands";
    const std::size_t before = hit.tokens.first - 1;
    bool ambiguous = false;
    for (std::string_view word : {"claims", "claim", "reports", "report", "states", "state", "notes",
                                  "charged", "denial", "denials", "holding", "demands"})
        ambiguous = ambiguous || low == word;
    if (!ambiguous) return false;
    // "dismissed as disinformation reports that"
    for (std::size_t back = 1; back <= 4 && hit.tokens.first >= reading.tokens.first + back; ++back)
        if (const Tag tag = reading.tag(hit.tokens.first - back); tag.kind == TagKind::stance) {
            const std::string& kind = reading.stances[tag.index].kind;
            if (back == 1 || kind == "deny" || kind == "condemn" || kind == "silence") return true;
        }
    return reading.has(before, Category::grammar, "determiner") ||
           reading.has(before, Category::grammar, "preposition") ||
           reading.has(before, Category::party_adjective) ||
           reading.has(before, Category::grammar, "other_preposition") ||
           reading.has(before, Category::grammar, "origin");
}

}  // namespace

void add_stances(const Document& document, Reading& reading) {
    for (std::size_t at = reading.tokens.first; at < reading.tokens.last; ++at) {
        const Hit* hit = reading.hit_at(at, Category::stance);
        if (hit == nullptr) continue;
        const TagKind tag = reading.tag(at).kind;
        if (tag != TagKind::none && tag != TagKind::hedge && tag != TagKind::event) continue;
        if (is_noun_here(document, reading, *hit)) continue;
        StanceMention stance;
        stance.tokens = hit->tokens;
        stance.kind = hit->entry->kind;
        if (stance.kind == "hold" && !is_held_responsible(reading, hit->tokens.last)) continue;
        if (stance.kind == "brand") {
            if (!is_called_false(document, reading, hit->tokens.last)) continue;
            stance.kind = "deny";
        }
        if (stance.kind == "behind" && is_unclaimed(reading, hit->tokens.first)) continue;
        stance.passive = stance.kind != "source" && is_passive_at(reading, hit->tokens.first);
        stance.negated = is_negated(document, reading, hit->tokens.first);
        if (stance.kind == "say" && is_impersonal(document, reading, hit->tokens.first, hit->tokens.last))
            continue;
        reading.set_tag(hit->tokens, TagKind::stance, reading.stances.size());
        reading.stances.push_back(stance);
        at = hit->tokens.last - 1;
    }
}

}  // namespace bearing::report
