#include "report/roles.hpp"

#include <algorithm>

#include "report/mentions.hpp"

namespace bearing::report {

namespace {

constexpr std::size_t kLongestAside = 22;  // tokens between the commas of ", which …,"

class RoleDecider {
  public:
    RoleDecider(const Document& document, Reading& reading) : document_(document), reading_(reading) {}

    void decide() {
        for (std::size_t i = 0; i < reading_.parties.size(); ++i) {
            const PartyMention& party = reading_.parties[i];
            const bool lone = party.bare_place || party.demonym;
            if (!lone) continue;
            const bool acts = party.demonym ? demonym_acts(party.tokens) : place_acts(party.tokens, true);
            if (acts) promote(i);
        }
        promote_speaking_towns();
    }

  private:
    bool is(std::size_t at, std::string_view low) const {
        return at < reading_.tokens.last && document_.tokens.is(at, low);
    }

    void promote(std::size_t index) {
        const TokenRange tokens = reading_.parties[index].tokens;
        drop_places(tokens);
        for (std::size_t at = tokens.first; at < tokens.last; ++at)
            if (reading_.tag(at).kind == TagKind::event || reading_.tag(at).kind == TagKind::stance) return;
        reading_.set_tag(tokens, TagKind::party, index);
    }

    void drop_places(TokenRange tokens) {
        for (PlaceMention& place : reading_.places)
            if (place.tokens.overlaps(tokens)) {
                if (place.name.overlaps(tokens))
                    place.name = {};  // emptied: no place here
                else
                    place.tokens = place.name;
            }
    }

    /// "Israeli airstrikes", "Russian missiles", "a Turkish drone": whose attack, but not "Soviet-made".
    bool demonym_acts(TokenRange tokens) const {
        if (is(tokens.last, "-")) return false;
        std::size_t at = tokens.last;
        for (std::size_t steps = 0; at < reading_.tokens.last && steps < 4; ++at, ++steps) {
            const TagKind kind = reading_.tag(at).kind;
            if (kind == TagKind::event) {
                const EventMention& event = reading_.events[reading_.tag(at).index];
                return event.kind == "noun" || (!event.passive && event.kind != "casualty" && steps > 0) ||
                       event.kind == "use";
            }
            if (kind == TagKind::weapon) {
                if (weapon_is_named(at) && !strikes_itself(at)) return false;
                continue;
            }
            if (!reading_.has(at, Category::party_adjective) && !reading_.has(at, Category::number)) break;
        }
        return at > tokens.last && reading_.tag(at - 1).kind == TagKind::weapon;
    }

    /// "a Russian Grad" tells where the weapon was made rather than who fired it.
    bool weapon_is_named(std::size_t at) const {
        const WeaponMention& weapon = reading_.weapons[reading_.tag(at).index];
        return document_.tokens[weapon.tokens.first].capital && weapon.tokens.first > reading_.tokens.first;
    }

    /// "two Russian Kalibr missiles struck": whoever fired them did.
    bool strikes_itself(std::size_t weapon) const {
        std::size_t at = reading_.weapons[reading_.tag(weapon).index].tokens.last;
        while (is_verb_group(reading_, at)) ++at;
        const Tag tag = reading_.tag(at);
        if (at >= reading_.tokens.last || tag.kind != TagKind::event) return false;
        const EventMention& event = reading_.events[tag.index];
        return !event.passive && (event.kind == "strike" || event.kind == "land" || event.kind == "effect");
    }

