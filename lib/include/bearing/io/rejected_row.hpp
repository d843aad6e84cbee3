#pragma once

#include <string>
#include <vector>

#include "bearing/base/outcome.hpp"

namespace bearing {

/// A row or feature that could not be used, as it stood in the file.
struct RejectedRow {
    Issue issue;
    std::string raw;
};

/// The rejected rows as CSV: file, line, field, reason, and the row as it was.
std::string to_rejects_csv(const std::vector<RejectedRow>& rejected);

}  // namespace bearing
