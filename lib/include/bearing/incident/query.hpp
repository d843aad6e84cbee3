#pragma once

#include <optional>
#include <string>
#include <vector>

#include "bearing/geo/day.hpp"
#include "bearing/geo/extent.hpp"
#include "bearing/incident/claim.hpp"
#include "bearing/incident/footprint.hpp"

namespace bearing {

/// What a person asks of a set of incidents. Values in one list are alternatives; different conditions must
/// all hold. Actor, claimant and stance must hold of one and the same claim.
struct Query {
    std::optional<Day> from;  ///< inclusive
    std::optional<Day> to;    ///< inclusive
    bool certain_only = false;
    std::vector<std::string> actors;  ///< accused (or as `stances` says), actors below them included
    std::vector<std::string>
        participants;  ///< anyone accused, cleared, admitting or taking part, and those below
    std::vector<std::string> claimants;  ///< those below them included
    std::vector<Stance> stances;         ///< empty: alleges or acknowledges where actors are asked for
    bool uncontested = false;
    int min_claimants = 0;  ///< accused by at least so many different claimants
    std::vector<EventType> types;
    std::vector<WeaponClass> weapons;
    std::vector<Extent> boxes;
    std::vector<Footprint> places;  ///< `within` is already in their radius
    std::vector<std::string>
        texts;  ///< every word of one of them must occur in the incident's text, any case
    std::optional<double> max_radius_km;
    bool background = false;  ///< include history told as background

    bool operator==(const Query&) const = default;
};

/// The answer for one incident: surely inside, maybe inside (its time or place only overlaps what was asked),
/// or outside.
enum class Match { none, possible, certain };

}  // namespace bearing
