#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "bearing/incident/incident.hpp"

namespace bearing {

/// What a person makes of a draft. corrected: accepted, but not as it was read.
enum class Decision { pending, accepted, corrected, refused };

std::string_view to_string(Decision decision);
std::optional<Decision> parse_decision(std::string_view code);

/// A draft incident that was read in a document, and what a person decided about it.
struct DecidedDraft {
    Incident read;     ///< as it was read; its id is the one that it has in the project
    Incident decided;  ///< as the person leaves it; the same as `read` unless corrected
    Decision decision = Decision::pending;
    std::string reason;  ///< the person's own words about this draft; may be empty
    std::string author;  ///< who decided, where a project has kept it
    std::string time;    ///< when it was kept, UTC, ISO 8601

    bool operator==(const DecidedDraft&) const = default;
};

}  // namespace bearing
