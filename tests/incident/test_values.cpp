#include <catch2/catch.hpp>

#include "bearing/geo/geodesy.hpp"
#include "bearing/incident/footprint.hpp"
#include "bearing/incident/incident.hpp"
#include "bearing/incident/taxonomy.hpp"
#include "bearing/incident/weapon_table.hpp"

using namespace bearing;

TEST_CASE("Every code of the taxonomies reads back, also as ACLED and people write it") {
    for (const EventType type : all_event_types()) {
        CHECK(parse_event_type(code(type)) == type);
        CHECK(parse_event_type(label(type)) == type);
        if (!acled_name(type).empty()) CHECK(parse_event_type(acled_name(type)) == type);
    }
    for (const WeaponClass weapon : all_weapon_classes()) CHECK(parse_weapon_class(code(weapon)) == weapon);
    CHECK(parse_event_type("SHELLING/ARTILLERY/MISSILE ATTACK") == EventType::shelling_artillery_missile);
    CHECK(parse_event_type("Shelling") == EventType::shelling_artillery_missile);
    CHECK(parse_event_type("missile attack") == EventType::shelling_artillery_missile);
    CHECK(parse_event_type("airstrike") == EventType::air_drone_strike);
    CHECK(parse_event_type("Drone strike") == EventType::air_drone_strike);
    CHECK(parse_event_type("IED") == EventType::remote_explosive_landmine_ied);
    CHECK(parse_event_type("abduction") == EventType::abduction_forced_disappearance);
    CHECK_FALSE(parse_event_type("strike"));
    CHECK(parse_weapon_class("Cluster munitions") == WeaponClass::cluster_munition);
    CHECK_FALSE(parse_event_type(""));
    CHECK_FALSE(parse_weapon_class("laser"));
}

TEST_CASE("Precision codes of the field") {
    CHECK(precision_from_acled(1) == Precision::town);
    CHECK(precision_from_acled(3) == Precision::province);
    CHECK_FALSE(precision_from_acled(4));
    CHECK(precision_from_ucdp(5) == Precision::line);
    for (int ucdp = 1; ucdp <= 6; ++ucdp) CHECK(ucdp_precision(*precision_from_ucdp(ucdp)) == ucdp);
    CHECK(parse_precision("vicinity") == Precision::vicinity);
    CHECK(default_radius_m(Precision::exact) <= 100);
}

TEST_CASE("A footprint is inside, partly inside or outside a box and a circle") {
    const Footprint town{{46.75, 39.82}, 5000, Precision::town, {}};
    CHECK(containment(town, Extent{46, 39, 47.5, 40.5}) == Containment::inside);
    CHECK(containment(town, Extent{46.76, 39, 47.5, 40.5}) == Containment::partly);
    CHECK(containment(town, Extent{46.9, 39, 47.5, 40.5}) == Containment::outside);
    // Near the corner of its own bounding box a circle reaches less far than the box does.
    const LonLat corner = destination(town.point, 45, 6000);
    CHECK(containment(town, Extent{corner.lon, corner.lat, 48, 41}) == Containment::outside);
    CHECK(containment(town, town.point, 5000) == Containment::inside);
    CHECK(containment(town, town.point, 4000) == Containment::partly);
    CHECK(containment(town, destination(town.point, 90, 20000), 10000) == Containment::outside);
}

TEST_CASE("Time spans in ISO form read back") {
    for (const char* iso : {"2020-10-03", "2020-10", "2020", "2020-10-03/2020-10-04"})
        CHECK(to_iso(*parse_time_span(iso)) == iso);
    CHECK(parse_time_span("2020-02")->last == *parse_day("2020-02-29"));
    for (const char* bad : {"", "2020-13", "20", "2020-10-04/2020-10-03", "October"})
        CHECK_FALSE(parse_time_span(bad));
}

TEST_CASE("Casualties: least, most, and the figure most claimants state") {
    const auto claim = [](std::string who, int killed) {
        Claim c;
        c.claimant = std::move(who);
        c.killed.best = killed;
        return c;
    };
    CHECK(summarize_casualties({claim("A", 1), claim("B", 4), claim("C", 4)}, &Claim::killed) ==
          Count{1, 4, 4});
    CHECK(summarize_casualties({claim("A", 1), claim("B", 4)}, &Claim::killed) == Count{1, std::nullopt, 4});
    CHECK(summarize_casualties({claim("A", 1), claim("A", 1), claim("B", 4)}, &Claim::killed).best ==
          std::nullopt);
    auto later = claim("B", 4);
    later.date = parse_time_span("2020-10-05");
    CHECK(summarize_casualties({claim("A", 1), later}, &Claim::killed).best == 4);
    Claim at_least;
    at_least.killed.low = 21;
    CHECK(summarize_casualties({at_least}, &Claim::killed) == Count{21, std::nullopt, std::nullopt});
    CHECK_FALSE(summarize_casualties({}, &Claim::killed).known());
}

TEST_CASE("Contested: denied, or another party accused") {
    const auto claim = [](Stance stance, std::string actor) {
        Claim c;
        c.stance = stance;
        c.actor = std::move(actor);
        return c;
    };
    const ActorTable actors({{"x", "X", "state", "", "", {}},
                             {"xf", "X forces", "forces", "", "x", {}},
                             {"y", "Y", "state", "", "", {}}});
    Incident incident;
    incident.claims = {claim(Stance::alleges, "X forces"), claim(Stance::alleges, "X")};
    CHECK_FALSE(is_contested(incident, actors));
    CHECK(is_uncontested(incident, actors));
    incident.claims.push_back(claim(Stance::denies, "X"));
    CHECK(is_contested(incident, actors));
    incident.claims = {claim(Stance::alleges, "X"), claim(Stance::alleges, "Y")};
    CHECK(is_contested(incident, actors));
    incident.claims = {claim(Stance::reports, "")};
    CHECK_FALSE(is_contested(incident, actors));
    CHECK_FALSE(is_uncontested(incident, actors));
}

TEST_CASE("Weapons are met in free text by whole words") {
    const WeaponTable table({{"BM-30 Smerch", WeaponClass::rocket, {"Smerch"}, ""},
                             {"cluster munition", WeaponClass::cluster_munition, {"cluster warhead"}, ""}});
    CHECK(table.classes_in("Smerch with cluster warheads") ==
          std::vector{WeaponClass::rocket, WeaponClass::cluster_munition});
    CHECK(table.classes_in("smerchy").empty());
}
