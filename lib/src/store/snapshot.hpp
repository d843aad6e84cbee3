#pragma once

#include <filesystem>
#include <memory>

#include "bearing/incident/columns.hpp"

namespace bearing {

/// The incidents of a project as a revision left them, read when asked for over a connection of its own, so
/// that it may be used from any thread while the project is written. Keys are fids.
std::shared_ptr<const IncidentStorage> open_snapshot(const std::filesystem::path& path, long long revision);

}  // namespace bearing
