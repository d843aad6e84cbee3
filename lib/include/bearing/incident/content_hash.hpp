#pragma once

#include <string>
#include <utility>
#include <vector>

#include "bearing/base/sha256.hpp"
#include "bearing/incident/incident.hpp"

namespace bearing {

/// SHA-256 over every field of the incident in a fixed order: equal incidents have equal hashes, wherever they are
/// kept.
Sha256Digest content_hash(const Incident& incident);

/// One hash for many incidents, from their ids and hashes in any order; hexadecimal.
std::string combined_hash(std::vector<std::pair<std::string, Sha256Digest>> hashes);

}  // namespace bearing
