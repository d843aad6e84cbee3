#pragma once

#include <span>
#include <string>
#include <string_view>

namespace bearing {

/// Appends the values as one RFC 4180 record with commas, without a line end.
void append_record(std::span<const std::string_view> values, std::string& out);

}  // namespace bearing
