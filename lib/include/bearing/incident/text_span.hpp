#pragma once

#include <cstddef>

namespace bearing {

/// Half-open range of Unicode code points in a report as read.
struct TextSpan {
    std::size_t begin = 0;
    std::size_t end = 0;

    bool operator==(const TextSpan&) const = default;
};

}  // namespace bearing
