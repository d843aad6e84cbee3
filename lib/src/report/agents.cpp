#include <algorithm>

#include "report/mentions.hpp"
#include "report/statements.hpp"

namespace bearing::report {

namespace {

constexpr std::size_t kByReach = 14;

class AgentFinder {
  public:
    AgentFinder(const Document& document, const Reading& reading, const EventMention& event)
        : document_(document), reading_(reading), event_(event) {}

    Who find() const {
        if (event_.kind == "casualty" && kills_somebody()) return subject_of(event_.tokens.first);
        if (event_.kind == "casualty" || event_.kind == "found" || event_.kind == "general")
            return by_behind();
        if (Who by = by_behind(); by.known()) return by;
        if (Who by = doer_with_postposition(); by.known()) return by;
        if (event_.kind == "under") return from_behind();
        if (event_.kind == "seize" && is(event_.tokens.last - 1, "to")) {
            const std::size_t next =
                is(event_.tokens.last, "the") ? event_.tokens.last + 1 : event_.tokens.last;
            return party_at(next);
        }
        if (event_.kind == "noun") return doer_of_noun();
        if (event_.kind == "effect")
            for (std::string_view word : {"ablaze", "alight", "afire", "fire"})
                if (document_.tokens.is(event_.tokens.last - 1, word)) return who_set_fire();
        if (event_.passive || event_.kind == "land") {
            if (Who owner = weapon_owner(); owner.known()) return owner;
            return event_.kind == "land" || event_.kind == "fire" ? country_of_origin() : Who{};
        }
        return subject_of(event_.tokens.first);
    }

  private:
    bool is(std::size_t at, std::string_view low) const {
        return at < reading_.tokens.last && document_.tokens.is(at, low);
    }

    bool is_possessive_pronoun(std::size_t at) const {
        return is(at, "its") || is(at, "their") || is(at, "our") || is(at, "his");
    }

    Who pronoun_at(std::size_t at) const {
        Who who;
        who.kind = Who::Kind::pronoun;
        who.tokens = {at, at + 1};
        return who;
    }

    /// The party at a token; aircraft are one only as somebody's: "its aircraft", "Israeli jets".
    Who party_at(std::size_t at) const {
        const Tag tag = reading_.tag(at);
        if (tag.kind != TagKind::party) return {};
        const PartyMention& party = reading_.parties[tag.index];
        const std::size_t first = party.tokens.first;
        const bool owned = first > reading_.tokens.first && is_possessive_pronoun(first - 1);
        return party.machine && party.generic && !owned ? Who{} : who_is(reading_, tag.index);
    }

    /// "Armenian artillery fire", "Russia's shelling", "the army carried out an air strike". Both sides of a
    /// clash took part in it; nobody in particular did it.
    Who doer_of_noun() const {
        if (event_.type == EventType::armed_clash) return {};
        if (Who owner = owner_before(event_.tokens.first); owner.known()) return owner;
        constexpr std::size_t kReach = 6;
        const std::size_t stop = event_.tokens.first > reading_.tokens.first + kReach
                                     ? event_.tokens.first - kReach
                                     : reading_.tokens.first;
        for (std::size_t at = event_.tokens.first; at-- > stop;) {
            if (const Hit* does = reading_.hit_at(at, Category::cue, "does"); does != nullptr)
                return is_passive_at(reading_, at) || is(at - 1, "to") ? Who{} : subject_of(at);
            if (reading_.has(at, Category::cue, "does")) continue;  // "out" of "carried out"
            if (document_.tokens[at].kind == TokenKind::punctuation ||
                reading_.has(at, Category::grammar, "preposition") || reading_.tag(at).kind == TagKind::party)
                return {};
        }
        return {};
    }

    /// Languages whose "by" stands behind the doer, and whose verb stands last.
    Who doer_with_postposition() const {
        const bool verb_last = document_.language == "hy" || document_.language == "az";
        if (!verb_last) return {};
        Who nearest;
        for (std::size_t at = event_.tokens.first; at-- > reading_.tokens.first;) {
            const TagKind kind = reading_.tag(at).kind;
            if (kind == TagKind::stance || (kind == TagKind::event && at + 3 < event_.tokens.first)) break;
            if (Who who = party_at(at); who.known() && !nearest.known()) nearest = who;
            if (at > reading_.tokens.first && reading_.has(at, Category::grammar, "by_behind"))
                if (Who who = party_at(at - 1); who.known()) return who;
        }
        const bool active = event_.kind == "strike" || event_.kind == "fire" || event_.kind == "use" ||
                            event_.kind == "seize";
        return active ? nearest : Who{};
    }

