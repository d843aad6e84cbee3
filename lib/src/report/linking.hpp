#pragma once

#include <string>
#include <vector>

#include "bearing/incident/incident.hpp"
#include "report/frames.hpp"
#include "report/metadata.hpp"
#include "report/resolve.hpp"

namespace bearing::report {

/// An incident while the document is being read: frames of several sentences may tell of it.
struct Draft {
    Incident incident;
    std::string place_id;
    bool area = false;         ///< its place is a district, a region or a country
    bool time_stated = false;  ///< the text gives its time; else it was taken over or supplied
    bool weak = false;         ///< only general talk ("use of cluster munitions")
    bool background_word = false;
    std::size_t block = 0;
    std::size_t section = 0;
    bool in_list = false;
};

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
