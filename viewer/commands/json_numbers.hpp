#pragma once

#include <cmath>

namespace bearing {

/// The value to the nearest 1/steps, as it is printed: 1e6 for degrees, 1e4 for scores.
inline double rounded(double value, double steps) {
    return std::round(value * steps) / steps;
}

}  // namespace bearing
