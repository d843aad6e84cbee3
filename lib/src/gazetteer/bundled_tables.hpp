#pragma once

#include <filesystem>
#include <vector>

#include "bearing/gazetteer/countries.hpp"
#include "bearing/gazetteer/place.hpp"

namespace bearing {

/// Places of a table of places (id,name,lat,lon,feature,country,admin1,population,precision,radius_m,
/// confidence) and their names (place,name,language,side). Throws FileError, FormatError.
std::vector<Place> read_places(const std::filesystem::path& places, const std::filesystem::path& names);

/// Countries and their capitals as places.
std::vector<Place> places_of(const CountryTable& countries);

/// All tables that ship with Bearing as one list; a capital that the table of places has is not listed twice.
std::vector<Place> bundled_places();

}  // namespace bearing