    /// "rockets launched from southern Lebanon": the country that something came from.
    Who country_of_origin() const {
        constexpr std::size_t kReach = 9;
        for (std::size_t at = event_.tokens.last;
             at < reading_.tokens.last && at < event_.tokens.last + kReach; ++at) {
            if (reading_.tag(at).kind == TagKind::event || reading_.tag(at).kind == TagKind::stance) break;
            if (!is(at, "from")) continue;
            std::size_t next = at + 1;
            while (is(next, "the") || is(next, "inside") || is(next, "within") || is(next, "territory") ||
                   is(next, "of") || is(next, "side") ||
                   (next < reading_.tokens.last && reading_.has(next, Category::place_word, "direction")))
                ++next;
            if (Who who = party_at(next); who.known()) return who;
            if (const Tag tag = reading_.tag(next);
                tag.kind == TagKind::place && !reading_.places[tag.index].wider.empty())
                next = reading_.places[tag.index].wider.back().first;  // "from Vardenis, in Armenia"
            for (std::size_t i = 0; i < reading_.parties.size(); ++i)
                if (reading_.parties[i].tokens.first == next && reading_.parties[i].bare_place &&
                    names_country(next))
                    return who_is(reading_, i);
        }
        return {};
    }

    /// "drones set a depot in Bryansk ablaze": the verb stands before what burns.
    Who who_set_fire() const {
        constexpr std::size_t kReach = 9;
        const std::size_t first = event_.tokens.first;
        const std::size_t stop =
            first > reading_.tokens.first + kReach ? first - kReach : reading_.tokens.first;
        for (std::size_t at = first; at-- > stop;)
            if (is(at, "set") || is(at, "sets")) return is_passive_at(reading_, at) ? Who{} : subject_of(at);
        return {};
    }

    bool names_country(std::size_t at) const {
        const Hit* country = reading_.hit_at(at, Category::country);
        return country != nullptr && country->entry->kind == "name";
    }

    /// "soldiers killed worshippers", not "soldiers killed in the clash".
    bool kills_somebody() const {
        if (event_.passive || !reading_.tokens.contains(event_.tokens.last)) return false;
        const std::size_t next = event_.tokens.last;
        if (document_.tokens[next].kind == TokenKind::punctuation || is(next, "and") || is(next, "or"))
            return false;
        return !reading_.has(next, Category::grammar, "preposition") &&
               !reading_.has(next, Category::grammar, "other_preposition") &&
               !reading_.has(next, Category::grammar, "origin") && reading_.tag(next).kind != TagKind::time;
    }

    /// "… by Armenian forces", unless it is said or reported by them.
    Who by_behind() const {
        for (std::size_t at = event_.tokens.last;
             at < reading_.tokens.last && at < event_.tokens.last + kByReach; ++at) {
            const TagKind kind = reading_.tag(at).kind;
            if (kind == TagKind::stance || is(at, ";") ||
                (kind == TagKind::event && event_.kind != "casualty"))
                return {};
            if (!is(at, "by")) continue;
            const std::size_t next =
                is(at + 1, "the") || is(at + 1, "an") || is(at + 1, "a") ? at + 2 : at + 1;
            if (Who who = party_at(next); who.known()) return who;
            if (Who who = weapon_owner_from(next); who.known()) return who;
        }
        return {};
    }

    /// "came under fire from Armenian positions".
    Who from_behind() const {
        for (std::size_t at = event_.tokens.last; at < reading_.tokens.last && at < event_.tokens.last + 6;
             ++at)
            if (is(at, "from"))
                for (std::size_t next = at + 1; next < reading_.tokens.last && next < at + 3; ++next)
                    if (Who who = party_at(next); who.known()) return who;
        return {};
    }

