#pragma once

#include <cmath>
#include <cstdint>

#include "bearing/incident/columns.hpp"

namespace bearing {

/// Division of two exact numbers rounds to the nearest double, which is what reading the decimal gives: up to
/// seven decimals come back bit for bit.
inline double degrees_from_fixed(std::int32_t fixed) {
    return fixed / 1e7;
}
inline double metres_from_cm(std::uint32_t cm) {
    return cm / 100.0;
}

/// The nearest fixed-point value; 0 for what lies outside +-limit degrees or is no number.
inline std::int32_t fixed_from_degrees(double degrees, double limit) {
    return std::abs(degrees) <= limit ? static_cast<std::int32_t>(std::llround(degrees * 1e7)) : 0;
}
/// kNoRadius for what is negative, larger than the earth or no number.
inline std::uint32_t cm_from_metres(double metres) {
    constexpr double kMost = 4.2e7;
    return metres >= 0 && metres < kMost ? static_cast<std::uint32_t>(std::llround(metres * 100))
                                         : IncidentRows::kNoRadius;
}

}  // namespace bearing
