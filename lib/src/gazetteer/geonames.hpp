#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "bearing/gazetteer/build.hpp"
#include "bearing/gazetteer/place.hpp"

namespace bearing {

/// One row of a dump (https://download.geonames.org/export/dump/readme.txt).
struct GeonamesRow {
    std::uint32_t id = 0;
    std::string_view name, ascii_name, alternates;
    LonLat point;
    std::string_view feature_class, feature, country;
    std::string_view admin1, admin2;  ///< codes
    std::int64_t population = 0;
    std::string_view modified;  ///< YYYY-MM-DD
};

/// One row of alternateNamesV2.
struct AlternateNameRow {
    std::uint32_t place = 0;
    PlaceName name;
    bool usable = true;  ///< false: a link, a post code or an airport code
};

/// Both throw nothing: a bad row gives the reason instead.
struct RowProblem {
    std::string_view field;
    std::string_view reason;
};
std::optional<RowProblem> read_geonames_row(std::string_view line, GeonamesRow& row);
std::optional<RowProblem> read_alternate_name(std::string_view line, AlternateNameRow& row);

/// Longest name taken, in bytes; the longest in GeoNames has about 200.
inline constexpr std::size_t kLongestName = 400;
/// Nothing: fit to be a name.
std::optional<RowProblem> problem_of_name(std::string_view name);

/// The footprint usual for a feature of this code.
Precision precision_of_feature(std::string_view feature);
double radius_of_feature(std::string_view feature, std::int64_t population);

/// The place that a row tells of, with its own names but without those of divisions.
Place place_of(const GeonamesRow& row);

/// Names of divisions by "AZ.31" and "AZ.31.12345".
using DivisionNames = std::map<std::string, std::string, std::less<>>;
void read_division_names(const std::filesystem::path& path, DivisionNames& names);

}  // namespace bearing
