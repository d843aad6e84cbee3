#include <algorithm>

#include "report/casualties.hpp"
#include "report/mentions.hpp"

namespace bearing::report {

namespace {

constexpr std::size_t kNegationReach = 8;
constexpr std::size_t kHypothesisReach = 14;

bool is_determined(const Reading& reading, std::size_t at) {
    if (at <= reading.tokens.first) return false;
    const std::size_t before = at - 1;
    const TagKind kind = reading.tag(before).kind;
    if (reading.has(before, Category::country, "demonym")) return true;
    return reading.has(before, Category::grammar, "determiner") || reading.has(before, Category::number) ||
           reading.has(before, Category::weapon) || kind == TagKind::weapon ||
           reading.has(before, Category::grammar, "preposition") ||
           reading.has(before, Category::party_adjective);
}

/// Of the meanings of a word ("strikes"), the one that its neighbours allow.
const Hit* choose(const Reading& reading, std::size_t at) {
    const Hit* noun = nullptr;
    const Hit* verb = nullptr;
    const Hit* longest = nullptr;
    if (!reading.begins(at, Category::event)) return nullptr;
    const auto& hits = reading.sentence->hits;
    for (std::size_t i = reading.sentence->marks[at - reading.tokens.first].first_hit;
         i < hits.size() && hits[i].tokens.first == at; ++i) {
        const Hit& hit = hits[i];
        if (hit.entry->category != Category::event) continue;
        if (longest == nullptr) longest = &hit;
        if (hit.tokens.last != longest->tokens.last) continue;
        (hit.entry->kind == "noun" ? noun : verb) = &hit;
    }
    if (noun == nullptr || verb == nullptr) return longest;
    return is_determined(reading, at) ? noun : verb;
}

bool is_verb_kind(std::string_view kind) {
    for (std::string_view verb : {"strike", "fire", "land", "under", "seize", "effect", "use", "arrest"})
        if (kind == verb) return true;
    return false;
}

/// ", not Armenia,": says who did not.
bool is_contrast(const Document& document, const Reading& reading, std::size_t at) {
    if (!document.tokens.is(at, "not") || at == reading.tokens.first || !document.tokens.is(at - 1, ","))
        return false;
    constexpr std::size_t kReach = 6;
    for (std::size_t end = at + 1; end < reading.tokens.last && end < at + kReach; ++end)
        if (document.tokens.is(end, ",")) return true;
    return false;
}

bool is_negated(const Document& document, const Reading& reading, TokenRange event) {
    std::size_t stop = reading.tokens.first;
    if (event.first > stop + kNegationReach) stop = event.first - kNegationReach;
    for (std::size_t at = event.first; at-- > stop;) {
        if (is_clause_break(document, at)) return false;
        if (document.tokens.is(at, ",") && event.first > at + 3) return false;
        const TagKind kind = reading.tag(at).kind;
        if (kind == TagKind::time) continue;  // "May"
        if (kind == TagKind::event) return false;
        if (reading.has(at, Category::stance)) {
            if (!document.tokens.is(at + 1, "any")) return false;
            continue;  // "had not observed any shelling"
        }
        if (reading.has(at, Category::cue, "not_negation")) return false;
        if (is_contrast(document, reading, at)) continue;
        if (reading.has(at, Category::cue, "negation")) return true;
    }
    for (std::size_t at = event.last; at < reading.tokens.last && at < event.last + 7; ++at) {
        if (reading.has(at, Category::cue, "prevented")) return true;  // "an attack on X was foiled"
        if (document.tokens.is(at, ",") || reading.tag(at).kind == TagKind::event) break;
    }
    // "обстрелов не было": in these languages the negation stands behind
    if (document.language != "en")
        for (std::size_t i = event.last; i < reading.tokens.last && i < event.last + 3; ++i)
            if (reading.has(i, Category::cue, "negation")) return true;
    // "attacks were not reported"
    std::size_t at = event.last;
    while (at < reading.tokens.last && at < event.last + 3 && reading.has(at, Category::grammar, "be")) ++at;
    return at > event.last && at < reading.tokens.last && reading.has(at, Category::cue, "negation") &&
           !reading.has(at, Category::cue, "not_negation");
}

bool is_modal(const Document& document, const Reading& reading, std::size_t event) {
    std::size_t stop = reading.tokens.first;
    if (event > stop + 5) stop = event - 5;
    for (std::size_t at = event; at-- > stop;) {
        if (reading.tag(at).kind == TagKind::time) continue;  // "May"
        if (reading.tag(at).kind == TagKind::event || reading.has(at, Category::stance) ||
            document.tokens.is(at, ",") || document.tokens.is(at, "that"))
            return false;
        if (reading.has(at, Category::hedge)) return false;  // "may have been hit" is a reserve, no future
        if (reading.has(at, Category::cue, "modal")) return true;
    }
    return false;
}

bool is_hypothetical(const Document& document, const Reading& reading, TokenRange event) {
    if (is_modal(document, reading, event.first)) return true;
    for (std::size_t back = 1; back <= 2 && event.first >= reading.tokens.first + back; ++back)
        if (reading.has(event.first - back, Category::cue, "hypothetical_near")) return true;
    if (event.first > reading.tokens.first && document.tokens.is(event.first - 1, "to") &&
        !reading.has(event.first, Category::event, "noun"))
        return true;  // an infinitive
    std::size_t stop = reading.tokens.first;
    if (event.first > stop + kHypothesisReach) stop = event.first - kHypothesisReach;
    for (std::size_t at = event.first; at-- > stop;) {
        if (is_clause_break(document, at) || document.tokens.is(at, ",")) return false;
        const TagKind kind = reading.tag(at).kind;
        if (kind == TagKind::event || kind == TagKind::casualty) return false;
        if (reading.has(at, Category::cue, "hypothetical")) return true;
        if (const Hit* appeal = reading.hit_at(at, Category::stance, "appeal");
            appeal != nullptr && appeal->tokens.last <= event.first)
            return true;
    }
    return false;
}

bool has_weapon(const Reading& reading) {
    return !reading.weapons.empty();
}

/// "used them", "using the weapons": what was named before.
bool uses_named_weapon(const Document& document, const Reading& reading, std::size_t after) {
    std::size_t at = after;
    for (std::string_view word : {"the", "these", "such", "those", "banned"})
        if (at < reading.tokens.last && document.tokens.is(at, word)) ++at;
    for (std::string_view word : {"weapon", "weapons"})
        if (at > after && at < reading.tokens.last && document.tokens.is(at, word)) return true;
    return at == after && at < reading.tokens.last && document.tokens.is(at, "them");
}

/// "launched", "used", "fell" are events only with a weapon, or with an attack that is counted itself.
bool is_complete(const Document& document, const Reading& reading, const Hit& hit) {
    const std::string& kind = hit.entry->kind;
    if (kind == "noun_of") {
        const std::size_t first = hit.tokens.first;
        return first > reading.tokens.first && (reading.has(first - 1, Category::country, "demonym") ||
                                                reading.tag(first - 1).kind == TagKind::party);
    }
    if (kind == "found") return has_weapon(reading);
    if (kind == "use") return has_weapon(reading) || uses_named_weapon(document, reading, hit.tokens.last);
    if (kind == "fire") {
        if (has_weapon(reading)) return true;
        if (document.tokens.low(hit.tokens.first) == "opened" ||
            document.tokens.low(hit.tokens.first) == "opening")
            return true;
        bool aimed = false;
        for (std::string_view word : {"at", "on", "from", "into", "towards", "toward", "across", "over"})
            aimed = aimed || document.tokens.is(hit.tokens.last, word);
        const std::string_view low = document.tokens.low(hit.tokens.first);
        return aimed && (low.starts_with("fir") ||
                         (low.starts_with("launch") && document.tokens.is(hit.tokens.last, "from")));
    }
    if (kind != "land") return true;
    for (std::string_view word :
         {"exploded", "explodes", "exploding", "detonated", "detonates", "blew up", "blown", "rocked"})
        if (document.tokens.is(hit.tokens.first, word.substr(0, word.find(' ')))) return true;
    return has_weapon(reading);
}

/// "fought two wars": no single occurrence.
bool is_war_behind(const Document& document, const Reading& reading, std::size_t at) {
    for (std::size_t i = at; i < reading.tokens.last && i < at + 5; ++i)
        if (document.tokens.is(i, "war") || document.tokens.is(i, "wars")) return true;
    return false;
}

EventMention make_event(const Document& document, const Reading& reading, const Hit& hit) {
    EventMention event;
    event.tokens = hit.tokens;
    event.kind = hit.entry->kind == "noun_of" ? "noun" : hit.entry->kind;
    event.type = hit.entry->event_type;
    if (document.tokens.is(hit.tokens.first, "fought") && is_war_behind(document, reading, hit.tokens.last))
        event.kind = "general";
    event.verb = is_verb_kind(event.kind);
    event.passive = event.verb && is_passive_at(reading, hit.tokens.first);
    const std::string_view low = document.tokens.low(hit.tokens.first);
    if (event.passive && low.ends_with("ing"))
        event.passive = document.tokens.is(hit.tokens.first - 1, "being");
    event.negated = is_negated(document, reading, hit.tokens);
    event.hypothetical = is_hypothetical(document, reading, hit.tokens);
    return event;
}

/// "mines, which kill and maim": what always happens, without a number.
bool is_always_so(const Document& document, const Reading& reading, TokenRange word) {
    const bool counted =
        std::any_of(reading.casualties.begin(), reading.casualties.end(),
                    [&](const CasualtyMention& casualty) { return casualty.tokens.overlaps(word); });
    if (counted || verb_group_begin(reading, word.first) != word.first) return false;
    for (std::string_view present : {"kill", "maim", "injure", "wound", "hurt", "die"})
        if (document.tokens.is(word.first, present)) return true;
    return false;
}

/// People killed or hurt are an event of their own where no attack is named.
void add_casualty_events(const Document& document, Reading& reading) {
    std::vector<TokenRange> zeros;
    for (const CasualtyMention& casualty : reading.casualties)
        if (casualty.count.high == 0) zeros.push_back(casualty.tokens);
    for (const TokenRange& word : find_casualty_words(reading)) {
        if (!reading.is_free(word)) continue;
        const bool none = std::any_of(zeros.begin(), zeros.end(),
                                      [&](const TokenRange& zero) { return zero.overlaps(word); });
        if (none) continue;
        EventMention event;
        event.tokens = word;
        event.kind = "casualty";
        event.negated = is_negated(document, reading, word);
        event.hypothetical =
            is_hypothetical(document, reading, word) || is_always_so(document, reading, word);
        event.passive = is_passive_at(reading, word.first);
        event.verb = true;
        reading.set_tag(word, TagKind::event, reading.events.size());
        reading.events.push_back(event);
    }
}

}  // namespace

/// "Barrel bombs on Aleppo this morning", "Mingachevir: one missile": a weapon, where it went, and no verb.
void add_verbless_strike(const Document& document, Reading& reading) {
    if (!reading.events.empty() || !reading.stances.empty() || reading.places.empty()) return;
    const bool headed = document.tokens.is(reading.places.front().tokens.last, ":");
    for (const WeaponMention& weapon : reading.weapons) {
        const std::size_t next = weapon.tokens.last;
        const bool aimed =
            !reading.times.empty() && (document.tokens.is(next, "on") || document.tokens.is(next, "into") ||
                                       document.tokens.is(next, "onto"));
        const bool listed = headed && weapon.tokens.first > reading.places.front().tokens.last;
        if (!aimed && !listed) continue;
        EventMention event;
        event.tokens = weapon.tokens;
        event.kind = "land";
        reading.events.push_back(event);
        return;
    }
}

void add_events(const Document& document, Reading& reading) {
    for (std::size_t at = reading.tokens.first; at < reading.tokens.last; ++at) {
        const Hit* hit = choose(reading, at);
        if (hit == nullptr) continue;
        const TagKind tag = reading.tag(at).kind;
        if (tag == TagKind::time || tag == TagKind::party || tag == TagKind::place) continue;
        if (hit->entry->kind == "not_event") {
            at = hit->tokens.last - 1;
            continue;
        }
        if (tag == TagKind::weapon && hit->tokens.last == at + 1 && hit->entry->kind != "noun" &&
            hit->entry->kind != "found")
            continue;  // "shells" the thing
        if (!is_complete(document, reading, *hit)) continue;
        reading.events.push_back(make_event(document, reading, *hit));
        reading.set_tag(hit->tokens, TagKind::event, reading.events.size() - 1);
        at = hit->tokens.last - 1;
    }
    add_verbless_strike(document, reading);
    add_casualty_events(document, reading);
    std::sort(reading.events.begin(), reading.events.end(),
              [](const EventMention& a, const EventMention& b) { return a.tokens.first < b.tokens.first; });
    for (std::size_t i = 0; i < reading.events.size(); ++i)
        if (reading.tag(reading.events[i].tokens.first).kind != TagKind::weapon ||
            reading.events[i].kind != "land")
            reading.set_tag(reading.events[i].tokens, TagKind::event, i);
}

}  // namespace bearing::report
