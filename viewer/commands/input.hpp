#pragma once

#include <memory>
#include <string>

#include "bearing/incident/dataset.hpp"
#include "bearing/io/read_incidents.hpp"

namespace bearing {

/// Incidents of a project or of a file that import understands.
IncidentFile read_input(const std::string& path);

/// Incidents to read: a project, a file that import understands, or (empty path) the bundled sample. Rejected
/// rows are told on standard error.
std::shared_ptr<const Dataset> open_dataset(const std::string& path);

/// What to say of the bundled sample wherever it is shown; empty for other data.
std::string sample_warning(const std::string& path);

/// The first few rejected rows on standard error, and how many more there are.
void report_rejected(const IncidentFile& file);

}  // namespace bearing
