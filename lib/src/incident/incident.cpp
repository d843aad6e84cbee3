#include "bearing/incident/incident.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>

namespace bearing {
namespace {

constexpr std::array<std::string_view, 3> kVerifications{"unstated", "unverified", "verified"};

/// The one figure that speaks for a claim: best, else the middle of what is bounded.
std::optional<int> stated_figure(const Count& count) {
    if (count.best) return count.best;
    if (count.low && count.high && *count.low == *count.high) return count.low;
    return std::nullopt;
}

/// The figure that most claimants state; among equals the one stated last; nothing if that is undecided too.
std::optional<int> best_figure(const std::vector<Claim>& claims, Count Claim::*figure) {
    struct Support {
        std::set<std::string> claimants;
        std::optional<Day> latest;
    };
    std::map<int, Support> support;
    for (const auto& claim : claims) {
        const auto value = stated_figure(claim.*figure);
        if (!value) continue;
        auto& s = support[*value];
        s.claimants.insert(claim.claimant);
        if (claim.date && (!s.latest || claim.date->last > *s.latest)) s.latest = claim.date->last;
    }
    std::optional<int> best;
    bool tied = false;
    for (const auto& [value, s] : support) {
        if (!best) {
            best = value;
            continue;
        }
        const auto& leader = support.at(*best);
        const auto rank = [](const Support& x) { return std::pair(x.claimants.size(), x.latest); };
        tied = rank(s) == rank(leader) || (tied && rank(s) < rank(leader));
        if (rank(s) > rank(leader)) best = value;
    }
    return tied ? std::nullopt : best;
}

}  // namespace

std::string_view to_string(Verification verification) {
    return kVerifications[static_cast<std::size_t>(verification)];
}

std::optional<Verification> parse_verification(std::string_view code) {
    for (std::size_t i = 0; i < kVerifications.size(); ++i)
        if (kVerifications[i] == code) return static_cast<Verification>(i);
    return std::nullopt;
}

Count summarize_casualties(const std::vector<Claim>& claims, Count Claim::*figure) {
    Count sum;
    for (const auto& claim : claims) {
        const Count& count = claim.*figure;
        for (const auto& value : {count.low, count.best, count.high}) {
            if (!value) continue;
            if (!sum.low || *value < *sum.low) sum.low = value;
        }
        for (const auto& value : {count.best, count.high})
            if (value && (!sum.high || *value > *sum.high)) sum.high = value;
    }
    sum.best = best_figure(claims, figure);
    return sum;
}

namespace {

struct Positions {
    std::vector<std::string> accused;
    bool denied = false;
    bool rivals = false;  ///< two are accused of whom neither belongs to the other
};

Positions positions(const std::vector<Claim>& claims, const ActorTable& actors) {
    Positions p;
    for (const auto& claim : claims) {
        p.denied |= claim.stance == Stance::denies;
        const bool accuses = claim.stance == Stance::alleges || claim.stance == Stance::acknowledges;
        if (!accuses || claim.actor.empty()) continue;
        if (std::find(p.accused.begin(), p.accused.end(), claim.actor) != p.accused.end()) continue;
        p.rivals |= std::any_of(p.accused.begin(), p.accused.end(), [&](const std::string& other) {
            return !actors.belongs_to(claim.actor, other) && !actors.belongs_to(other, claim.actor);
        });
        p.accused.push_back(claim.actor);
    }
    return p;
}

}  // namespace

bool is_contested(const std::vector<Claim>& claims, const ActorTable& actors) {
    const Positions p = positions(claims, actors);
    return (p.denied && !p.accused.empty()) || p.rivals;
}
bool is_contested(const Incident& incident, const ActorTable& actors) {
    return is_contested(incident.claims, actors);
}

bool is_uncontested(const std::vector<Claim>& claims, const ActorTable& actors) {
    const Positions p = positions(claims, actors);
    return !p.accused.empty() && !p.denied && !p.rivals;
}
bool is_uncontested(const Incident& incident, const ActorTable& actors) {
    return is_uncontested(incident.claims, actors);
}

}  // namespace bearing
