#pragma once

#include <optional>

#include "gazetteer/word_cursor.hpp"

namespace bearing {

/// A distance as written and how far it may be off: half the size of its last significant digit, or half the
/// range of "5-7 km", or as much as "a few" leaves open.
struct WrittenDistance {
    double metres = 0;
    double error_m = 0;
};

/// Takes a distance with its unit off the cursor: "about 7 km", "twenty-five miles", "7 000 m", "5-7 км",
/// "մոտ 7 կմ"; nothing, and the cursor where it was, if none comes next.
std::optional<WrittenDistance> take_distance(WordCursor& cursor);

}  // namespace bearing
