#pragma once

#include <string>
#include <string_view>

namespace bearing {

/// SHA-256 of the bytes, 64 lower-case hexadecimal digits.
std::string sha256_hex(std::string_view bytes);

}  // namespace bearing
