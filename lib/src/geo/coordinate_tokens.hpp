#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace bearing {

/// A piece of a written position.
struct CoordinateToken {
    enum class Kind {
        number,
        degree,
        minute,
        second,
        hemisphere,
        latitude_label,
        longitude_label,
        separator
    };
    Kind kind = Kind::separator;
    double value = 0;  ///< of a number, without its sign
    bool negative = false;
    bool signed_ = false;  ///< a sign was written
    int whole_digits = 0;  ///< before the point, leading zeros included
    int decimals = 0;
    char letter = 0;  ///< N, S, E or W of a hemisphere; m of minutes written 49m
};

/// Splits text into such pieces; nothing if it holds anything else, so that prose is no position.
/// `decimal_comma`: a comma between digits belongs to the number.
std::optional<std::vector<CoordinateToken>> coordinate_tokens(std::string_view text, bool decimal_comma);

}  // namespace bearing
