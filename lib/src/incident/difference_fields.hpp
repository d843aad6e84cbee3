#pragma once

#include "bearing/incident/incident.hpp"

namespace bearing {

/// Reaches a member, also one within a member: field(&Claim::source, &Source::url)(claim).
template <class... Members>
constexpr auto field(Members... members) {
    return [=](auto& object) -> auto& {
        return (object.*....*members);
    };
}

/// The fields of an incident that are compared and merged each by itself, with their names for people. Where,
/// claims and verbatim columns have parts of their own and are not among them, nor are the casualties, which
/// follow from the claims.
template <class Visit>
void each_incident_field(Visit visit) {
    visit("id", field(&Incident::id));
    visit("source_id", field(&Incident::source_id));
    visit("background", field(&Incident::background));
    visit("summary", field(&Incident::summary));
    visit("when", field(&Incident::when));
    visit("type", field(&Incident::type));
    visit("weapons", field(&Incident::weapons));
    visit("span", field(&Incident::span));
    visit("verification", field(&Incident::verification));
}

/// The footprint is one field: a point of one origin with a radius of another would claim what nobody said.
template <class Visit>
void each_location_field(Visit visit) {
    visit("name", field(&Location::name));
    visit("footprint", field(&Location::footprint));
    visit("place_id", field(&Location::place_id));
    visit("country", field(&Location::country));
    visit("admin", field(&Location::admin));
    visit("text", field(&Location::text));
    visit("span", field(&Location::span));
    visit("candidates", field(&Location::candidates));
}

/// All but claimant, stance and actor, by which a claim is known.
template <class Visit>
void each_claim_field(Visit visit) {
    visit("actor_country", field(&Claim::actor_country));
    visit("participants", field(&Claim::participants));
    visit("basis", field(&Claim::basis));
    visit("hedge", field(&Claim::hedge));
    visit("date", field(&Claim::date));
    visit("weapons", field(&Claim::weapons));
    visit("killed", field(&Claim::killed));
    visit("injured", field(&Claim::injured));
    visit("source.publisher", field(&Claim::source, &Source::publisher));
    visit("source.title", field(&Claim::source, &Source::title));
    visit("source.url", field(&Claim::source, &Source::url));
    visit("source.date", field(&Claim::source, &Source::date));
    visit("source.sha256", field(&Claim::source, &Source::sha256));
    visit("span", field(&Claim::span));
    visit("note", field(&Claim::note));
}

}  // namespace bearing
