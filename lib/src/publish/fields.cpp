#include "publish/fields.hpp"

#include <algorithm>

namespace bearing::publish {
namespace {

template <std::string Claim::*member>
void claim_texts(Incident& incident, const TextEdit& edit) {
    for (Claim& claim : incident.claims) edit(claim.*member);
}

template <std::string Source::*member>
void source_texts(Incident& incident, const TextEdit& edit) {
    for (Claim& claim : incident.claims) edit(claim.source.*member);
}

template <std::string Location::*member>
void place_texts(Incident& incident, const TextEdit& edit) {
    if (incident.where) edit((*incident.where).*member);
}

void weapon_texts(Incident& incident, const TextEdit& edit) {
    for (Weapon& weapon : incident.weapons) edit(weapon.name);
    for (Claim& claim : incident.claims)
        for (Weapon& weapon : claim.weapons) edit(weapon.name);
}

void participant_texts(Incident& incident, const TextEdit& edit) {
    for (Claim& claim : incident.claims)
        for (Participant& participant : claim.participants) edit(participant.name);
}

void verbatim_texts(Incident& incident, const TextEdit& edit) {
    for (auto& [column, value] : incident.verbatim.cells()) edit(value);
}

void candidate_texts(Incident& incident, const TextEdit& edit) {
    if (!incident.where) return;
    for (RejectedPlace& place : incident.where->candidates) {
        edit(place.name);
        edit(place.reason);
    }
}

void clear_spans(Incident& incident) {
    incident.span.reset();
    if (incident.when) incident.when->text_span.reset();
    if (incident.where) incident.where->span.reset();
    for (Weapon& weapon : incident.weapons) weapon.span.reset();
    for (Claim& claim : incident.claims) {
        claim.span.reset();
        for (Weapon& weapon : claim.weapons) weapon.span.reset();
    }
}

void clear_actors(Incident& incident) {
    // An accusation that names nobody is a report.
    for (Claim& claim : incident.claims) {
        if (claim.stance == Stance::alleges) claim.stance = Stance::reports;
        claim.actor_country.clear();
    }
}

std::vector<Field> make_fields() {
    return {
        {"summary", [](Incident& i, const TextEdit& edit) { edit(i.summary); }, nullptr, true},
        {"notes", claim_texts<&Claim::note>, nullptr, true},
        {"hedges", claim_texts<&Claim::hedge>, nullptr, true},
        {"date_text",
         [](Incident& i, const TextEdit& edit) {
             if (i.when) edit(i.when->text);
         },
         nullptr, true},
        {"place_text", place_texts<&Location::text>, nullptr, true},
        {"place_id", place_texts<&Location::place_id>, nullptr, false},
        {"admin", place_texts<&Location::admin>, nullptr, false},
        {"candidates", candidate_texts,
         [](Incident& i) {
             if (i.where) i.where->candidates.clear();
         },
         false},
        {"claimants", claim_texts<&Claim::claimant>, nullptr, false},
        {"actors", claim_texts<&Claim::actor>, clear_actors, false},
        {"participants", participant_texts,
         [](Incident& i) {
             for (Claim& c : i.claims) c.participants.clear();
         },
         false},
        {"weapon_names", weapon_texts, nullptr, false},
        {"casualties", nullptr,
         [](Incident& i) {
             i.killed = i.injured = {};
             for (Claim& claim : i.claims) claim.killed = claim.injured = {};
         },
         false},
        {"claim_dates", nullptr,
         [](Incident& i) {
             for (Claim& c : i.claims) c.date.reset();
         },
         false},
        {"source_publishers", source_texts<&Source::publisher>, nullptr, false},
        {"source_titles", source_texts<&Source::title>, nullptr, true},
        {"source_urls", source_texts<&Source::url>, nullptr, false},
        {"source_dates", nullptr,
         [](Incident& i) {
             for (Claim& c : i.claims) c.source.date.reset();
         },
         false},
        {"hashes", source_texts<&Source::sha256>, nullptr, false},
        {"source_id", [](Incident& i, const TextEdit& edit) { edit(i.source_id); }, nullptr, false},
        {"spans", nullptr, clear_spans, false},
        {"verbatim", verbatim_texts, [](Incident& i) { i.verbatim = {}; }, false},
    };
}

}  // namespace

const std::vector<Field>& fields() {
    static const auto all = make_fields();
    return all;
}

const Field& field(std::string_view name) {
    return *std::find_if(fields().begin(), fields().end(), [&](const Field& f) { return f.name == name; });
}

}  // namespace bearing::publish
