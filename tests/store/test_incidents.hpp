#pragma once

#include <memory>
#include <string>

#include "bearing/incident/incident.hpp"

namespace bearing::test {

inline Incident bare(std::string id) {
    Incident incident;
    incident.id = std::move(id);
    return incident;
}

/// An incident as a row of an imported file gives it, on a day of 2020.
inline Incident imported(std::string id, int day_of_year,
                         std::string summary = "Shells fell on the village") {
    static const auto columns = std::make_shared<const std::vector<std::string>>(
        std::vector<std::string>{"event_id", "notes", "source"});
    Incident incident = bare(id);
    incident.source_id = id;
    incident.summary = summary;
    const Day day = *make_day(2020, 1, 1) + std::chrono::days{day_of_year};
    incident.when = Occurrence{{day, day, TimePrecision::day, {}, {}, {}}, {}, {}};
    Location& where = incident.where.emplace();
    where.name = "Hadrut";
    where.footprint = {{47.03, 39.52}, 5000, Precision::town, {}};
    Claim claim;
    claim.claimant = "News agency";
    claim.participants = {{"First; party", Side::first}, {"Second party", Side::second}};
    incident.claims = {claim};
    incident.verbatim = Verbatim(columns, id + ",\"" + summary + "\",News agency");
    return incident;
}

}  // namespace bearing::test
