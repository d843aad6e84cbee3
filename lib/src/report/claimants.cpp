#include "report/claimants.hpp"

#include <algorithm>

namespace bearing::report {

namespace {

int most(const Count& count) {
    return count.high.value_or(count.best.value_or(count.low.value_or(-1)));
}

/// "Six people were killed … One child was among the dead": the part does not replace the whole.
void widen(Count& into, const Count& from) {
    if (from.known() && (!into.known() || most(from) > most(into))) into = from;
}

/// Rebels and other bodies that are listed and belong to no state.
bool is_of_no_state(const std::string& name) {
    const ActorTable& table = ActorTable::bundled();
    const Actor* root = table.find(table.root_of(name));
    return root != nullptr && root->kind != "state";
}

/// Code of the country that a claimant is by its own or its capital's name ("Armenia", "Yerevan"); else "".
std::string state_of(const std::string& name) {
    const CountryTable& table = CountryTable::bundled();
    if (const Country* country = table.by_name(name)) return country->code;
    const Country* country = table.by_capital(name);
    return country != nullptr ? country->code : std::string();
}

/// One name, or bodies of one state; an army and the rebels of its country are two.
bool same_party(const std::string& name_a, const std::string& country_a, const std::string& name_b,
                const std::string& country_b) {
    if (name_a == name_b) return true;
    if (country_a.empty() || country_a != country_b) return false;
    const bool rebels_a = is_of_no_state(name_a), rebels_b = is_of_no_state(name_b);
    if (rebels_a && rebels_b)
        return ActorTable::bundled().root_of(name_a) == ActorTable::bundled().root_of(name_b);
    return rebels_a == rebels_b;
}

/// "the coalition" for the Saudi-led coalition, "LNA" for the Libyan National Army.
bool is_short_for(const std::string& name, const std::string& full) {
    const ActorTable& table = ActorTable::bundled();
    if (name == full || table.belongs_to(name, full) || table.belongs_to(full, name)) return true;
    return name.size() > 3 && full.size() > name.size() && full.ends_with(name) &&
           full[full.size() - name.size() - 1] == ' ';
}

/// What a claimant counts in one sentence and accuses of in the next is one claim.
void join_figures(std::vector<Claim>& claims) {
    for (Claim& plain : claims) {
        if (plain.stance != Stance::reports || plain.claimant.empty()) continue;
        const auto fuller = std::find_if(claims.begin(), claims.end(), [&](const Claim& other) {
            return other.claimant == plain.claimant && other.stance == Stance::alleges;
        });
        if (fuller == claims.end()) continue;
        widen(fuller->killed, plain.killed);
        widen(fuller->injured, plain.injured);
        plain.killed = plain.injured = {};
    }
}

}  // namespace

ClaimResolver::ClaimResolver(const Document& document, const std::vector<Reading>& readings)
    : document_(document) {
    std::map<std::string, std::size_t> counts;
    std::vector<std::string> order;
    for (const Reading& reading : readings)
        for (std::size_t i = 0; i < reading.parties.size(); ++i) {
            const PartyMention& party = reading.parties[i];
            const Tag tag = reading.tag(party.tokens.first);
            const bool acts = tag.kind == TagKind::party && tag.index == i;
            const Hit* name = reading.hit_at(party.tokens.first, Category::country, "name");
            if (party.bare_place && !acts && name == nullptr) continue;  // a capital that is only a place
            if (party.country.empty() || party.kind == "organisation" || party.kind == "media") continue;
            if (counts[party.country]++ == 0) order.push_back(party.country);
        }
    std::stable_sort(order.begin(), order.end(),
                     [&](const std::string& a, const std::string& b) { return counts[a] > counts[b]; });
    if (order.size() > 2) order.resize(2);
    main_countries_ = std::move(order);
}

Who ClaimResolver::named(const Who& who) const {
    if (who.staff && last_organisation_.known()) return last_organisation_;
    return who.kind == Who::Kind::pronoun ? last_claimant_ : who;
}

ClaimResolver::Side ClaimResolver::side_of(const Who& who) const {
    const Who party = named(who);
    Side side{party.name, party.country};
    if (is_of_last_speaker(party) && !last_claimant_.country.empty()) side.country = last_claimant_.country;
    if (side.country.empty() && party.state_body) side.country = state_country();
    // An adjective alone ("Israeli airstrikes") stands for its country.
    if (party.kind == Who::Kind::party && party.party_kind == "state")
        if (const Country* country = document_.knowledge.countries.by_demonym(party.name))
            side.name = country->name;
    return side;
}

/// "its commander": of whoever spoke last.
bool ClaimResolver::is_of_last_speaker(const Who& who) const {
    if (who.kind != Who::Kind::party || who.tokens.first == 0) return false;
    const std::size_t before = who.tokens.first - 1;
    return who.party_kind != "forces" &&
           (document_.tokens.is(before, "its") || document_.tokens.is(before, "their"));
}

/// Whose "the army" is: the state whose body was named last, or the only one in the document.
std::string ClaimResolver::state_country() const {
    if (!last_state_.empty() && last_state_block_ == block_) return last_state_;
    if (!place_country_.empty()) return place_country_;
    if (!last_state_.empty()) return last_state_;
    return main_countries_.size() == 1 ? main_countries_.front() : std::string();
}

std::string ClaimResolver::own_forces(const Side& side) const {
    for (const Actor& actor : document_.knowledge.actors.actors())
        if (!side.country.empty() && actor.kind == "forces" && actor.country == side.country) {
            const Actor* parent = document_.knowledge.actors.by_id(actor.parent);
            if (parent != nullptr && parent->kind == "state") return actor.name;
        }
    if (const Country* country = document_.knowledge.countries.by_code(side.country);
        country != nullptr && !country->demonyms.empty())
        return country->demonyms.front() + " forces";
    return side.name;
}

std::vector<ClaimResolver::Side> ClaimResolver::both_sides(const FrameClaim& claim) const {
    if (claim.claimant.kind == Who::Kind::party && claim.other_claimant.kind == Who::Kind::party)
        return {side_of(claim.other_claimant), side_of(claim.claimant)};
    std::vector<Side> sides;
    for (const std::string& code : main_countries_)
        if (const Country* country = document_.knowledge.countries.by_code(code))
            sides.push_back({country->name, code});
    return sides;
}

bool ClaimResolver::speaks_for(const Who& speaker, const Claim& allegation) const {
    const Side side = side_of(speaker);
    if (same_party(side.name, side.country, allegation.actor, allegation.actor_country)) return true;
    return !side.name.empty() && is_short_for(side.name, allegation.actor);
}

/// The accused of whom a claimant speaks: the one of its own country if there is one.
ClaimResolver::Side ClaimResolver::cleared(const Side& claimant,
                                           const std::vector<Claim>& allegations) const {
    for (const Claim& allegation : allegations)
        if (allegation.stance == Stance::alleges &&
            (same_party(allegation.actor, allegation.actor_country, claimant.name, claimant.country) ||
             is_short_for(claimant.name, allegation.actor)))
            return {allegation.actor, allegation.actor_country};
    return claimant;
}

/// "X blamed Y. It denied": whoever denies is not the accuser but the accused.
ClaimResolver::Side ClaimResolver::denier(const Side& pronoun, const std::vector<Claim>& allegations) {
    for (auto it = allegations.rbegin(); it != allegations.rend(); ++it) {
        if (it->stance != Stance::alleges || it->claimant != pronoun.name) continue;
        if (same_party(it->actor, it->actor_country, pronoun.name, pronoun.country)) continue;
        last_claimant_ = Who{};
        last_claimant_.kind = Who::Kind::name;
        last_claimant_.name = it->actor;
        last_claimant_.country = it->actor_country;
        return {it->actor, it->actor_country};
    }
    return pronoun;
}

Claim ClaimResolver::make(const Frame& frame, const FrameClaim& claim) const {
    Claim made;
    made.stance = claim.stance;
    made.hedge = claim.hedge;
    made.killed = claim.killed;
    made.injured = claim.injured;
    made.span = document_.span(claim.tokens);
    for (const std::size_t weapon : claim.weapons)
        made.weapons.push_back(frame.reading->weapons[weapon].weapon);
    return made;
}

std::vector<Claim> ClaimResolver::resolve(const Frame& frame, const FrameClaim& claim,
                                          const std::vector<Claim>& allegations) {
    block_ = frame.reading->sentence->block;
    Claim base = make(frame, claim);
    const bool both =
        claim.mutual || (claim.claimant.kind == Who::Kind::both && claim.stance != Stance::reports);
    const std::vector<Side> sides = both ? both_sides(claim) : std::vector<Side>();
    std::vector<Claim> claims;
    const auto add = [&](const Side& claimant, const Side& actor) {
        Claim made = base;
        made.claimant = claimant.name;
        made.actor = actor.name;
        made.actor_country = actor.country;
        claims.push_back(std::move(made));
    };
    if (sides.size() == 2 && claim.mutual) {
        add(sides[0], sides[1]);
        add(sides[1], sides[0]);
        return claims;
    }
    if (sides.size() == 2 && (claim.stance == Stance::denies || claim.stance == Stance::acknowledges)) {
        add(sides[0], cleared(sides[0], allegations));
        add(sides[1], cleared(sides[1], allegations));
        return claims;
    }
    Side claimant = side_of(claim.claimant);
    if (claim.claimant.kind == Who::Kind::pronoun && claim.stance == Stance::denies)
        claimant = denier(claimant, allegations);
    Side actor = side_of(claim.actor);
    if (claim.mutual) actor = claimant;  // nobody says who the sides are: "both sides accused each other"
    if (claim.actor.kind == Who::Kind::pronoun && claim.claimant.known()) actor = claimant;
    if (claim.actor.kind == Who::Kind::pronoun && !claim.claimant.known()) actor = side_of(last_actor_);
    if (claim.own_side && claim.actor.kind == Who::Kind::party && claim.actor.country.empty() &&
        !claimant.country.empty())
        actor = {own_forces(claimant), claimant.country};  // "their forces"
    if (claim.own_side && !claim.actor.known()) actor = cleared(claimant, allegations);
    if (claim.stance == Stance::denies && claimant.name.empty() && actor.name.empty() && !allegations.empty())
        actor = {allegations.back().actor, allegations.back().actor_country};  // "the claim is false"
    const bool spoken = claim.stance == Stance::denies || claim.stance == Stance::acknowledges;
    if (spoken && claimant.name.empty() && actor.name.empty()) return {};
    if (claim.stance == Stance::alleges && actor.name.empty()) base.stance = Stance::reports;
    if (claim.stance == Stance::reports) actor = {};
    add(claimant, actor);
    if (claim.stance == Stance::denies && claim.other_claimant.known()) {
        const Side other = side_of(claim.other_claimant);  // "A and B deny it"
        add(other, claim.own_side && !claim.actor.known() ? cleared(other, allegations) : actor);
    }
    return claims;
}

void ClaimResolver::remember(const Frame& frame) {
    for (const PartyMention& party : frame.reading->parties)
        if (!party.country.empty() && !party.bare_place && !party.demonym &&
            frame.tokens.overlaps(party.tokens) && (party.kind == "forces" || party.kind == "authority"))
            last_state_ = party.country, last_state_block_ = frame.reading->sentence->block;
    for (const Who& speaker : frame.speakers) {
        if (speaker.party_kind == "organisation") last_organisation_ = speaker;
        if (speaker.kind != Who::Kind::pronoun && !speaker.staff) last_claimant_ = speaker;
    }
    for (const FrameClaim& claim : frame.claims) {
        if (claim.actor.known() && claim.actor.kind != Who::Kind::pronoun) last_actor_ = claim.actor;
    }
}

void add_claim(std::vector<Claim>& claims, Claim claim) {
    for (Claim& known : claims) {
        const bool same_claimant =
            known.claimant == claim.claimant ||
            (!state_of(known.claimant).empty() && state_of(known.claimant) == state_of(claim.claimant));
        if (!same_claimant || known.stance != claim.stance) continue;
        if (!same_party(known.actor, known.actor_country, claim.actor, claim.actor_country)) continue;
        widen(known.killed, claim.killed);
        widen(known.injured, claim.injured);
        if (known.hedge.empty()) known.hedge = claim.hedge;
        for (Weapon& weapon : claim.weapons)
            if (std::none_of(known.weapons.begin(), known.weapons.end(),
                             [&](const Weapon& w) { return w.name == weapon.name; }))
                known.weapons.push_back(std::move(weapon));
        return;
    }
    claims.push_back(std::move(claim));
}

void tidy_claims(std::vector<Claim>& claims) {
    join_figures(claims);
    const auto said_by_other = [&](const Claim& own) {
        if (!own.claimant.empty() || own.stance == Stance::denies) return false;
        return std::any_of(claims.begin(), claims.end(), [&](const Claim& other) {
            if (other.claimant.empty()) return false;
            if (own.stance == Stance::reports) return !own.killed.known() && !own.injured.known();
            return other.stance == own.stance &&
                   same_party(own.actor, own.actor_country, other.actor, other.actor_country) &&
                   (!own.killed.known() || other.killed == own.killed) &&
                   (!own.injured.known() || other.injured == own.injured);
        });
    };
    const auto other_own = [&](const Claim& own) {
        if (!own.claimant.empty() || own.stance != Stance::reports || own.killed.known() ||
            own.injured.known())
            return false;
        return std::any_of(claims.begin(), claims.end(), [&](const Claim& other) {
            return &other != &own && other.claimant.empty() && other.stance == Stance::alleges;
        });
    };
    // Whoever accuses or denies need not be quoted for the bare event as well.
    const auto says_more = [&](const Claim& plain) {
        if (plain.stance != Stance::reports || plain.killed.known() || plain.injured.known() ||
            !plain.weapons.empty())
            return false;
        return std::any_of(claims.begin(), claims.end(), [&](const Claim& other) {
            return &other != &plain && other.claimant == plain.claimant && other.stance != Stance::reports;
        });
    };
    std::vector<Claim> kept;
    for (const Claim& claim : claims)
        if (!says_more(claim) && !said_by_other(claim) && !other_own(claim)) kept.push_back(claim);
    claims = std::move(kept);
}

}  // namespace bearing::report