    bool preceded_by_accusation(std::size_t first) const {
        std::size_t at = first;
        while (at > reading_.tokens.first && (is(at - 1, "the") || is(at - 1, "both"))) --at;
        if (at == reading_.tokens.first) return false;
        const Tag tag = reading_.tag(at - 1);
        if (tag.kind == TagKind::stance) {
            const StanceMention& stance = reading_.stances[tag.index];
            return stance.kind == "accuse" || stance.kind == "hold" || stance.kind == "source" ||
                   stance.kind == "appeal" || is_telling(stance) ||
                   (stance.kind == "condemn" &&
                    (is(first + 1, "for") || document_.tokens[first + 1].kind == TokenKind::possessive)) ||
                   (stance.kind == "say" && stance.tokens.last == first && inverted(stance));
        }
        const bool to = is(at - 1, "to"), on = is(at - 1, "on"), by = is(at - 1, "by"),
                   against = is(at - 1, "against");
        if (by) return true;
        if (!to && !on && !against) return false;
        for (const StanceMention& stance : reading_.stances) {
            if (stance.tokens.last > at - 1 || at > stance.tokens.last + 12) continue;
            if (to && stance.kind == "attribute") return true;
            if (on && stance.kind == "accuse") return true;
        }
        return false;
    }

    /// "told Ankara": spoken to.
    bool is_telling(const StanceMention& stance) const {
        for (std::string_view word : {"told", "tells", "informed", "informs", "assured", "notified"})
            if (is(stance.tokens.last - 1, word)) return true;
        return false;
    }

    /// ", said Kyiv": the verb stands before its subject.
    bool inverted(const StanceMention& stance) const {
        return stance.tokens.first > reading_.tokens.first &&
               (is(stance.tokens.first - 1, ",") || is(stance.tokens.first - 1, "”") ||
                is(stance.tokens.first - 1, "\""));
    }

    bool preceded_by_preposition(std::size_t first) const {
        std::size_t at = first;
        while (at > reading_.tokens.first &&
               (is(at - 1, "the") || is(at - 1, "and") || reading_.tag(at - 1).kind == TagKind::place))
            --at;
        if (at == reading_.tokens.first) return false;
        return reading_.has(at - 1, Category::grammar, "preposition") ||
               reading_.has(at - 1, Category::grammar, "origin") ||
               reading_.has(at - 1, Category::place_word) ||
               reading_.has(at - 1, Category::grammar, "other_preposition");
    }

    /// "заявили в Баку": those in the capital said so.
    bool speaks_in_capital(std::size_t first) const {
        if (first < reading_.tokens.first + 2 || (!is(first - 1, "в") && !is(first - 1, "во"))) return false;
        return reading_.tag(first - 2).kind == TagKind::stance;
    }

    bool place_acts(TokenRange tokens, bool state) const {
        if (speaks_in_capital(tokens.first)) return true;
        if (preceded_by_accusation(tokens.first)) return true;
        if (preceded_by_preposition(tokens.first)) return false;
        std::size_t at = skip_coordination(tokens.last);
        if (at < reading_.tokens.last && document_.tokens[at].kind == TokenKind::possessive)
            return state &&
                   (attack_noun_from(document_, reading_, at + 1).has_value() ||
                    (at + 1 < reading_.tokens.last && reading_.has(at + 1, Category::cue, "allegation")));
        if (is(at, ",")) at = skip_aside(at);
        while (at < reading_.tokens.last &&
               (is_verb_group(reading_, at) || reading_.tag(at).kind == TagKind::hedge ||
                reading_.tag(at).kind == TagKind::time))
            ++at;
        Tag tag = reading_.tag(at);
        if (tag.kind == TagKind::none && verb_stands_last()) tag = reading_.tag(next_stance(at));
        if (tag.kind == TagKind::stance) return reading_.stances[tag.index].kind != "false";
        if (state && at < reading_.tokens.last && reading_.has(at, Category::cue, "does") &&
            attack_noun_from(document_, reading_, at + 1))
            return true;  // "Yerevan ordered the strike"
        if (!state || tag.kind != TagKind::event) return false;
        const EventMention& event = reading_.events[tag.index];
        return event.verb && !event.passive &&
               (event.kind == "strike" || event.kind == "fire" || event.kind == "use" ||
                event.kind == "seize" || event.kind == "effect");
    }

