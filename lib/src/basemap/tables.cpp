#include "basemap/tables.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <system_error>

#include "basemap/antimeridian.hpp"
#include "bearing/base/csv.hpp"
#include "bearing/base/error.hpp"
#include "bearing/base/text.hpp"
#include "bearing/base/utf8.hpp"
#include "bearing/geo/geodesy.hpp"
#include "gdal/geometry.hpp"

namespace bearing::basemap {
namespace {

constexpr const char* kOwn = "Bearing";

std::optional<Table> read_if_present(const std::filesystem::path& path) {
    std::error_code error;
    if (!std::filesystem::exists(path, error)) return std::nullopt;
    return Table::read(path);
}

[[noreturn]] void reject(const Table& table, std::size_t row, const std::string& what) {
    throw FormatError(
        fmt::format("{}:{}: {}; correct the row", table.path().string(), table.line(row), what));
}

LonLat point_of(const Table& table, std::size_t row, const char* lon_column, const char* lat_column) {
    const auto lon = parse_number(table.at(row, lon_column));
    const auto lat = parse_number(table.at(row, lat_column));
    if (!lon || !lat || !is_valid({*lon, *lat}))
        reject(table, row, fmt::format("{} and {} are no position", lat_column, lon_column));
    return {*lon, *lat};
}

std::optional<Day> day_of(const Table& table, std::size_t row, const char* column) {
    const auto& text = table.at(row, column);
    if (text.empty()) return std::nullopt;
    const auto day = parse_day(text);
    if (!day) reject(table, row, fmt::format("{} \"{}\" is no date YYYY-MM-DD", column, text));
    return day;
}

/// The language that a script leaves no doubt about among those of the region, else "".
std::string language_by_script(const std::string& text) {
    for (const char32_t c : to_utf32(text)) {
        if (c >= 0x0400 && c <= 0x04FF) return "ru";
        if (c >= 0x0530 && c <= 0x058F) return "hy";
        if (c >= 0x10A0 && c <= 0x10FF) return "ka";
    }
    return {};
}

Feature point_feature(std::string name, LonLat point) {
    Feature feature;
    feature.name = std::move(name);
    feature.geometry = point;
    feature.extent = {point.lon, point.lat, point.lon, point.lat};
    feature.source = kOwn;
    return feature;
}

bool is_dot(const std::string& code) {
    constexpr std::array<std::string_view, 8> kOthers{"AIRP", "MT", "PK", "HLL", "PASS", "MSTY", "CH", "FRM"};
    return code.rfind("PPL", 0) == 0 || std::find(kOthers.begin(), kOthers.end(), code) != kOthers.end();
}

}  // namespace

std::map<std::string, CountryRow> read_country_table(const std::filesystem::path& geodata) {
    std::map<std::string, CountryRow> countries;
    const auto table = read_if_present(geodata / "countries.csv");
    for (std::size_t row = 0; table && row < table->size(); ++row) {
        CountryRow country;
        country.name = table->at(row, "name");
        country.names.push_back({country.name, "en", ""});
        for (const char* language : {"az", "hy", "ka", "ru", "tr", "fa"}) {
            const auto texts = split_list(table->at(row, language));
            if (!texts.empty()) country.names.push_back({texts.front(), language, ""});
        }
        const auto capitals = split_list(table->at(row, "capital"));
        if (!capitals.empty()) {
            country.capital = capitals.front();
            for (const auto& text : capitals)
                country.capital_names.push_back(
                    {text, text == country.capital ? "en" : language_by_script(text), ""});
            country.capital_point = point_of(*table, row, "capital_lon", "capital_lat");
        }
        countries[table->at(row, "code")] = std::move(country);
    }
    return countries;
}

int rank_of_place(const std::string& code, long long population) {
    if (code == "PPLC") return 1;
    if (code.rfind("PPL", 0) != 0) return code == "AIRP" || code == "MT" || code == "PASS" ? 7 : 8;
    if (population <= 0) return code == "PPLA" ? 6 : code == "PPLA2" ? 7 : 8;
    constexpr std::array<long long, 7> kLeast{1'000'000, 300'000, 100'000, 40'000, 10'000, 2'000, 300};
    const int by_size =
        2 + static_cast<int>(std::count_if(kLeast.begin(), kLeast.end(),
                                           [&](long long least) { return population < least; }));
    const bool is_seat = code == "PPLA" || code == "PPLA2";
    return std::max(2, is_seat && by_size > 3 ? by_size - 1 : by_size);
}

std::vector<Feature> read_gazetteer_places(const std::filesystem::path& geodata) {
    std::vector<Feature> places;
    std::map<std::string, std::size_t> by_id;
    const auto table = read_if_present(geodata / "gazetteer" / "places.csv");
    for (std::size_t row = 0; table && row < table->size(); ++row) {
        Feature place = point_feature(table->at(row, "name"), point_of(*table, row, "lon", "lat"));
        place.kind = table->at(row, "feature");
        place.country = table->at(row, "country");
        place.rank = rank_of_place(place.kind, parse_integer(table->at(row, "population")).value_or(0));
        if (table->at(row, "confidence") == "low") place.status = "approximate";
        by_id[table->at(row, "id")] = places.size();
        places.push_back(std::move(place));
    }
    const auto names = read_if_present(geodata / "gazetteer" / "names.csv");
    for (std::size_t row = 0; names && row < names->size(); ++row) {
        const auto place = by_id.find(names->at(row, "place"));
        if (place == by_id.end()) continue;  // the gazetteer's own test answers for this
        places[place->second].names.push_back(
            {names->at(row, "name"), names->at(row, "language"), names->at(row, "side")});
    }
    for (auto& place : places)
        if (place.names.empty()) place.names.push_back({place.name, "en", ""});
    return places;
}

std::vector<Feature> place_features(const std::vector<Feature>& gazetteer,
                                    const std::map<std::string, CountryRow>& countries,
                                    const std::map<std::string, int>& country_ranks) {
    constexpr double kSamePlaceM = 25'000;
    const auto capital_rank = [&](const std::string& code) {
        const auto found = country_ranks.find(code);
        return found == country_ranks.end() ? 3 : std::min(found->second, 3);
    };
    std::vector<Feature> features;
    for (const auto& place : gazetteer) {
        if (!is_dot(place.kind)) continue;
        features.push_back(place);
        if (place.kind == "PPLC") features.back().rank = capital_rank(place.country);
    }
    for (const auto& [code, country] : countries) {
        if (country.capital.empty()) continue;
        const auto same =
            std::find_if(features.begin(), features.end(), [&, &of = code, &row = country](const Feature& f) {
                return f.country == of && f.kind.rfind("PPL", 0) == 0 &&
                       (f.kind == "PPLC" || f.name == row.capital) &&
                       quick_distance_m(std::get<LonLat>(f.geometry), row.capital_point) < kSamePlaceM;
            });
        if (same != features.end()) {
            same->kind = "PPLC";
            same->rank = capital_rank(code);
            continue;
        }
        Feature capital = point_feature(country.capital, country.capital_point);
        capital.kind = "PPLC";
        capital.country = code;
        capital.names = country.capital_names;
        capital.rank = capital_rank(code);
        features.push_back(std::move(capital));
    }
    std::stable_sort(features.begin(), features.end(),
                     [](const Feature& a, const Feature& b) { return a.rank < b.rank; });
    return features;
}

std::vector<Feature> read_line_table(const std::filesystem::path& geodata) {
    const Table table = Table::read(geodata / "lines.csv");
    std::vector<Feature> lines;
    for (std::size_t row = 0; row < table.size(); ++row) {
        Feature line;
        line.name = table.at(row, "name");
        line.names.push_back({line.name, "en", ""});
        line.kind = table.at(row, "kind");
        line.valid_from = day_of(table, row, "valid_from");
        line.valid_to = day_of(table, row, "valid_to");
        line.status = table.at(row, "status");
        line.source = table.at(row, "source");
        const auto geometry = gdal::geometry_from_wkt(table.at(row, "wkt"));
        const auto* parts = std::get_if<LineStrings>(&geometry);
        if (parts == nullptr || parts->empty()) reject(table, row, "wkt is no line");
        line.geometry = *parts;
        line.extent = extent_of_parts(line.geometry);
        line.rank = line.kind == "river" ? 5 : 2;
        lines.push_back(std::move(line));
    }
    return lines;
}

}  // namespace bearing::basemap
