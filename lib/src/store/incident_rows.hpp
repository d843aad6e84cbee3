#pragma once

#include <string>
#include <vector>

#include "bearing/incident/incident.hpp"
#include "store/database.hpp"

namespace bearing {

/// Makes the tables "incidents", "footprints" and "claims" and registers them as layers.
void create_incident_tables(Database& database);

/// Writes one incident with its claims and footprint, replacing what stood under its id.
void write_incident(Database& database, const Incident& incident);

/// All incidents, ordered by id.
std::vector<Incident> read_all_incidents(const Database& database);

}  // namespace bearing
