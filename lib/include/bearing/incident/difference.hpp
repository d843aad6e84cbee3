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

/// What changed, field by field, in a fixed order; a claim is the same claim while claimant, stance and actor
/// are (several alike: by their order). Empty if and only if the incidents are equal.
std::vector<FieldChange> differences(const Incident& before, const Incident& after);

/// A new release of an incident that people have worked on meanwhile.
struct MergedIncident {
    Incident incident;
    std::vector<FieldChange> kept_edits;  ///< fields that people changed and that stay as they left them
    std::vector<FieldChange>
        conflicts;  ///< of these, the ones that the new release changed as well, to
                    ///< something else: before = what stays, after = what the release says
};

/// Brings a new release together with people's edits: a field that people changed since `base` (the release
/// they worked on) stays theirs, all others are the new release's; claims that people added stay, claims that
/// they took out stay out. The footprint and the time are one field each; casualties that follow from the
/// claims follow from the merged ones. merge_edits(b, b, r) is r and merge_edits(b, e, b) is e.
MergedIncident merge_edits(const Incident& base, const Incident& edited, const Incident& release);

}  // namespace bearing
