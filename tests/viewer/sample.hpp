#pragma once

#include <memory>
#include <string>
#include <vector>

#include "app/view_request.hpp"

namespace bearing::test {

inline ActorTable sample_actors() {
    return ActorTable({{"az", "Azerbaijan", "state", "AZ", "", {}},
                       {"az-forces", "Azerbaijani forces", "forces", "AZ", "az", {}},
                       {"am", "Armenia", "state", "AM", "", {}},
                       {"am-forces", "Armenian forces", "forces", "AM", "am", {}},
                       {"ai", "Amnesty International", "organisation", "", "", {}}});
}

inline Claim claim(const std::string& claimant, Stance stance, const std::string& actor) {
    Claim made;
    made.claimant = claimant;
    made.stance = stance;
    made.actor = actor;
    made.source.publisher = claimant;
    return made;
}

inline Incident incident(const std::string& id, const std::string& place, LonLat point, Day first, Day last,
                         std::vector<Claim> claims) {
    Incident made;
    made.id = id;
    made.summary = "Reported shelling of " + place;
    Occurrence when;
    when.span = {first, last, first == last ? TimePrecision::day : TimePrecision::days, {}, {}, {}};
    made.when = when;
    Location where;
    where.name = place;
    where.footprint = {point, 5000, Precision::town, {}};
    made.where = where;
    made.type = EventType::shelling_artillery_missile;
    made.claims = std::move(claims);
    return made;
}

/// Four incidents: one contested, one on two days, one by each side.
inline std::vector<Incident> sample_incidents() {
    const auto day = [](int month, int number) { return *make_day(2020, month, number); };
    return {incident("s1", "Stepanakert", {46.75, 39.82}, day(10, 3), day(10, 4),
                     {claim("Amnesty International", Stance::alleges, "Azerbaijani forces"),
                      claim("Azerbaijan", Stance::denies, "Azerbaijani forces"),
                      claim("Azerbaijan", Stance::alleges, "Armenian forces")}),
            incident("s2", "Ganja", {46.36, 40.68}, day(10, 11), day(10, 11),
                     {claim("Azerbaijan", Stance::alleges, "Armenian forces")}),
            incident("s3", "Barda", {47.13, 40.37}, day(10, 28), day(10, 28),
                     {claim("Amnesty International", Stance::alleges, "Armenian forces")}),
            incident("s4", "Martuni", {47.11, 39.80}, day(9, 27), day(9, 27),
                     {claim("Armenia", Stance::alleges, "Azerbaijani forces")})};
}

inline ViewRequest sample_request() {
    ViewRequest request;
    request.dataset = std::make_shared<const Dataset>(sample_incidents(), sample_actors());
    return request;
}

}  // namespace bearing::test
