#pragma once

#include <string>
#include <vector>

#include "bearing/incident/actor.hpp"
#include "bearing/incident/claim.hpp"
#include "bearing/incident/footprint.hpp"
#include "bearing/incident/verbatim.hpp"

namespace bearing {

/// A place that was considered and not chosen.
struct RejectedPlace {
    std::string name;
    LonLat point;
    double score = 0;  ///< 0..1
    std::string reason;

    bool operator==(const RejectedPlace&) const = default;
};

/// Where an incident happened, with the words it was read from.
struct Location {
    std::string name;
    Footprint footprint;
    std::string place_id;
    std::string country;  ///< ISO 3166-1 alpha-2
    std::string admin;    ///< district or province in words
    std::string text;     ///< as the source has it
    std::optional<TextSpan> span;
    std::vector<RejectedPlace> candidates;

    bool operator==(const Location&) const = default;
};

/// When, with the words it was read from.
struct Occurrence {
    TimeSpan span;
    std::string text;
    std::optional<TextSpan> text_span;

    bool operator==(const Occurrence&) const = default;
};

/// Whether the source says that the incident has been checked.
enum class Verification { unstated, unverified, verified };

std::string_view to_string(Verification verification);
std::optional<Verification> parse_verification(std::string_view code);

/// Something that reportedly happened, and everything said about it.
struct Incident {
    std::string id;
    std::string source_id;    ///< the id in the file it came from
    bool background = false;  ///< history told by a report that is about something else
    std::string summary;
    std::optional<Occurrence> when;
    std::optional<Location> where;
    EventType type = EventType::unknown;
    std::vector<Weapon> weapons;  ///< all weapons named by the report or its claims, each once
    Count killed;                 ///< of the claims together, see summarize_casualties
    Count injured;
    std::vector<Claim> claims;
    std::optional<TextSpan> span;
    Verification verification = Verification::unstated;
    Verbatim verbatim;

    bool operator==(const Incident&) const = default;
};

/// What the claims say together: low = the least, high = the most, best = the latest figure among those that
/// the most independent claimants state, nothing where no figure is stated by more claimants than another
/// and none is later.
Count summarize_casualties(const std::vector<Claim>& claims, Count Claim::*figure);

/// True if some claim denies what another alleges, or claims accuse actors of whom neither belongs to the
/// other.
bool is_contested(const std::vector<Claim>& claims, const ActorTable& actors = ActorTable::bundled());
bool is_contested(const Incident& incident, const ActorTable& actors = ActorTable::bundled());

/// True if someone is accused and nobody denies it or accuses another.
bool is_uncontested(const std::vector<Claim>& claims, const ActorTable& actors = ActorTable::bundled());
bool is_uncontested(const Incident& incident, const ActorTable& actors = ActorTable::bundled());

}  // namespace bearing
