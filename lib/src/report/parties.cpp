#include "report/parties.hpp"

#include <algorithm>

#include "report/characters.hpp"

namespace bearing::report {

namespace {

/// A stretch of words that names a party, while it is being read.
struct Chain {
    std::size_t last = 0;  ///< one past it; 0: none
    std::string kind;
    std::string country;
    bool noun = false;  ///< has the noun that makes it a party
    bool state_body = false;
    bool staff = false;
    bool machine = false;
    bool named = false;  ///< has a country, a place or a listed actor in it
};

class PartyFinder {
  public:
    PartyFinder(const Document& document, const Reading& reading, const std::vector<TokenRange>& names)
        : document_(document), reading_(reading), names_(names) {}

    std::vector<PartyMention> find() {
        std::vector<PartyMention> parties;
        for (std::size_t at = reading_.tokens.first; at < reading_.tokens.last;) {
            auto party = read(at);
            if (!party) {
                ++at;
                continue;
            }
            at = party->tokens.last;
            parties.push_back(std::move(*party));
        }
        return parties;
    }

  private:
    std::optional<PartyMention> read(std::size_t at) {
        if (reading_.tag(at).kind == TagKind::time) return std::nullopt;
        if (const Hit* both = reading_.hit_at(at, Category::cue, "both");
            both != nullptr && !is_adjective(*both)) {
            PartyMention party = make(at, both->tokens.last, "both", "");
            party.generic = true;
            return party;
        }
        Chain chain = read_chain(at);
        if (chain.noun && chain.kind == "people" && is(chain.last, ":")) return std::nullopt;  // "source: …"
        if (chain.noun) {
            extend_with_office(chain);
            extend_with_owner(chain);
            extend_with_person(chain);
            const std::size_t first = chain.named ? at : begin_of_name(at, chain);
            PartyMention party = make(first, chain.last, chain.kind, chain.country);
            party.generic = !chain.named;
            party.state_body = party.generic && chain.state_body;
            party.machine = chain.machine;
            party.staff = party.generic && chain.staff;
            return party;
        }
        return read_bare_country(at);
    }

    /// "both strikes": no party.
    bool is_adjective(const Hit& both) const {
        const std::size_t next = both.tokens.last;
        const std::size_t first = both.tokens.first;
        if (next == first + 1 && first > reading_.tokens.first && document_.tokens[first - 1].capital)
            return true;  // "Ankara and Baku both deny"
        return both.tokens.last == both.tokens.first + 1 && next < reading_.tokens.last &&
               (reading_.has(next, Category::event, "noun") || reading_.has(next, Category::place_word) ||
                reading_.has(next, Category::person) || reading_.has(next, Category::weapon) ||
                reading_.has(next, Category::party_noun));
    }

    PartyMention make(std::size_t first, std::size_t last, std::string kind, std::string country) const {
        PartyMention party;
        party.tokens = {first, last};
        party.name = document_.words({first, last});
        party.kind = std::move(kind);
        party.country = std::move(country);
        return party;
    }

    bool is(std::size_t at, std::string_view low) const {
        return at < reading_.tokens.last && document_.tokens.is(at, low);
    }

    /// A tab stands between the cells of a table.
    bool crosses_cell(std::size_t at) const {
        for (std::size_t i = document_.tokens[at - 1].end; i < document_.tokens[at].begin; ++i)
            if (document_.text[i] == '\t') return true;
        return false;
    }

    /// Listed actors, adjectives of countries, places and bodies, as many as there are, and the noun.
    Chain read_chain(std::size_t at) {
        Chain chain;
        std::size_t i = at;
        while (i < reading_.tokens.last) {
            if (i > at && crosses_cell(i)) break;
            const std::size_t next = read_link(i, chain);
            if (next == i) break;
            i = next;
            if (chain.noun) chain.last = i;
            if (document_.tokens[i - 1].kind == TokenKind::word && i < reading_.tokens.last &&
                document_.tokens[i].kind == TokenKind::possessive && !chain.noun)
                ++i;  // Armenia's defence ministry
        }
        return chain;
    }

