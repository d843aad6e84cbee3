#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace bearing::publish {

/// Reads up to `size` bytes at `offset` of a file; fewer at its end.
using ReadAt = std::function<std::string(std::uint64_t offset, std::size_t size)>;

/// Rows of an SQLite database that do not fit their page, on free pages too: `take` gets the parts of each
/// one after the other, and whether it was the last. What fits a page stands
/// there in one piece; `take_leaf` gets the pages that hold rows.
void each_spread_row(
    std::uint64_t file_size, const ReadAt& read_at,
    const std::function<void(const std::string& name, std::string_view part, bool is_last)>& take,
    const std::function<void(std::string_view page)>& take_leaf);

}  // namespace bearing::publish
