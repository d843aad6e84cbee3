#pragma once

#include <string>

namespace bearing {

/// Version of SQLite that projects are kept with.
std::string sqlite_version();

}  // namespace bearing
