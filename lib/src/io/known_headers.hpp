#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "io/row_mapper.hpp"

namespace bearing {

/// The schema that a table's columns belong to: "acled", "ucdp-ged", "hxl", "atlos", "timemap", "bearing",
/// else "table".
std::string schema_of(const TableHeader& header);

/// The only column of ACLED's or UCDP's that begins so; "" if there is none or several. Shapefiles cut names.
std::string known_column(std::string_view start);

/// The columns of a table that has no header, told by the number and the kinds of the values in most of its
/// first rows; nothing if it is none that is known (UCDP GED has been published so).
std::optional<std::vector<std::string>> columns_of_headerless(std::span<const std::vector<std::string>> rows);

}  // namespace bearing
