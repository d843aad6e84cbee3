#pragma once

#include <string>

namespace bearing {

/// Version of ICU that names are compared with.
std::string icu_version();

}  // namespace bearing
