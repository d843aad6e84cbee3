#pragma once

#include <string>

#include "bearing/incident/incident.hpp"

namespace bearing {

/// Appends every field of an incident in a fixed order and an unambiguous form, for hashing.
void append_canonical(std::string& out, const Incident& incident);

}  // namespace bearing
