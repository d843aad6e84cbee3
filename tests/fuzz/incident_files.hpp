#pragma once

#include <string>
#include <vector>

#include "bearing/incident/incident.hpp"
#include "bearing/io/read_incidents.hpp"
#include "fuzz/fuzz.hpp"

namespace bearing::fuzz {

inline std::vector<const Incident*> pointers(const std::vector<Incident>& incidents) {
    std::vector<const Incident*> all;
    for (const auto& incident : incidents) all.push_back(&incident);
    return all;
}

inline void check(const TimeSpan& span) {
    expect(span.first <= span.last, "a time does not end before it begins");
}

/// What holds for every incident, from whichever file.
inline void check(const Incident& incident) {
    expect(!incident.id.empty(), "an incident has an id");
    if (incident.when) check(incident.when->span);
    if (incident.where) {
        const Footprint& footprint = incident.where->footprint;
        expect(is_valid(footprint.point), "a place is on the globe");
        expect(footprint.radius_m >= 0 && footprint.radius_m < 1e9, "a radius is a length on the globe");
    }
    for (const auto& claim : incident.claims)
        if (claim.date) check(*claim.date);
}

}  // namespace bearing::fuzz
