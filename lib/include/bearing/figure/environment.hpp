#pragma once

#include <string>

namespace bearing {

/// Version of Cairo that figures are drawn with.
std::string cairo_version_text();

}  // namespace bearing
