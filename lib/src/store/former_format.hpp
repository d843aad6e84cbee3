#pragma once

#include <vector>

#include "bearing/incident/incident.hpp"
#include "store/database.hpp"

namespace bearing {

/// All incidents of a project of format 1, whose tables have been renamed to former_incidents and
/// former_claims; ordered by id. Throws FormatError for what cannot be an incident.
std::vector<Incident> read_former_incidents(const Database& database);

}  // namespace bearing