    bool verb_stands_last() const { return !document_.language.empty() && document_.language != "en"; }

    /// The statement within the next few words, or `from`.
    std::size_t next_stance(std::size_t from) const {
        for (std::size_t at = from; at < reading_.tokens.last && at < from + 4; ++at) {
            const TagKind kind = reading_.tag(at).kind;
            if (kind == TagKind::stance) return at;
            if (kind != TagKind::none) break;
        }
        return from;
    }

    /// "Armenia and Azerbaijan accused": past the other name.
    std::size_t skip_coordination(std::size_t at) const {
        if (!is(at, "and")) return at;
        std::size_t next = at + 1;
        if (is(next, "the")) ++next;
        if (next >= reading_.tokens.last) return at;
        const TagKind kind = reading_.tag(next).kind;
        if (kind != TagKind::place && kind != TagKind::party) return at;
        const std::size_t index = reading_.tag(next).index;
        while (next < reading_.tokens.last && reading_.tag(next).kind == kind &&
               reading_.tag(next).index == index)
            ++next;
        return next;
    }

    /// ", for its part," and the like.
    std::size_t skip_aside(std::size_t comma) const {
        for (std::size_t at = comma + 1; at < reading_.tokens.last && at < comma + kLongestAside; ++at)
            if (is(at, ",")) return at + 1;
        return comma;
    }

    /// A town that speaks is its authorities: "Stepanakert denied". A town that only acts is a place.
    void promote_speaking_towns() {
        for (std::size_t i = 0; i < reading_.places.size(); ++i) {
            const TokenRange name = reading_.places[i].name;
            if (name.empty() || reading_.places[i].tokens != name) continue;
            if (preceded_by_preposition(name.first)) continue;
            std::size_t at = name.last;
            while (at < reading_.tokens.last && is_verb_group(reading_, at)) ++at;
            const Tag tag = reading_.tag(at);
            if (tag.kind != TagKind::stance || reading_.stances[tag.index].passive) continue;
            const std::string& kind = reading_.stances[tag.index].kind;
            if (kind == "source" || kind == "source_before" || kind == "false" || kind == "behind") continue;
            PartyMention party;
            party.tokens = name;
            party.name = document_.words(name);
            party.kind = "authority";
            reading_.parties.push_back(party);
            promote(reading_.parties.size() - 1);
        }
    }

    const Document& document_;
    Reading& reading_;
};

}  // namespace

std::optional<std::size_t> attack_noun_from(const Document& document, const Reading& reading,
                                            std::size_t token) {
    for (std::size_t at = token; at < reading.tokens.last && at < token + 5; ++at) {
        const Tag tag = reading.tag(at);
        if (tag.kind == TagKind::event) {
            const EventMention& event = reading.events[tag.index];
            const bool noun = event.kind == "noun" || event.kind == "use" || event.kind == "strike" ||
                              event.kind == "seize";
            if (noun && !event.passive) return tag.index;
            return std::nullopt;
        }
        if (tag.kind == TagKind::party || tag.kind == TagKind::place || tag.kind == TagKind::stance)
            return std::nullopt;
        if (document.tokens.is(at, ",") || document.tokens.is(at, ";")) return std::nullopt;
    }
    return std::nullopt;
}

void decide_roles(const Document& document, Reading& reading) {
    RoleDecider(document, reading).decide();
    // Emptied mentions go, and the tags of the others keep their numbers right.
    std::vector<PlaceMention> kept;
    for (std::size_t i = 0; i < reading.places.size(); ++i) {
        for (Tag& tag : reading.tags)
            if (tag.kind == TagKind::place && tag.index == i) {
                if (reading.places[i].name.empty())
                    tag = {};
                else
                    tag.index = kept.size();
            }
        if (!reading.places[i].name.empty()) kept.push_back(std::move(reading.places[i]));
    }
    reading.places = std::move(kept);
}

}  // namespace bearing::report
