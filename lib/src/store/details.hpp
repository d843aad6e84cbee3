#pragma once

#include <string>

#include "bearing/incident/incident.hpp"

namespace bearing {

/// What the columns of a project cannot hold plainly (text spans, weapons with their names, rejected places,
/// times of day, areas, verbatim columns), as a JSON object in one text column.
std::string incident_details(const Incident& incident);
void read_incident_details(const std::string& json, Incident& incident);

std::string claim_details(const Claim& claim);
void read_claim_details(const std::string& json, Claim& claim);

}  // namespace bearing
