#pragma once

#include <string>

namespace bearing {

/// PNG of RGBA pixels, rows from the top. Throws Error.
std::string encode_png(int width, int height, const std::string& rgba);

}  // namespace bearing
