#pragma once

#include <string>
#include <vector>

#include "bearing/incident/incident.hpp"

namespace bearing {

/// One field that differs between two versions of an incident, in words for people.
struct FieldChange {
    std::string field;   ///< "summary", "when", "where.radius_m", "claims[Amnesty International].hedge"
    std::string before;  ///< "" where there was none
    std::string after;

    bool operator==(const FieldChange&) const = default;
};

/// What changed, field by field; a claim is the same claim while claimant, stance and actor are. Empty if the
/// incidents are equal.
std::vector<FieldChange> differences(const Incident& before, const Incident& after);

/// A new release of an incident that people have worked on meanwhile.
struct MergedIncident {
    Incident incident;
    std::vector<FieldChange> kept_edits;  ///< fields that people changed and that stay as they left them
    std::vector<FieldChange> conflicts;  ///< of these, the ones that the new release changed as well (after =
                                         ///< what the release says)
};

/// Brings a new release together with people's edits: a field that people changed since `base` (the release
/// they worked on) stays theirs, all others are the new release's; claims that people added stay.
MergedIncident merge_edits(const Incident& base, const Incident& edited, const Incident& release);

}  // namespace bearing
