#include "gazetteer/bundled_tables.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "bearing/base/csv.hpp"
#include "bearing/base/data_files.hpp"
#include "bearing/base/error.hpp"
#include "bearing/base/text.hpp"
#include "bearing/gazetteer/gazetteer.hpp"
#include "gazetteer/own_tables.hpp"

namespace bearing {
namespace {

[[noreturn]] void bad_row(const Table& table, std::size_t row, std::string_view what) {
    throw FormatError(fmt::format("{}:{}: {}; mend the table", table.path().string(), table.line(row), what));
}

double number(const Table& table, std::size_t row, std::string_view column) {
    const auto value = parse_number(table.at(row, column));
    if (!value) bad_row(table, row, fmt::format("{} is not a number", column));
    return *value;
}

Place read_place(const Table& table, std::size_t row) {
    Place place;
    place.id = "bearing:" + table.at(row, "id");
    place.name = table.at(row, "name");
    place.point = {number(table, row, "lon"), number(table, row, "lat")};
    place.feature = table.at(row, "feature");
    place.country = table.at(row, "country");
    place.admin1 = table.at(row, "admin1");
    place.population = parse_integer(table.at(row, "population")).value_or(0);
    const auto precision = parse_precision(table.at(row, "precision"));
    if (!precision) bad_row(table, row, "unknown precision");
    if (!is_valid(place.point)) bad_row(table, row, "coordinates out of range");
    place.precision = *precision;
    place.radius_m = parse_number(table.at(row, "radius_m")).value_or(default_radius_m(*precision));
    place.confidence = table.at(row, "confidence");
    place.names.push_back({place.name, "en", ""});
    for (const std::string& name : split_list(table.at(row, "names")))
        place.names.push_back(read_listed_name(name));
    return place;
}

std::string lower_id(std::string_view name) {
    std::string id = latin_name(name);
    std::replace(id.begin(), id.end(), ' ', '-');
    return id;
}

Place country_place(const Country& country) {
    Place place;
    place.id = "bearing:country-" + ascii_lower(country.code);
    place.name = country.name;
    place.point = country.point;
    place.feature = "PCLI";
    place.country = country.code;
    place.precision = Precision::country;
    place.radius_m = country.radius_m;
    place.confidence = "high";
    for (const Name& name : country.names) place.names.push_back({name});
    return place;
}

Place capital_place(const Country& country) {
    Place place;
    place.id = fmt::format("bearing:{}-{}", lower_id(country.capital), ascii_lower(country.code));
    place.name = country.capital;
    place.point = country.capital_point;
    place.feature = "PPLC";
    place.country = country.code;
    place.precision = Precision::town;
    place.radius_m = default_radius_m(Precision::town);
    place.confidence = "high";
    for (const std::string& name : country.capital_names) place.names.push_back({name, "", ""});
    return place;
}

void add_missing_names(Place& place, const std::vector<PlaceName>& names) {
    for (const PlaceName& name : names)
        if (std::none_of(place.names.begin(), place.names.end(),
                         [&](const PlaceName& held) { return held.text == name.text; }))
            place.names.push_back(name);
}

}  // namespace

std::vector<Place> read_places(const std::filesystem::path& path) {
    std::vector<Place> places;
    std::set<std::string> ids;
    const Table table = Table::read(path);
    for (std::size_t row = 0; row < table.size(); ++row) {
        places.push_back(read_place(table, row));
        if (!ids.insert(places.back().id).second) bad_row(table, row, "this id is taken");
    }
    return places;
}

void read_names(const std::filesystem::path& path, std::vector<Place>& places) {
    std::map<std::string, std::size_t> by_id;
    for (std::size_t i = 0; i < places.size(); ++i) by_id.emplace(places[i].id, i);
    const Table names = Table::read(path);
    for (std::size_t row = 0; row < names.size(); ++row) {
        const auto found = by_id.find("bearing:" + names.at(row, "place"));
        if (found == by_id.end()) bad_row(names, row, "no place has this id");
        PlaceName name{{names.at(row, "name"), names.at(row, "language"), names.at(row, "side")}};
        auto& held = places[found->second].names;
        const auto same =
            std::find_if(held.begin(), held.end(), [&](const PlaceName& n) { return n.text == name.text; });
        if (same == held.end()) {
            held.push_back(std::move(name));
        } else {
            *same = std::move(name);  // the default name, now with its language and side
        }
    }
}

std::vector<Place> places_of(const CountryTable& countries) {
    std::vector<Place> places;
    for (const Country& country : countries.countries()) {
        places.push_back(country_place(country));
        if (!country.capital.empty()) places.push_back(capital_place(country));
    }
    return places;
}

std::vector<std::filesystem::path> bundled_table_files() {
    std::vector<std::filesystem::path> files;
    for (const char* table : {"gazetteer/places.csv", "gazetteer/names.csv", "gazetteer/areas.csv",
                              "gazetteer/towns.csv", "countries.csv"})
        files.push_back(data_file(table));
    return files;
}

std::vector<Place> bundled_places() {
    std::vector<Place> places = read_places(data_file("gazetteer/places.csv"));
    read_names(data_file("gazetteer/names.csv"), places);
    for (const char* more : {"gazetteer/areas.csv", "gazetteer/towns.csv"})
        for (Place& place : read_places(data_file(more))) places.push_back(std::move(place));
    std::map<std::pair<std::string, std::string>, std::size_t> capitals;  // by country and name
    for (std::size_t i = 0; i < places.size(); ++i)
        if (places[i].feature.starts_with("PPL")) capitals.emplace(std::pair(places[i].country, places[i].name), i);
    for (Place& extra : places_of(CountryTable::bundled())) {
        const auto held =
            extra.feature == "PPLC" ? capitals.find({extra.country, extra.name}) : capitals.end();
        if (held != capitals.end()) {
            add_missing_names(places[held->second], extra.names);
        } else {
            places.push_back(std::move(extra));
        }
    }
    return places;
}

}  // namespace bearing
