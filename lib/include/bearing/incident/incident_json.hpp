#pragma once

#include <nlohmann/json.hpp>

#include "bearing/base/outcome.hpp"
#include "bearing/incident/incident.hpp"

namespace bearing {

/// An incident as the program's JSON has it (docs/formats.md). Keys keep their order.
nlohmann::ordered_json to_json(const Incident& incident);
nlohmann::ordered_json to_json(const Issue& issue);

/// The incident back. Throws FormatError naming the key that is missing or impossible; unknown keys are
/// ignored.
Incident incident_from_json(const nlohmann::ordered_json& json);

}  // namespace bearing
