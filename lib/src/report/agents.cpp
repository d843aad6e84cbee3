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
        if (event_.kind == "casualty" && kills_somebody()) return subject();
        if (event_.kind == "casualty" || event_.kind == "found" || event_.kind == "general")
            return by_behind();
        if (Who by = by_behind(); by.known()) return by;
        if (event_.kind == "under") return from_behind();
        if (event_.kind == "seize" && is(event_.tokens.last - 1, "to")) {
            const std::size_t next =
                is(event_.tokens.last, "the") ? event_.tokens.last + 1 : event_.tokens.last;
            return party_at(next);
        }
        if (event_.kind == "noun" || event_.kind == "effect")
            return event_.kind == "noun" ? owner_before(event_.tokens.first) : Who{};
        if (event_.passive || event_.kind == "land") return weapon_owner();
        return subject();
    }

  private:
    bool is(std::size_t at, std::string_view low) const {
        return at < reading_.tokens.last && document_.tokens.is(at, low);
    }

    Who party_at(std::size_t at) const {
        const Tag tag = reading_.tag(at);
        const bool party = tag.kind == TagKind::party &&
                           !(reading_.parties[tag.index].machine && reading_.parties[tag.index].generic);
        return party ? who_is(reading_, tag.index) : Who{};
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

    Who subject() const {
        std::size_t at = verb_group_begin(reading_, event_.tokens.first);
        while (at > reading_.tokens.first &&
               (is(at - 1, "which") || is(at - 1, "who") || is(at - 1, "that") || is(at - 1, ",")))
            --at;
        if (at == reading_.tokens.first) return {};
        const std::size_t before = at - 1;
        if (Who who = party_at(before); who.known()) return who;
        if (reading_.tag(before).kind == TagKind::weapon) return owner_before(at);
        for (std::string_view word : {"it", "they", "he", "she", "we"})
            if (is(before, word)) {
                Who who;
                who.kind = Who::Kind::pronoun;
                who.tokens = {before, at};
                return who;
            }
        return far_subject(before);
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
