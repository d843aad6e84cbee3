#include <algorithm>
#include <set>

#include "bearing/base/text.hpp"
#include "bearing/incident/dataset.hpp"

namespace bearing {
namespace {

/// The table decides where it knows the name; a name it does not know is met by its words.
bool is_one_of(const ActorTable& actors, const std::string& name, const std::vector<std::string>& asked) {
    if (name.empty()) return false;
    return std::any_of(asked.begin(), asked.end(), [&](const std::string& wanted) {
        if (actors.belongs_to(name, wanted)) return true;
        const bool known = actors.find(name) != nullptr && actors.find(wanted) != nullptr;
        return !known && !trim(wanted).empty() &&
               contains_words(ascii_lower(name), ascii_lower(trim(wanted)));
    });
}

bool accuses(const Claim& claim) {
    return claim.stance == Stance::alleges || claim.stance == Stance::acknowledges;
}

bool claim_fits(const Claim& claim, const Query& query, const ActorTable& actors) {
    const auto& stances = query.stances;
    if (!stances.empty() && std::find(stances.begin(), stances.end(), claim.stance) == stances.end())
        return false;
    if (stances.empty() && !query.actors.empty() && !accuses(claim)) return false;
    if (!query.actors.empty() && !is_one_of(actors, claim.actor, query.actors)) return false;
    return query.claimants.empty() || is_one_of(actors, claim.claimant, query.claimants);
}

/// Claimants of the accusation asked for that do not belong to the same party.
int independent_claimants(const Incident& incident, const Query& query, const ActorTable& actors) {
    std::set<std::string> roots;
    for (const auto& claim : incident.claims) {
        if (!accuses(claim) || claim.actor.empty() || claim.claimant.empty()) continue;
        if (!query.actors.empty() && !is_one_of(actors, claim.actor, query.actors)) continue;
        roots.insert(actors.root_of(claim.claimant));
    }
    return static_cast<int>(roots.size());
}

bool claims_fit(const Incident& incident, const Query& query, const ActorTable& actors) {
    const bool asked = !query.actors.empty() || !query.claimants.empty() || !query.stances.empty();
    if (asked && std::none_of(incident.claims.begin(), incident.claims.end(),
                              [&](const Claim& claim) { return claim_fits(claim, query, actors); }))
        return false;
    if (query.uncontested && !is_uncontested(incident, actors)) return false;
    return query.min_claimants <= 0 || independent_claimants(incident, query, actors) >= query.min_claimants;
}

/// One answer for each set of claims in the dataset.
std::vector<bool> fitting_claim_sets(const Dataset& dataset, const Query& query) {
    std::vector<bool> fits;
    for (const std::uint32_t example : dataset.claim_set_examples())
        fits.push_back(claims_fit(dataset.incident(example), query, dataset.actors()));
    return fits;
}

bool names_weapon(const Incident& incident, const std::vector<WeaponClass>& asked) {
    return std::any_of(incident.weapons.begin(), incident.weapons.end(), [&](const Weapon& weapon) {
        return std::find(asked.begin(), asked.end(), weapon.weapon_class) != asked.end();
    });
}

std::string searchable_text(const Incident& incident) {
    std::string text = incident.summary;
    const auto add = [&](const std::string& part) { text += '\n' + part; };
    if (incident.where) {
        add(incident.where->name);
        add(incident.where->text);
        add(incident.where->admin);
    }
    for (const auto& weapon : incident.weapons) add(weapon.name);
    for (const auto& claim : incident.claims) {
        add(claim.claimant);
        add(claim.actor);
        add(claim.note);
        add(claim.source.publisher);
        add(claim.source.title);
    }
    for (const auto& [column, value] : incident.verbatim.cells()) add(value);
    return simple_lower(text);
}

bool has_words(const Incident& incident, const std::vector<std::string>& texts) {
    if (texts.empty()) return true;
    const std::string text = searchable_text(incident);
    return std::any_of(texts.begin(), texts.end(), [&](const std::string& asked) {
        const auto words = split_list(simple_lower(asked), ' ');
        return std::all_of(words.begin(), words.end(),
                           [&](const std::string& word) { return text.find(word) != std::string::npos; });
    });
}

Match match_time(const Dataset& dataset, std::size_t i, const Query& query) {
    const std::int32_t from = query.from ? day_number(*query.from) : INT32_MIN;
    const std::int32_t to = query.to ? day_number(*query.to) : Dataset::kNoDay - 1;
    const std::int32_t first = dataset.first_days()[i];
    const std::int32_t last = dataset.last_days()[i];
    if (first > to || last < from) return Match::none;
    return first >= from && last <= to ? Match::certain : Match::possible;
}

Match worse(Match a, Match b) {
    return std::min(a, b);
}
Match better(Match a, Match b) {
    return std::max(a, b);
}

Match from_containment(Containment c) {
    if (c == Containment::inside) return Match::certain;
    return c == Containment::partly ? Match::possible : Match::none;
}

Match match_place(const Footprint& footprint, const Query& query) {
    Match match = Match::certain;
    if (query.max_radius_km && footprint.radius_m > *query.max_radius_km * 1000) return Match::none;
    if (!query.boxes.empty()) {
        Match any = Match::none;
        for (const auto& box : query.boxes) any = better(any, from_containment(containment(footprint, box)));
        match = worse(match, any);
    }
    if (!query.places.empty()) {
        Match any = Match::none;
        for (const auto& place : query.places)
            any = better(any, from_containment(containment(footprint, place.point, place.radius_m)));
        match = worse(match, any);
    }
    return match;
}

bool fits_plainly(const Incident& incident, const Query& query) {
    if (!query.types.empty() &&
        std::find(query.types.begin(), query.types.end(), incident.type) == query.types.end())
        return false;
    if (!query.weapons.empty() && !names_weapon(incident, query.weapons)) return false;
    return has_words(incident, query.texts);
}

/// The tray or list that incident i belongs to, once everything that is not time or place fits.
void place_in_selection(const Dataset& dataset, std::uint32_t i, const Query& query, Selection& selection) {
    const Incident& incident = dataset.incident(i);
    const bool asks_time = query.from || query.to;
    const bool asks_place = !query.boxes.empty() || !query.places.empty() || query.max_radius_km;
    const bool undated = asks_time && !incident.when;
    const bool unlocated = asks_place && !incident.where;
    Match match = Match::certain;
    if (asks_time && !undated) match = worse(match, match_time(dataset, i, query));
    if (asks_place && !unlocated) match = worse(match, match_place(incident.where->footprint, query));
    if (match == Match::none || (query.certain_only && match == Match::possible)) return;
    if (incident.background && !query.background) return selection.background.push_back(i);
    if (undated) return selection.undated.push_back(i);
    if (unlocated) return selection.unlocated.push_back(i);
    (match == Match::certain ? selection.certain : selection.possible).push_back(i);
}

}  // namespace

Selection select(const Dataset& dataset, const Query& query) {
    const std::vector<bool> claims_fit = fitting_claim_sets(dataset, query);
    Selection selection;
    for (std::uint32_t i = 0; i < dataset.size(); ++i)
        if (claims_fit[dataset.claim_sets()[i]] && fits_plainly(dataset.incident(i), query))
            place_in_selection(dataset, i, query, selection);
    return selection;
}

}  // namespace bearing
