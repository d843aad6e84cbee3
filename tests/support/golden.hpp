#pragma once

#include <string>

namespace bearing::test {

/// Compares a PNG with tests/golden/<name>.png: pixels may differ by at most `tolerance` (0..255 in any
/// channel) except for a share `allowed_share` of them. On failure (or if the golden image is missing) the
/// actual image and a difference picture are left in the test output folder and the message names them. Set
/// BEARING_UPDATE_GOLDEN=1 to write the golden image instead, then look at it before committing it.
/// Returns an empty string if they agree, else what is wrong.
std::string compare_with_golden(const std::string& name, const std::string& png, int tolerance = 24,
                                double allowed_share = 0.005);

/// Pixels of a PNG, 4 bytes each (RGBA); throws if it is not one.
struct Pixels {
    int width = 0;
    int height = 0;
    std::string rgba;
};
Pixels decode_png(const std::string& png);

}  // namespace bearing::test