    /// One past the next part of a chain, or `i` if none begins there.
    std::size_t read_link(std::size_t i, Chain& chain) {
        const Hit* actor = reading_.hit_at(i, Category::actor);
        const Hit* country = reading_.hit_at(i, Category::country);
        const Hit* adjective = reading_.hit_at(i, Category::party_adjective);
        const Hit* noun = reading_.hit_at(i, Category::party_noun);
        const std::size_t place = place_end(i);
        std::size_t longest = i;
        for (const Hit* hit : {actor, country, adjective, noun})
            if (hit != nullptr) longest = std::max(longest, hit->tokens.last);
        longest = std::max(longest, place);
        if (longest == i) return i;
        if (actor != nullptr && actor->tokens.last == longest && actor->entry->kind != "state")
            return take_actor(*actor, chain);
        if (noun != nullptr && noun->tokens.last == longest) {
            if (chain.kind.empty() || noun->entry->kind == "authority") chain.kind = noun->entry->kind;
            chain.state_body = chain.state_body || noun->entry->value == "state";
            chain.staff = noun->entry->value == "staff";
            chain.machine = noun->entry->value == "machine" && !chain.noun;
            chain.noun = true;
            return longest;
        }
        if (chain.noun) return i;  // what follows the noun is no longer its name
        if (adjective != nullptr && adjective->tokens.last == longest && !adjective->entry->kind.empty()) {
            if (!adjective->entry->value.empty()) {
                chain.country = adjective->entry->value;
                chain.named = true;
            }
            return longest;
        }
        if (country != nullptr && country->tokens.last == longest) {
            if (country->entry->kind == "people") return i;
            chain.country = country->entry->value;
            chain.named = true;
            return longest;
        }
        if (place == longest) {
            chain.named = true;
            return longest;
        }
        return adjective != nullptr ? adjective->tokens.last : i;
    }

    std::size_t take_actor(const Hit& hit, Chain& chain) {
        const ActorTable& table = document_.knowledge.actors;
        const Actor& actor = table.actors()[hit.entry->index];
        if (chain.kind.empty() || chain.kind == "forces") chain.kind = actor.kind;
        if (const std::string country = table.country_of(actor.name); !country.empty())
            chain.country = country;
        chain.noun = chain.named = true;
        return hit.tokens.last;
    }

    std::size_t place_end(std::size_t at) const {
        const auto it =
            std::lower_bound(names_.begin(), names_.end(), at,
                             [](const TokenRange& name, std::size_t token) { return name.first < token; });
        return it != names_.end() && it->first == at ? it->last : at;
    }

    /// "the defence ministry's spokeswoman": still the ministry.
    void extend_with_office(Chain& chain) {
        if (chain.last + 1 >= reading_.tokens.last ||
            document_.tokens[chain.last].kind != TokenKind::possessive)
            return;
        Chain office;
        std::size_t at = chain.last + 1;
        for (std::size_t next = read_link(at, office); next > at && !office.noun;
             next = read_link(at, office))
            at = next;
        if (!office.noun || office.named) return;
        chain.last = read_chain(chain.last + 1).last;
        if (office.kind == "people") chain.kind = office.kind;
    }

    /// "Karenni forces", "Azov fighters": capitalised words that nothing is known of, in front of the noun.
    std::size_t begin_of_name(std::size_t at, Chain& chain) const {
        if (chain.kind != "forces") return at;
        std::size_t first = at;
        while (first > reading_.tokens.first && at - first < 3 && document_.tokens[first].space_before &&
               document_.tokens[first - 1].kind == TokenKind::word && document_.tokens[first - 1].capital &&
               document_.tokens[first - 1].word < 0 && reading_.tag(first - 1).kind == TagKind::none)
            --first;
        chain.named = chain.named || first < at;
        return first;
    }

    /// "Government of National Accord": the capitals behind "of" belong to a body that has one itself.
    std::size_t end_of_body_name(const Chain& chain, std::size_t at) const {
        if (chain.kind != "authority" || !document_.tokens[chain.last - 1].capital) return at;
        std::size_t end = at;
        while (end < reading_.tokens.last && end < at + 5 && document_.tokens[end].capital &&
               document_.tokens[end].kind == TokenKind::word)
            ++end;
        return end;
    }

