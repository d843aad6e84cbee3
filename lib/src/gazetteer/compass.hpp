#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace bearing {

/// A point of the compass as written.
struct CompassPoint {
    double bearing_deg = 0;
    double tolerance_deg = 22.5;  ///< 22.5 for the eight points, 11.25 for the sixteen
};

/// "north", "NE", "northeast", "south-south-west", "северо-востоку", "южнее", "şimal-şərqdə",
/// "kuzeydoğusunda", "հյուսիս-արևելք": a folded word or words without the spaces between them.
std::optional<CompassPoint> compass_point(std::string_view joined);

/// "northern", "southeastern", "северный", "северной": adjectives, which say the part of a place.
std::optional<CompassPoint> compass_adjective(std::string_view joined);

}  // namespace bearing
