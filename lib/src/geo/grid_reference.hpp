#pragma once

#include <optional>
#include <string_view>

#include "bearing/geo/coordinates.hpp"

namespace bearing {

using PositionOutcome = Outcome<std::optional<WrittenPosition>>;

/// UTM with zone and band or hemisphere ("38S 652000 4409000", "38 N 652000mE 4409000mN").
PositionOutcome parse_utm(std::string_view text);

/// MGRS ("38S NJ 50000 08000", "38SNJ5000008000"), 0 to 5 digits a side; the middle of the square.
PositionOutcome parse_mgrs(std::string_view text);

/// A full plus code ("8HF8RQ87+R2"), Open Location Code 1.0; the middle of its cell.
PositionOutcome parse_plus_code(std::string_view text);

/// An outcome that says why a position was not read.
PositionOutcome refused(std::string_view text, std::string_view why);

}  // namespace bearing