    /// "… of Azerbaijan", "… for the Ukrainian General Staff".
    void extend_with_owner(Chain& chain) {
        if (chain.last < reading_.tokens.last && !chain.named) {
            const char32_t c = document_.text[document_.tokens[chain.last].begin];
            const bool cyrillic = c >= 0x400 && c < 0x530;
            if (cyrillic) return extend_with_place(chain, chain.last);  // the genitive needs no preposition
        }
        const bool may_in = chain.kind == "authority" && !document_.tokens.is(chain.last - 1, "kremlin");
        if (chain.kind == "people" || chain.kind == "media") return;
        for (std::string_view word : {"of", "for", "from", "in"}) {
            if (!is(chain.last, word) || (word == "in" && !may_in)) continue;
            std::size_t i = chain.last + 1;
            if (is(i, "the")) ++i;
            Chain owner = read_chain(i);
            if (owner.noun) {
                if (owner.kind == "people") return;
                if (!owner.named) {
                    if (const std::size_t end = end_of_body_name(chain, i); end > owner.last) {
                        chain.last = end;
                        chain.named = true;
                    }
                    return;
                }
                if (chain.country.empty()) chain.country = owner.country;
                chain.last = owner.last;
                chain.named = true;
                extend_with_owner(chain);
                return;
            }
            const std::size_t before = chain.last;
            extend_with_place(chain, i);
            if (chain.last == before && word == "of")
                if (const std::size_t end = end_of_body_name(chain, i); end > i) {
                    chain.last = end;
                    chain.named = true;
                }
            return;
        }
    }

    void extend_with_place(Chain& chain, std::size_t at) {
        const Hit* country = reading_.hit_at(at, Category::country);
        std::size_t end = place_end(at);
        if (country != nullptr && (country->entry->kind == "name" || country->entry->kind == "capital") &&
            country->tokens.last >= end) {
            end = country->tokens.last;
            if (chain.country.empty()) chain.country = country->entry->value;
        }
        if (end == at) return;
        if (const Hit* type = reading_.hit_at(end, Category::place_word, "area");
            end < reading_.tokens.last && type != nullptr)
            end = type->tokens.last;
        chain.last = end;
        chain.named = true;
    }

    /// "Governor Oleh Syniehubov": the capitalised words behind an office belong to it.
    void extend_with_person(Chain& chain) {
        if (chain.kind != "authority") return;
        std::size_t at = chain.last;
        while (at < reading_.tokens.last && at < chain.last + 4 && document_.tokens[at].capital &&
               document_.tokens[at].kind == TokenKind::word && document_.tokens[at].space_before &&
               document_.tokens[at].word < 0)
            ++at;
        if (at > chain.last) {
            chain.last = at;
            chain.named = true;
        }
    }

    std::optional<PartyMention> read_bare_country(std::size_t at) const {
        const Hit* hit = reading_.hit_at(at, Category::country);
        const Hit* state = reading_.hit_at(at, Category::actor, "state");
        const std::size_t place = place_end(at);
        if (state != nullptr && (hit == nullptr || state->tokens.last > hit->tokens.last)) {
            PartyMention party = make(at, state->tokens.last, "state", "");
            party.country = document_.knowledge.actors.country_of(party.name);
            party.bare_place = true;
            return party;
        }
        if (hit == nullptr || hit->tokens.last < place) return std::nullopt;
        PartyMention party = make(at, hit->tokens.last, "state", hit->entry->value);
        party.demonym = hit->entry->kind == "demonym" || hit->entry->kind == "people";
        party.bare_place = !party.demonym;
        return party;
    }

    const Document& document_;
    const Reading& reading_;
    const std::vector<TokenRange>& names_;
};

}  // namespace

std::vector<PartyMention> find_parties(const Document& document, const Reading& reading,
                                       const std::vector<TokenRange>& names) {
    return PartyFinder(document, reading, names).find();
}

}  // namespace bearing::report
