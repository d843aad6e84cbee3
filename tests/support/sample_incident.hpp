#pragma once

#include "bearing/incident/incident.hpp"

namespace bearing::test {

/// An incident in which every field holds something, with characters that formats like to break.
inline Incident full_incident() {
    Incident incident;
    incident.id = "NK-1";
    incident.source_id = "r1";
    incident.background = true;
    incident.summary = "\"Quoted\", with; commas\nand a line break";
    incident.when = Occurrence{*parse_time_span("2020-10-03/2020-10-04"), "3-4 October", TextSpan{10, 21}};
    incident.when->span.first_minute = 18 * 60;
    incident.when->span.last_minute = 7 * 60 + 10;
    incident.when->span.utc_offset_minutes = 240;
    Location where;
    where.name = "Stepanakert / Xankəndi";
    where.footprint = {{46.75, 39.82},
                       5000,
                       Precision::town,
                       {{{{46, 39}, {47, 39}, {47, 40}, {46, 39}},
                         {{{46.5, 39.2}, {46.6, 39.2}, {46.6, 39.3}, {46.5, 39.2}}}}}};
    where.place_id = "bearing:stepanakert";
    where.country = "AZ";
    where.admin = "Khankendi";
    where.text = "Ստեփանակերտը";
    where.span = TextSpan{30, 42};
    where.candidates = {{"Elsewhere", {44.5, 40.18}, 0.25, "same name; \"farther\""}};
    incident.where = where;
    incident.type = EventType::shelling_artillery_missile;
    incident.weapons = {{WeaponClass::cluster_munition, "M095 DPICM; a\\b @ c", TextSpan{50, 60}},
                        {WeaponClass::rocket, "", {}}};
    incident.killed = {1, 2, 3};
    incident.injured = {std::nullopt, 30, std::nullopt};
    incident.span = TextSpan{0, 120};
    Claim alleges;
    alleges.claimant = "Amnesty International";
    alleges.stance = Stance::alleges;
    alleges.actor = "Azerbaijani forces";
    alleges.actor_country = "AZ";
    alleges.participants = {{"Azerbaijani forces; x", Side::first}, {"Civilians: \\b", Side::second}};
    alleges.basis = "investigated";
    alleges.hedge = "appear to have";
    alleges.date = *parse_time_span("2020-10-05");
    alleges.weapons = incident.weapons;
    alleges.killed = {1, std::nullopt, 3};
    alleges.injured.best = 30;
    alleges.source = {"Publisher", "Title, with comma", "https://example.org/?a=1;b", parse_day("2020-10-06"),
                      "ab12"};
    alleges.span = TextSpan{5, 90};
    alleges.note = "=note";
    Claim denies;
    denies.claimant = "Officials from Azerbaijan";
    denies.stance = Stance::denies;
    denies.actor = "Azerbaijani forces";
    denies.date = *parse_time_span("2020-10");
    incident.claims = {alleges, denies};
    incident.verification = Verification::unverified;
    incident.verbatim = {{"region code", "R-7"}, {"note 2", "x,\"y\""}};
    return incident;
}

}  // namespace bearing::test
