#pragma once

#include <fmt/format.h>

#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "bearing/base/error.hpp"

namespace bearing::fuzz {

/// Stops the run as a crash does, so that the input is kept.
inline void expect(bool holds, std::string_view what) {
    if (holds) return;
    fmt::print(stderr, "expected: {}\n", what);
    std::abort();
}

inline std::string_view text_of(const std::uint8_t* data, std::size_t size) {
    return {reinterpret_cast<const char*>(data), size};
}

/// True if the reader takes the input, false if it refuses it by FormatError. Any other exception ends the
/// run.
template <class Read>
bool accepts(Read&& read) {
    try {
        read();
        return true;
    } catch (const FormatError&) {
        return false;
    }
}

}  // namespace bearing::fuzz
