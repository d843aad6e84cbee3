#include "report/mentions.hpp"

#include <algorithm>

#include "report/casualties.hpp"
#include "report/parties.hpp"
#include "report/roles.hpp"

namespace bearing::report {

namespace {

void add_times(const Document& document, const Sentence& sentence, const TimeContext& context,
               Reading& reading) {
    reading.times = find_times(document, sentence, context);
    for (std::size_t i = 0; i < reading.times.size(); ++i)
        reading.set_tag(reading.times[i].tokens, TagKind::time, i);
}

void add_parties(const Document& document, Reading& reading, const std::vector<TokenRange>& names) {
    for (PartyMention& party : find_parties(document, reading, names)) {
        if (!reading.is_free(party.tokens)) continue;
        // A country or capital alone stays a place until its role says otherwise.
        if (!party.bare_place && !party.demonym)
            reading.set_tag(party.tokens, TagKind::party, reading.parties.size());
        reading.parties.push_back(std::move(party));
    }
}

void add_hedges(Reading& reading) {
    for (std::size_t at = reading.tokens.first; at < reading.tokens.last; ++at)
        if (const Hit* hit = reading.hit_at(at, Category::hedge)) {
            if (!reading.is_free(hit->tokens)) continue;
            reading.set_tag(hit->tokens, TagKind::hedge, reading.hedges.size());
            reading.hedges.push_back({hit->tokens});
            at = hit->tokens.last - 1;
        }
}

}  // namespace

bool is_verb_group(const Reading& reading, std::size_t token) {
    if (!reading.tokens.contains(token)) return false;
    if (reading.tag(token).kind == TagKind::hedge) return true;
    if (reading.tag(token).kind != TagKind::none) return false;
    for (std::string_view kind : {"be", "have", "do", "adverb"})
        if (reading.has(token, Category::grammar, kind)) return true;
    return reading.has(token, Category::cue, "negation") || reading.has(token, Category::hedge) ||
           reading.has(token, Category::cue, "modal");
}

std::size_t verb_group_begin(const Reading& reading, std::size_t verb) {
    std::size_t at = verb;
    while (at > reading.tokens.first && is_verb_group(reading, at - 1)) --at;
    return at;
}

bool is_passive_at(const Reading& reading, std::size_t verb) {
    const std::size_t begin = verb_group_begin(reading, verb);
    for (std::size_t at = begin; at < verb; ++at)
        if (reading.has(at, Category::grammar, "be")) return true;
    return false;
}

bool is_clause_break(const Document& document, std::size_t token) {
    for (std::string_view word : {";", ":", "but", "while", "whereas", "however", "although", "though"})
        if (document.tokens.is(token, word)) return true;
    return false;
}

void add_weapons(const Document& document, Reading& reading) {
    for (std::size_t at = reading.tokens.first; at < reading.tokens.last; ++at) {
        const Hit* hit = reading.hit_at(at, Category::weapon);
        if (hit == nullptr || !reading.is_free(hit->tokens)) continue;
        const WeaponName& known = document.knowledge.weapons.weapons()[hit->entry->index];
        WeaponMention mention;
        mention.tokens = hit->tokens;
        mention.weapon.weapon_class = known.weapon_class;
        const bool general = known.note == "general word" || known.weapon_class == WeaponClass::unknown;
        mention.weapon.name = general ? document.words(hit->tokens) : known.name;
        mention.weapon.span = document.span(hit->tokens);
        reading.set_tag(hit->tokens, TagKind::weapon, reading.weapons.size());
        reading.weapons.push_back(std::move(mention));
        at = hit->tokens.last - 1;
    }
}

Reading read_sentence(const Document& document, const Sentence& sentence, const TimeContext& context,
                      PlaceSpotter& spotter) {
    Reading reading;
    reading.tokens = sentence.tokens;
    reading.sentence = &sentence;
    reading.tags.resize(sentence.tokens.last - sentence.tokens.first);
    add_times(document, sentence, context, reading);
    const std::vector<TokenRange> names = spotter.spot(reading);
    add_parties(document, reading, names);
    add_weapons(document, reading);
    add_places(document, reading, names, spotter);
    reading.casualties = find_casualties(document, reading);
    add_hedges(reading);
    add_events(document, reading);
    add_stances(document, reading);
    decide_roles(document, reading);
    return reading;
}

}  // namespace bearing::report
