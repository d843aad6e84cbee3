#pragma once

#include <string>
#include <vector>

#include "geo/coordinate_tokens.hpp"

namespace bearing {

/// Which of the two angles of a position.
enum class Axis { unknown, latitude, longitude };

/// One of the two angles as written.
struct Angle {
    double degrees = 0;
    double half_digit = 0;  ///< degrees: half the size of the last digit
    Axis axis = Axis::unknown;
    bool marked_parts = false;  ///< minutes or seconds were written
};

/// The numbers of one angle with what marks its axis.
struct AngleTokens {
    std::vector<CoordinateToken> numbers;
    char letter = 0;
    Axis label = Axis::unknown;
    bool complete = false;  ///< a hemisphere letter stood after it, or seconds were read
};

/// Groups tokens into angles. Hemisphere letters stand before their numbers throughout if one comes first.
std::vector<AngleTokens> group_angles(const std::vector<CoordinateToken>& tokens);

/// Reads one angle; gives why it is none, or an empty text and the angle.
std::string read_angle(AngleTokens parts, Angle& out);

}  // namespace bearing
