#pragma once

#include <string>
#include <vector>

#include "bearing/incident/incident.hpp"
#include "report/drafts.hpp"
#include "report/metadata.hpp"
#include "report/resolve.hpp"

namespace bearing::report {

/// What a document tells, in the order in which it tells it.
struct Linked {
    std::vector<Draft> drafts;
    std::vector<Issue> issues;
};

/// Joins what sentences tell into incidents: the same place and time, "the attack", "that day", pronouns and
/// both sides of a mutual accusation.
Linked link_frames(const Document& document, const Metadata& metadata, const std::vector<Reading>& readings,
                   PlaceResolver& places, const std::string& file);

}  // namespace bearing::report
