#pragma once

#include <string>
#include <string_view>

#include "bearing/geo/lonlat.hpp"

namespace bearing {

/// A country or territory as files of incidents name it.
struct CountryCode {
    std::string code;    ///< ISO 3166-1 alpha-2
    std::string alpha3;  ///< ISO 3166-1 alpha-3
    int numeric = 0;     ///< ISO 3166-1 numeric, 0 if it has none
    std::string name;    ///< common English name
    LonLat centre;
    double radius_m = 0;  ///< of a circle about `centre` with most of the country; 0 if unknown
};

/// The country of a cell that holds an alpha-2 or alpha-3 code, a numeric code or an English name, in any
/// case. A former name in brackets ("Russia (Soviet Union)") does not matter. Null if it is unknown or empty.
/// Of geodata/countries.csv and country_codes.csv, read once; safe from many threads.
const CountryCode* find_country(std::string_view cell);

/// Whether the point lies far outside the country, and in or near it with latitude and longitude exchanged.
bool looks_swapped(LonLat point, const CountryCode& country);

}  // namespace bearing
