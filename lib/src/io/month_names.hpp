#pragma once

#include <optional>
#include <string_view>

namespace bearing {

/// 1..12 from a month's name or its first letters ("Oct", "октября", "Mrz"), in any case; nothing if it is no
/// month or could be several.
std::optional<int> month_of(std::string_view word);

}  // namespace bearing
