#include <algorithm>
#include <set>

#include "bearing/base/text.hpp"
#include "incident/reference.hpp"

namespace bearing::test {
namespace {

bool one_of(const ActorTable& actors, const std::string& name, const std::vector<std::string>& asked) {
    return !name.empty() && std::any_of(asked.begin(), asked.end(), [&](const std::string& wanted) {
        if (actors.belongs_to(name, wanted)) return true;
        return !wanted.empty() && (actors.find(name) == nullptr || actors.find(wanted) == nullptr) &&
               contains_words(ascii_lower(name), ascii_lower(wanted));
    });
}

bool accuses(const Claim& claim) {
    return claim.stance == Stance::alleges || claim.stance == Stance::acknowledges;
}

bool claims_fit(const Incident& incident, const Query& q, const ActorTable& actors) {
    const auto fits = [&](const Claim& c) {
        if (!q.stances.empty() && std::find(q.stances.begin(), q.stances.end(), c.stance) == q.stances.end())
            return false;
        if (q.stances.empty() && !q.actors.empty() && !accuses(c)) return false;
        return (q.actors.empty() || one_of(actors, c.actor, q.actors)) &&
               (q.claimants.empty() || one_of(actors, c.claimant, q.claimants));
    };
    const bool asked = !q.actors.empty() || !q.claimants.empty() || !q.stances.empty();
    if (asked && std::none_of(incident.claims.begin(), incident.claims.end(), fits)) return false;
    if (q.uncontested && !is_uncontested(incident, actors)) return false;
    std::set<std::string> roots;
    bool involved = q.participants.empty();
    for (const Claim& c : incident.claims) {
        involved |= one_of(actors, c.actor, q.participants);
        for (const Participant& p : c.participants) involved |= one_of(actors, p.name, q.participants);
        if (accuses(c) && !c.actor.empty() && !c.claimant.empty() &&
            (q.actors.empty() || one_of(actors, c.actor, q.actors)))
            roots.insert(actors.root_of(c.claimant));
    }
    return involved && static_cast<int>(roots.size()) >= q.min_claimants;
}

bool plain_fits(const Incident& incident, const Query& q) {
    if (!q.types.empty() && std::find(q.types.begin(), q.types.end(), incident.type) == q.types.end())
        return false;
    const bool weapon =
        q.weapons.empty() ||
        std::any_of(incident.weapons.begin(), incident.weapons.end(), [&](const Weapon& w) {
            return std::find(q.weapons.begin(), q.weapons.end(), w.weapon_class) != q.weapons.end();
        });
    return weapon &&
           (q.texts.empty() || std::any_of(q.texts.begin(), q.texts.end(), [&](const std::string& t) {
                return incident.summary.find(t) != std::string::npos;
            }));
}

Match match_time(const TimeSpan& span, const Query& q) {
    if ((q.to && span.first > *q.to) || (q.from && span.last < *q.from)) return Match::none;
    const bool inside = (!q.from || span.first >= *q.from) && (!q.to || span.last <= *q.to);
    return inside ? Match::certain : Match::possible;
}

Match best(const std::vector<Containment>& all) {
    Match match = Match::none;
    for (const Containment c : all)
        match = std::max(match, c == Containment::inside   ? Match::certain
                                : c == Containment::partly ? Match::possible
                                                           : Match::none);
    return match;
}

Match match_place(const Footprint& footprint, const Query& q) {
    if (q.max_radius_km && footprint.radius_m > *q.max_radius_km * 1000) return Match::none;
    Match match = Match::certain;
    std::vector<Containment> in;
    for (const Extent& box : q.boxes) in.push_back(containment(footprint, box));
    if (!in.empty()) match = best(in);
    in.clear();
    for (const Footprint& place : q.places) in.push_back(containment(footprint, place.point, place.radius_m));
    return in.empty() ? match : std::min(match, best(in));
}

std::set<std::string> keys_of(const Incident& incident, CountBy by, const ActorTable& actors) {
    std::set<std::string> keys;
    for (const Claim& c : incident.claims) {
        if (by == CountBy::actor && accuses(c) && !c.actor.empty()) keys.insert(actors.canonical(c.actor));
        if (by == CountBy::claimant && !c.claimant.empty()) keys.insert(actors.canonical(c.claimant));
        if (by == CountBy::participant && !c.actor.empty()) keys.insert(actors.canonical(c.actor));
        if (by == CountBy::participant)
            for (const Participant& p : c.participants)
                if (!p.name.empty()) keys.insert(actors.canonical(p.name));
    }
    if (by == CountBy::weapon)
        for (const Weapon& weapon : incident.weapons) keys.emplace(code(weapon.weapon_class));
    if (by == CountBy::type) keys.emplace(code(incident.type));
    if (by == CountBy::place && incident.where) keys.insert(incident.where->name);
    if (keys.empty()) keys.emplace();
    return keys;
}

std::string time_key(Day day, CountBy by) {
    if (by == CountBy::month) return to_string(day).substr(0, 7);
    if (by == CountBy::day) return to_string(day);
    const std::chrono::weekday weekday{day};
    const Day thursday = day + std::chrono::days{4 - static_cast<int>(weekday.iso_encoding())};
    const std::chrono::year_month_day date{thursday};
    const Day new_year{date.year() / std::chrono::January / 1};
    const auto week = std::to_string((thursday - new_year).count() / 7 + 1);
    return std::to_string(static_cast<int>(date.year())) + "-W" + (week.size() == 1 ? "0" : "") + week;
}

/// Each bin's key with whether it holds the whole interval.
std::map<std::string, bool> time_keys_of(const Incident& incident, CountBy by, const Query& q) {
    std::map<std::string, bool> keys;
    if (!incident.when) return keys;
    const TimeSpan& span = incident.when->span;
    for (Day day = span.first; day <= span.last; day += std::chrono::days{1})
        if ((!q.from || day >= *q.from) && (!q.to || day <= *q.to))
            keys[time_key(day, by)] = time_key(span.first, by) == time_key(span.last, by);
    return keys;
}

}  // namespace

Selection reference_select(const std::vector<Incident>& sorted, const Query& q, const ActorTable& actors) {
    Selection selection;
    for (std::uint32_t i = 0; i < sorted.size(); ++i) {
        const Incident& incident = sorted[i];
        if (!claims_fit(incident, q, actors) || !plain_fits(incident, q)) continue;
        const bool asks_time = q.from || q.to;
        const bool asks_place = !q.boxes.empty() || !q.places.empty() || q.max_radius_km;
        Match match = Match::certain;
        if (asks_time && incident.when) match = std::min(match, match_time(incident.when->span, q));
        if (asks_place && incident.where) match = std::min(match, match_place(incident.where->footprint, q));
        if (match == Match::none || (q.certain_only && match == Match::possible)) continue;
        auto& list = incident.background && !q.background ? selection.background
                     : asks_time && !incident.when        ? selection.undated
                     : asks_place && !incident.where      ? selection.unlocated
                     : match == Match::certain            ? selection.certain
                                                          : selection.possible;
        list.push_back(i);
    }
    return selection;
}

std::vector<Bin> reference_count(const std::vector<Incident>& sorted, const Selection& selection, CountBy by,
                                 const ActorTable& actors, const Query& q) {
    const bool time = by == CountBy::day || by == CountBy::week || by == CountBy::month;
    std::map<std::string, Bin> bins;
    for (const bool certain : {true, false})
        for (const auto i : certain ? selection.certain : selection.possible) {
            if (time)
                for (const auto& [key, whole] : time_keys_of(sorted[i], by, q))
                    ++(certain && whole ? bins[key].certain : bins[key].possible);
            else
                for (const auto& key : keys_of(sorted[i], by, actors))
                    ++(certain ? bins[key].certain : bins[key].possible);
        }
    std::vector<Bin> out;
    for (auto& [key, bin] : bins) out.push_back({key, bin.certain, bin.possible});
    if (!time)
        std::stable_sort(out.begin(), out.end(), [](const Bin& a, const Bin& b) {
            return std::pair(a.certain + a.possible, a.certain) >
                   std::pair(b.certain + b.possible, b.certain);
        });
    return out;
}

std::vector<Counts> reference_cells(const std::vector<Incident>& sorted, const Selection& selection,
                                    const Grid& grid) {
    std::vector<Counts> cells(static_cast<std::size_t>(grid.columns * grid.rows));
    const double width = grid.box.width() / grid.columns, height = grid.box.height() / grid.rows;
    for (const bool certain : {true, false})
        for (const auto i : certain ? selection.certain : selection.possible) {
            if (!sorted[i].where || !grid.box.contains(sorted[i].where->footprint.point)) continue;
            const Footprint& f = sorted[i].where->footprint;
            const int x = std::min(static_cast<int>((f.point.lon - grid.box.west) / width), grid.columns - 1);
            const int y = std::min(static_cast<int>((f.point.lat - grid.box.south) / height), grid.rows - 1);
            const Extent cell{grid.box.west + x * width, grid.box.south + y * height,
                              x + 1 == grid.columns ? grid.box.east : grid.box.west + (x + 1) * width,
                              y + 1 == grid.rows ? grid.box.north : grid.box.south + (y + 1) * height};
            const bool whole = containment(f, cell) == Containment::inside;
            Counts& counts = cells[static_cast<std::size_t>(y * grid.columns + x)];
            ++(certain && whole ? counts.certain : counts.possible);
        }
    return cells;
}

ActorTable random_actors() {
    std::vector<Actor> actors;
    for (const std::string state : {"A", "B", "C"}) {
        actors.push_back({state, "State " + state, "state", "", "", {state + "-land"}});
        actors.push_back({state + "f", "Forces of " + state, "forces", "", state, {}});
        actors.push_back({state + "u", "Unit of " + state, "forces", "", state + "f", {}});
    }
    return ActorTable(std::move(actors));
}

namespace {

int below(std::mt19937& random, int limit) {
    return static_cast<int>(random() % static_cast<unsigned>(limit));
}

std::string random_name(std::mt19937& random) {
    static const std::vector<std::string> names{"State A",     "Forces of A", "Unit of A",       "State B",
                                                "Forces of B", "Unit of B",   "C-land",          "the Watch",
                                                "Watch",       "Group X",     "group x (north)", ""};
    return names[random() % names.size()];
}

LonLat random_point(std::mt19937& random) {
    const int where = below(random, 40);
    if (where == 0) return {179.95 - 359.9 * below(random, 2), below(random, 100) - 50.0};
    if (where == 1) return {below(random, 360) - 180.0, 89.9 - below(random, 3) * 0.05};
    if (where == 2) return {46 + random() * 1e-9, 39 + random() * 1e-9};  // more decimals than columns hold
    return {(460000 + below(random, 20000)) / 1e4, (390000 + below(random, 15000)) / 1e4};
}

Footprint random_footprint(std::mt19937& random) {
    static const std::vector<double> radii{0, 100, 5000, 25000, 60000, 300000, 1234.567};
    Footprint f{
        random_point(random), radii[random() % radii.size()], static_cast<Precision>(below(random, 8)), {}};
    if (below(random, 300) == 0) f.radius_m = 1e9;
    if (below(random, 12) == 0) {
        const double d = 0.01 + below(random, 100) / 100.0;
        const LonLat p = f.point;
        f.area = {{{{p.lon, p.lat}, {p.lon + d, p.lat}, {p.lon + d, p.lat + d}, {p.lon, p.lat}}, {}}};
    }
    return f;
}

}  // namespace

Incident random_incident(std::mt19937& random, int number) {
    Incident incident;
    incident.id = "n" + std::to_string(number);
    incident.background = below(random, 15) == 0;
    incident.summary = below(random, 2) == 0 ? "alpha" : "beta";
    if (below(random, 12) != 0) {
        static const std::vector<int> lengths{0, 0, 0, 0, 6, 29, 364};
        const Day first = day_from_number(18000 + below(random, 120));
        incident.when = Occurrence{{first,
                                    first + std::chrono::days{lengths[random() % lengths.size()]},
                                    TimePrecision::day,
                                    {},
                                    {},
                                    {}},
                                   "",
                                   {}};
    }
    if (below(random, 12) != 0)
        incident.where = Location{below(random, 9) == 0 ? "" : "P" + std::to_string(below(random, 4)),
                                  random_footprint(random),
                                  "",
                                  "",
                                  "",
                                  "",
                                  {},
                                  {}};
    incident.type = static_cast<EventType>(below(random, 5));
    for (int k = below(random, 3); k > 0; --k)
        incident.weapons.push_back({static_cast<WeaponClass>(below(random, 5)), "", {}});
    for (int k = below(random, 4); k > 0; --k) {
        Claim claim;
        claim.claimant = random_name(random);
        claim.stance = static_cast<Stance>(below(random, 4));
        claim.actor = random_name(random);
        for (int p = below(random, 3); p > 0; --p)
            claim.participants.push_back({random_name(random), Side::first});
        incident.claims.push_back(claim);
    }
    return incident;
}

Query random_query(std::mt19937& random) {
    Query q;
    const auto one_in = [&](int n) { return below(random, n) == 0; };
    if (!one_in(3)) q.from = day_from_number(18000 + below(random, 130));
    if (!one_in(3)) q.to = q.from.value_or(day_from_number(18010)) + std::chrono::days{below(random, 60)};
    q.certain_only = one_in(6);
    q.background = one_in(4);
    for (int k = one_in(3) ? 1 + below(random, 2) : 0; k > 0; --k) q.actors.push_back(random_name(random));
    if (one_in(6)) q.participants = {random_name(random)};
    if (one_in(6)) q.claimants = {random_name(random)};
    if (one_in(6)) q.stances = {static_cast<Stance>(below(random, 4))};
    q.uncontested = one_in(10);
    q.min_claimants = one_in(10) ? below(random, 3) : 0;
    if (one_in(5)) q.types = {static_cast<EventType>(below(random, 5)), EventType::unknown};
    if (one_in(5)) q.weapons = {static_cast<WeaponClass>(below(random, 5))};
    for (int k = one_in(2) ? 1 + below(random, 2) : 0; k > 0; --k) {
        const double west = 45.5 + below(random, 20) / 10.0, south = 38.5 + below(random, 15) / 10.0;
        q.boxes.push_back(
            {west, south, west + 0.05 + below(random, 20) / 10.0, south + below(random, 15) / 10.0});
    }
    if (one_in(20)) q.boxes.push_back({179, -90, -179, 90});
    if (one_in(20)) q.boxes.push_back({-180, -90, 180, 90});
    if (one_in(20)) q.boxes.push_back({-180, -60, -170, 90});
    for (int k = one_in(4) ? 1 + below(random, 2) : 0; k > 0; --k)
        q.places.push_back({random_point(random), 1000.0 * below(random, 200), Precision::town, {}});
    if (one_in(8)) q.max_radius_km = std::vector<double>{0.1, 5, 10, 60}[random() % 4];
    if (one_in(10)) q.texts = {"alpha"};
    return q;
}

}  // namespace bearing::test
