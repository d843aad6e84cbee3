#include "io/export_names.hpp"

#include <set>

#include "bearing/base/text.hpp"
#include "io/csv_columns.hpp"

namespace bearing {
namespace {

/// Names that a reader of Bearing's columns takes for its own, other spellings included.
const std::set<std::string, std::less<>>& taken_names() {
    static const auto names = [] {
        std::set<std::string, std::less<>> set{
            "date", "latitude", "longitude", "lng", std::string(kMatchColumn), std::string(kIncidentField)};
        for (const auto& column : incident_columns()) set.emplace(column.name);
        for (const auto& column : claim_columns()) set.emplace(column.name);
        return set;
    }();
    return names;
}

}  // namespace

std::string exported_column_name(std::string_view verbatim_column) {
    const std::string name = ascii_lower(trim(verbatim_column));
    const bool needs_prefix = name.empty() || name.size() != verbatim_column.size() ||
                              taken_names().contains(name) || verbatim_column.starts_with(kVerbatimPrefix);
    return (needs_prefix ? std::string(kVerbatimPrefix) : std::string()) + std::string(verbatim_column);
}

std::string verbatim_column_name(std::string_view exported_name) {
    return std::string(exported_name.starts_with(kVerbatimPrefix)
                           ? exported_name.substr(kVerbatimPrefix.size())
                           : exported_name);
}

}  // namespace bearing
