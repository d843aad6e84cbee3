#pragma once

#include <filesystem>
#include <vector>

#include "bearing/gazetteer/countries.hpp"
#include "bearing/gazetteer/place.hpp"

namespace bearing {

/// Places of a table of places: id, name, lat, lon, feature, country, admin1, population, precision,
/// radius_m, confidence and perhaps names ("az:Xankəndi; Khankendi"). Throws FileError, FormatError.
std::vector<Place> read_places(const std::filesystem::path& path);
/// Adds names of a table (place, name, language, side) to the places. Throws FileError, FormatError.
void read_names(const std::filesystem::path& path, std::vector<Place>& places);

/// Countries and their capitals as places.
std::vector<Place> places_of(const CountryTable& countries);

/// Paths of the tables that bundled_places() reads. Throws MissingDataError.
std::vector<std::filesystem::path> bundled_table_files();

/// All tables that ship with Bearing as one list; a capital that the table of places has is not listed twice.
std::vector<Place> bundled_places();

}  // namespace bearing
