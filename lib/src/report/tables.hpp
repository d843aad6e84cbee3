#pragma once

#include <optional>
#include <string>
#include <vector>

#include "report/frames.hpp"

namespace bearing::report {

/// What each column of a table holds, by its head: "place", "time", "event", "killed", "injured", "actor",
/// "claimant", "denied_by", "weapon", or "" if that is not known.
std::vector<std::string> read_columns(const Document& document, const Block& head);

/// A row of a table of incidents as one frame; nothing if the columns are not those of such a table.
std::optional<Frame> build_row_frame(const Document& document, const Reading& reading, const Block& row,
                                     const std::vector<std::string>& columns);

}  // namespace bearing::report
