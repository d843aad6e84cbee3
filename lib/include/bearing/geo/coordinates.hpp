#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "bearing/base/outcome.hpp"
#include "bearing/geo/lonlat.hpp"

namespace bearing {

/// A position read from text.
struct WrittenPosition {
    LonLat point;
    double radius_m = 0;   ///< how far off its last written digit leaves it: half the diagonal of the cell
    std::string notation;  ///< "decimal degrees", "degrees and minutes", "UTM", "MGRS", "plus code", …
};

/// Reads one position in any of the notations found in reports: decimal degrees (point or comma), degrees,
/// minutes and seconds with any degree sign, letters before or after (N39 49 05, 39.82N, с. ш.), compact
/// (394905N 0464506E), ISO 6709, geo: URIs, addresses of web maps, UTM with its zone, MGRS with or without
/// spaces, full plus codes, WKT points; with or without a label before it ("Coordinates:", "MGRS").
///
/// No value and no issue: the text is no position. No value and an issue: it is one, but out of range,
/// incomplete, or a bare pair of numbers that could be read in either order; a pair of which one order is
/// impossible is read in the other.
Outcome<std::optional<WrittenPosition>> parse_position(std::string_view text);

/// The two readings of a bare pair of numbers such as "39.82, 46.75": latitude first, longitude first.
/// Nothing if the text is not such a pair or if only one order is possible.
struct PositionReadings {
    WrittenPosition latitude_first;
    WrittenPosition longitude_first;
};
std::optional<PositionReadings> ambiguous_position(std::string_view text);

/// One angle by itself, in any of these notations: "39.8265", "39,8265 N", "N39 49 35", "39°49′35″". Degrees, south
/// and west negative. Nothing if it is no angle, is marked for the other axis or out of range.
std::optional<double> parse_latitude(std::string_view text);
std::optional<double> parse_longitude(std::string_view text);

/// A short plus code ("RQ87+R2") completed by a point near it (Open Location Code 1.0); nothing if the text
/// is no short code.
std::optional<WrittenPosition> parse_short_plus_code(std::string_view code, LonLat near);

}  // namespace bearing
