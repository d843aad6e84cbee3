#pragma once

#include <nlohmann/json.hpp>
#include <string_view>

namespace bearing {

/// The document of a text that others wrote; discarded (is_discarded()) where it is no JSON, holds a number
/// beyond a double, or is nested deeper than any document of use: whatever walks through such a document by
/// recursion, as dump() and copies do, would run out of stack.
nlohmann::ordered_json parse_json(std::string_view text);

}  // namespace bearing
