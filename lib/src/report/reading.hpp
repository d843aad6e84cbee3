#pragma once

#include <optional>
#include <string>
#include <vector>

#include "bearing/incident/incident.hpp"
#include "report/document.hpp"
#include "report/times.hpp"

namespace bearing::report {

/// Who may act or speak: an actor of the table, a country, a body named by a noun ("Armenia's defence
/// ministry"), or somebody only described ("local authorities").
struct PartyMention {
    TokenRange tokens;
    std::string name;     ///< as named, without a leading article
    std::string kind;     ///< state, forces, authority, organisation, media, people, both
    std::string country;  ///< ISO 3166-1 alpha-2, "" if none or unknown
    bool bare_place =
        false;  ///< only a country's or capital's name: a party where it acts or speaks, else a place
    bool demonym = false;     ///< only an adjective: a party in front of an attack or a weapon
    bool state_body = false;  ///< "the army", "the ministry": of a state named elsewhere
    bool staff = false;       ///< "experts": of the organisation named before
    bool machine = false;     ///< "helicopters": no party by themselves
    bool generic = false;     ///< no name in it: "residents", "the ministry"
};

struct PlaceMention {
    TokenRange tokens;  ///< what is shown and re-read: "Stepanakert, Nagorno-Karabakh", "Tovuz district"
    TokenRange name;    ///< the name proper
    std::vector<TokenRange> others;  ///< further names given for it: "(Terter)"
    std::vector<TokenRange> wider;   ///< wider places given with it: "Nagorno-Karabakh"
    std::string query;               ///< for the gazetteer
    bool relative = false;           ///< query is a phrase ("7 km north of X") or coordinates
    bool near = false;               ///< "near X", "outside X"
    bool coordinates = false;        ///< numbers instead of a name
    bool line = false;               ///< on a road or border, not in a town
    bool terrain = false;            ///< a river, lake or mountain: tells where a town is, if one is named
    bool locative = false;           ///< behind in, at, near, on, of
    bool origin = false;             ///< behind "from": where something came from
    bool named_village = false;      ///< said to be a settlement or area: a place even if no gazetteer has it
    std::optional<std::size_t> place;  ///< index into the resolved places; nothing if unknown
};

struct WeaponMention {
    TokenRange tokens;
    Weapon weapon;
};

struct CasualtyMention {
    TokenRange tokens;  ///< from the number to the word
    bool killed = true;
    Count count;
};

/// A word that says that something happened.
struct EventMention {
    TokenRange tokens;
    std::string kind;  ///< strike, fire, land, under, noun, use, effect, seize, general, found, casualty, …
    EventType type = EventType::unknown;
    bool verb = false;
    bool passive = false;
    bool negated = false;
    bool hypothetical = false;
};

struct StanceMention {
    TokenRange tokens;
    std::string
        kind;  ///< say, source, accuse, attribute, hold, deny, admit, identify, silence, condemn, appeal
    bool passive = false;
    bool negated = false;
};

struct HedgeMention {
    TokenRange tokens;
};

/// What stands at a token.
enum class TagKind : std::uint8_t { none, time, place, party, weapon, casualty, event, stance, hedge };

struct Tag {
    TagKind kind = TagKind::none;
    std::size_t index = 0;  ///< of the mention of that kind
};

/// Everything recognised in one sentence.
struct Reading {
    TokenRange tokens;
    std::vector<TimeMention> times;
    std::vector<PlaceMention> places;
    std::vector<PartyMention> parties;
    std::vector<WeaponMention> weapons;
    std::vector<CasualtyMention> casualties;
    std::vector<EventMention> events;
    std::vector<StanceMention> stances;
    std::vector<HedgeMention> hedges;
    std::vector<Tag> tags;  ///< one a token: times, parties, places, weapons; then stances, events, hedges
    const Sentence* sentence = nullptr;

    Tag tag(std::size_t token) const { return tokens.contains(token) ? tags[token - tokens.first] : Tag{}; }
    void set_tag(TokenRange range, TagKind kind, std::size_t index) {
        for (std::size_t i = range.first; i < range.last; ++i) tags[i - tokens.first] = {kind, index};
    }
    bool is_free(TokenRange range) const {
        for (std::size_t i = range.first; i < range.last; ++i)
            if (tag(i).kind != TagKind::none) return false;
        return true;
    }
    bool begins(std::size_t token, Category category) const {
        return tokens.contains(token) &&
               (sentence->marks[token - tokens.first].begins & bit_of(category)) != 0;
    }
    bool covers(std::size_t token, Category category) const {
        return tokens.contains(token) &&
               (sentence->marks[token - tokens.first].covers & bit_of(category)) != 0;
    }
    /// The longest phrase of a category (and kind, if one is asked for) that begins at a token.
    const Hit* hit_at(std::size_t token, Category category, std::string_view kind = {}) const {
        return begins(token, category) ? find_hit(token, category, kind) : nullptr;
    }
    /// True if a phrase of that category and kind covers the token.
    bool has(std::size_t token, Category category, std::string_view kind = {}) const {
        return covers(token, category) && (kind.empty() || find_cover(token, category, kind));
    }
    /// True if a cue of that kind begins in the range.
    bool has_cue(TokenRange range, std::string_view kind) const {
        for (std::size_t at = range.first; at < range.last; ++at)
            if (hit_at(at, Category::cue, kind) != nullptr) return true;
        return false;
    }

  private:
    const Hit* find_hit(std::size_t token, Category category, std::string_view kind) const;
    bool find_cover(std::size_t token, Category category, std::string_view kind) const;
};

}  // namespace bearing::report
