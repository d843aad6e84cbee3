#pragma once

#include <map>
#include <string>
#include <string_view>

namespace bearing {

/// Which column of a table means what. As a file it is JSON that a person can edit; docs/formats.md describes
/// it.
struct Mapping {
    /// From a field of Bearing's CSV ("date_first", "lat", "actor", …) to the name of a column in the table.
    std::map<std::string, std::string> columns;
    /// Fields that are the same in every row: {"claimant": "Ministry of Defence"}.
    std::map<std::string, std::string> constants;
    /// Words of the table for codes of Bearing's, by field: {"type": {"Beschuss":
    /// "shelling_artillery_missile"}}.
    std::map<std::string, std::map<std::string, std::string>> values;
    std::string date_order;  ///< "ymd", "dmy", "mdy"; "" if every date is unambiguous
    std::string decimal;     ///< "." or ","; "" is "."
    std::string crs;         ///< of coordinate columns, "EPSG:…"; "" is WGS 84

    bool operator==(const Mapping&) const = default;
};

/// From a mapping by itself, or within what a dry run printed. Throws FormatError naming the key that is
/// wrong.
Mapping mapping_from_json(std::string_view json);
std::string to_json_text(const Mapping& mapping);

}  // namespace bearing
