#pragma once

#include <string_view>

namespace bearing {

/// "X.Y.Z" of this library.
std::string_view version();

}  // namespace bearing