    /// "Russia's shelling", "the Israeli air force's strikes", "Armenian artillery fire".
    Who owner_before(std::size_t at) const {
        for (std::size_t steps = 0; at > reading_.tokens.first && steps < 6; ++steps) {
            --at;
            if (Who who = party_at(at); who.known()) return who;
            if (is_possessive_pronoun(at)) return pronoun_at(at);
            const TagKind kind = reading_.tag(at).kind;
            const bool skip =
                kind == TagKind::weapon || kind == TagKind::hedge ||
                document_.tokens[at].kind == TokenKind::possessive || is(at, "'") || is(at, "’") ||
                reading_.has(at, Category::party_adjective) || reading_.has(at, Category::number) ||
                document_.tokens[at].kind == TokenKind::number || is(at, "and") || kind == TagKind::event;
            if (!skip) return {};
        }
        return {};
    }

    /// "Two Azerbaijani drones struck": the weapon's own adjective.
    Who weapon_owner_from(std::size_t at) const {
        for (std::size_t steps = 0; at < reading_.tokens.last && steps < 4; ++at, ++steps) {
            if (Who who = party_at(at); who.known()) return who;
            if (!reading_.has(at, Category::number) && document_.tokens[at].kind != TokenKind::number)
                return {};
        }
        return {};
    }

    Who weapon_owner() const {
        const std::size_t begin = verb_group_begin(reading_, event_.tokens.first);
        if (begin == reading_.tokens.first || reading_.tag(begin - 1).kind != TagKind::weapon) return {};
        return owner_before(begin);
    }

    /// Who stands in front of a verb, or did what the verb before it says: "entered Bucha and shot".
    Who subject_of(std::size_t verb) const {
        std::size_t at = verb_group_begin(reading_, verb);
        while (at > reading_.tokens.first &&
               (is(at - 1, "which") || is(at - 1, "who") || is(at - 1, "that") || is(at - 1, ",")))
            --at;
        if (is(at, ",")) at = behind_contrast(at);
        if (at == reading_.tokens.first) return {};
        const std::size_t before = at - 1;
        if (Who who = party_at(before); who.known()) return who;
        if (reading_.tag(before).kind == TagKind::weapon) return owner_before(at);
        for (std::string_view word : {"it", "they", "he", "she", "we"})
            if (is(before, word)) return pronoun_at(before);
        if (is(before, "and") || is(before, "then"))
            if (const EventMention* earlier = verb_before(before); earlier != nullptr)
                return AgentFinder(document_, reading_, *earlier).find();
        return far_subject(before);
    }

    /// For the comma that closes ", not Armenia,", the one that opens it.
    std::size_t behind_contrast(std::size_t comma) const {
        constexpr std::size_t kReach = 6;
        for (std::size_t at = comma; at-- > reading_.tokens.first && at + kReach >= comma;)
            if (is(at, ",") && is(at + 1, "not")) return at;
        return comma;
    }

    /// The last active verb of an event in front of a token, within its clause.
    const EventMention* verb_before(std::size_t at) const {
        const EventMention* found = nullptr;
        for (const EventMention& event : reading_.events)
            if (event.tokens.last <= at && event.verb && !event.passive && event.kind != "casualty")
                found = &event;
        return found;
    }

    /// "Units of the 5th corps of the Azerbaijani army in the area shelled": a party with a short phrase
    /// behind.
    Who far_subject(std::size_t from) const {
        const std::size_t stop = from > reading_.tokens.first + 6 ? from - 6 : reading_.tokens.first;
        for (std::size_t at = from + 1; at-- > stop;) {
            const TagKind kind = reading_.tag(at).kind;
            if (kind == TagKind::event || kind == TagKind::stance || kind == TagKind::weapon ||
                is_clause_break(document_, at) || is(at, ","))
                return {};
            if (Who who = party_at(at); who.known()) {
                const std::size_t first = who.tokens.first;
                if (first > reading_.tokens.first && is(first - 1, "from"))
                    return who;  // "fire from Armenian positions"
                const bool plain = at + 1 <= from && reading_.has(at + 1, Category::grammar, "preposition");
                return plain ? who : Who{};
            }
        }
        return {};
    }

    const Document& document_;
    const Reading& reading_;
    const EventMention& event_;
};

}  // namespace

Who agent_of(const Document& document, const Reading& reading, const EventMention& event) {
    return AgentFinder(document, reading, event).find();
}

}  // namespace bearing::report
