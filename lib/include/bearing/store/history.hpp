#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "bearing/incident/difference.hpp"

namespace bearing {

/// One change of a project: who, when, why, and how much. Revisions form a chain: each one's hash covers the
/// one before it and what it changed.
struct Revision {
    long long number = 0;  ///< 1 for the first
    std::string time;      ///< UTC, ISO 8601
    std::string author;
    std::string reason;
    std::size_t added = 0;
    std::size_t changed = 0;
    std::size_t withdrawn = 0;
    std::string hash;  ///< SHA-256, hexadecimal
};

enum class ChangeKind { added, changed, withdrawn, restored, joined, split };

std::string_view to_string(ChangeKind kind);

/// What one revision did to one incident.
struct IncidentChange {
    Revision revision;
    std::string incident_id;
    ChangeKind kind = ChangeKind::added;
    std::string other_id;             ///< joined into, or split from
    std::vector<FieldChange> fields;  ///< for changed
};

/// Whether a project still is what its revisions say.
struct Integrity {
    bool intact = true;
    std::size_t revisions = 0;
    std::size_t incidents = 0;          ///< versions of incidents that were checked, former ones included
    std::string head;                   ///< hash of the latest revision
    std::vector<std::string> problems;  ///< in words, with revision and incident
};

}  // namespace bearing
