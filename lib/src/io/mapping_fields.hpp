#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace bearing {

/// The fields that a mapping can fill: those of Bearing's CSV and, because tables of others have them,
/// "coordinates" (both in one cell), "wkt", "time", "first_participants" and "second_participants".
bool is_mapping_field(std::string_view field);

/// Names that tables in many languages give a field, as comparable_name() makes them; of
/// geodata/tables/column_names.csv.
struct FieldNames {
    std::string field;
    std::vector<std::string> names;
};
std::span<const FieldNames> field_names();

/// A column's name without case, punctuation and what stands in brackets: "Date_of-Event (UTC)" is "date of
/// event".
std::string comparable_name(std::string_view column);

}  // namespace bearing
