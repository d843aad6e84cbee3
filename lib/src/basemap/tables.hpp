#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "bearing/geo/layer.hpp"

namespace bearing::basemap {

/// What Bearing's table of countries says about one.
struct CountryRow {
    std::string name;
    std::vector<Name> names;
    std::string capital;
    std::vector<Name> capital_names;
    LonLat capital_point;
};
/// By ISO 3166-1 alpha-2. Empty if the folder has no countries.csv.
std::map<std::string, CountryRow> read_country_table(const std::filesystem::path& geodata);

/// Rows of the gazetteer as features; kind is the GeoNames feature code (PPLC, PPLA, PPL, STM, LK, …), rank
/// comes from it and the population. Empty if the folder has no gazetteer/places.csv.
std::vector<Feature> read_gazetteer_places(const std::filesystem::path& geodata);

/// Of the gazetteer's places those that are a dot with a name on a map: settlements, airports, peaks, passes,
/// monasteries. Capitals of the world that the gazetteer does not have are added; the capital of a country of
/// rank 1..3 has its rank, others 3.
std::vector<Feature> place_features(const std::vector<Feature>& gazetteer,
                                    const std::map<std::string, CountryRow>& countries,
                                    const std::map<std::string, int>& country_ranks);

/// Rows of lines.csv: name, kind, days of validity, status, source and a line as WKT. Throws FormatError
/// naming the row that is wrong.
std::vector<Feature> read_line_table(const std::filesystem::path& geodata);

/// Names the lakes and rivers that the gazetteer knows: a lake by a place of code LK or RSV in it or at most
/// 10 km away, a river by a place of code STM at most 5 km from its line. Nearer ones first; each place names
/// one feature, and all rivers that carry on from a named one in the same rank.
void name_waters(const std::vector<Feature>& gazetteer, std::vector<Feature>& waters);

/// 1..9 from a GeoNames feature code and the population (0 unknown).
int rank_of_place(const std::string& code, long long population);

}  // namespace bearing::basemap
