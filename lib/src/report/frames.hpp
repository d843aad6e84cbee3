#pragma once

#include <optional>
#include <string>
#include <vector>

#include "report/statements.hpp"

namespace bearing::report {

/// Somebody's word on what a frame tells, before pronouns and "both sides" are resolved.
struct FrameClaim {
    Stance stance = Stance::reports;
    Who claimant;
    Who other_claimant;  ///< of "A and B accused each other"
    Who actor;
    bool mutual = false;      ///< each accuses the other
    bool own_side = false;    ///< the actor is the claimant's own side: "denied that their forces"
    bool of_earlier = false;  ///< about what was told before: "denied it and said …"
    bool identifies = false;  ///< only names the weapon
    std::string hedge;
    TokenRange tokens;
    Count killed;
    Count injured;
    std::vector<std::size_t> weapons;  ///< of the reading
};

/// What one clause says happened, and what is claimed of it. Without events it comments on something told
/// elsewhere: "Armenia denies".
struct Frame {
    const Reading* reading = nullptr;
    TokenRange tokens;
    std::vector<std::size_t> events;  ///< that are said to have happened
    std::vector<std::size_t> denied;  ///< that somebody says did not happen
    std::vector<std::size_t> places;  ///< at each of which it happened
    std::vector<std::size_t> weapons;
    std::optional<TimeMention> time;
    bool time_of_saying = false;  ///< the time belongs to the statement; the event's own is not given
    EventType type = EventType::unknown;
    std::vector<FrameClaim> claims;
    std::vector<Who> speakers;  ///< whoever says something in it
    bool weak = false;          ///< only "use of" or "war": no single occurrence
    bool war = false;           ///< a whole war
    bool another = false;       ///< "another", "second": not the one told before
    bool same_event = false;    ///< "the attack"
    bool both_events = false;   ///< "both attacks"
    bool same_place = false;    ///< "there", "the town"
    bool background = false;    ///< "previously"
    bool evidence = false;      ///< "videos show": of what is told elsewhere
    bool continues = false;     ///< a later clause of its sentence
};

/// The frames of a sentence, in order.
std::vector<Frame> build_frames(const Document& document, const Reading& reading);

/// Chooses the time of a frame, whose events and places are known, among those of its sentence.
void choose_time(const Document& document, const std::vector<Statement>& statements, Frame& frame);

/// The event type that a weapon suggests.
EventType type_of_weapon(WeaponClass weapon);

/// The event type that a frame's words and weapons name.
EventType type_of(const Document& document, const Frame& frame);

/// Cuts a sentence into the clauses that each tell one thing.
std::vector<TokenRange> find_clauses(const Document& document, const Reading& reading);

/// "ministers met in Geneva", "fled to Goris", "told reporters in Kyiv": the place of talk or travel.
bool is_elsewhere(const Document& document, const Reading& reading, const PlaceMention& place);

/// The places of a clause at which its events happened: the best one and those listed with it.
std::vector<std::size_t> choose_places(const Document& document, const Reading& reading, TokenRange clause);

}  // namespace bearing::report
