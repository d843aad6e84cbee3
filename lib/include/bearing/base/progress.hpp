#pragma once

#include <functional>
#include <string_view>

namespace bearing {

/// Told how far a long operation is: fraction 0..1 and what it is doing. May be empty. Called from the
/// thread that works.
using Progress = std::function<void(double fraction, std::string_view doing)>;

}  // namespace bearing
