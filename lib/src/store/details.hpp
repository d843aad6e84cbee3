#pragma once

#include <string>
#include <string_view>

#include "bearing/incident/incident.hpp"

namespace bearing {

/// What the columns of a project cannot hold plainly (text spans, rejected places, times of day), as a JSON
/// object in one text column; "" where there is nothing of the kind, as in most imported rows.
std::string incident_details(const Incident& incident);
void read_incident_details(std::string_view json, Incident& incident);

std::string claim_details(const Claim& claim);
void read_claim_details(std::string_view json, Claim& claim);

}  // namespace bearing
