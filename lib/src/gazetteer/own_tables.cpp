#include "gazetteer/own_tables.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "bearing/base/csv.hpp"
#include "bearing/base/error.hpp"
#include "bearing/base/files.hpp"
#include "bearing/base/text.hpp"
#include "bearing/base/utf8.hpp"
#include "gazetteer/index_format.hpp"

namespace bearing {
namespace {

/// Fields of one record by column name.
class Row {
  public:
    Row(const std::map<std::string, std::size_t, std::less<>>& columns, const CsvRecord& record)
        : columns_(columns), record_(record) {}
    std::string_view operator[](std::string_view column) const {
        const auto at = columns_.find(column);
        return at == columns_.end() || at->second >= record_.fields.size() ? std::string_view{}
                                                                           : trim(record_.fields[at->second]);
    }

  private:
    const std::map<std::string, std::size_t, std::less<>>& columns_;
    const CsvRecord& record_;
};

std::string id_of(const Row& row, const Place& place) {
    const std::string id = sanitize_utf8(row["id"]);
    if (id.find(':') != std::string::npos) return id;
    if (!id.empty()) return "own:" + id;
    const auto text = fmt::format("{}\t{:.5f}\t{:.5f}", place.name, place.point.lat, place.point.lon);
    return fmt::format("own:{:016x}", checksum_of(text));
}

std::optional<RowProblem> read_row(const Row& row, Place& place) {
    if (const auto problem = problem_of_name(row["name"])) return problem;
    const auto lat = parse_number(row["lat"]), lon = parse_number(row["lon"]);
    if (!lat || !lon) return RowProblem{"lat", "no coordinates"};
    place.point = {*lon, *lat};
    if (!is_valid(place.point)) return RowProblem{"lat", "coordinates out of range"};
    place.name = row["name"];
    place.feature = row["feature"].empty() ? "PPL" : sanitize_utf8(row["feature"].substr(0, 10));
    place.country = row["country"].size() == 2 ? sanitize_utf8(row["country"]) : "";
    place.admin1 = sanitize_utf8(row["admin1"]);
    place.admin2 = sanitize_utf8(row["admin2"]);
    place.population = std::max(0LL, parse_integer(row["population"]).value_or(0));
    place.precision = parse_precision(row["precision"]).value_or(precision_of_feature(place.feature));
    place.radius_m =
        parse_number(row["radius_m"]).value_or(radius_of_feature(place.feature, place.population));
    if (!(place.radius_m >= 0 && place.radius_m < 2e7)) return RowProblem{"radius_m", "radius out of range"};
    place.confidence = sanitize_utf8(row["confidence"].substr(0, 10));
    place.names.push_back({{place.name, "", ""}});
    for (const std::string& name : split_list(row["names"]))
        if (!problem_of_name(name)) place.names.push_back(read_listed_name(name));
    place.id = id_of(row, place);
    return std::nullopt;
}

}  // namespace

PlaceName read_listed_name(std::string_view text) {
    const auto colon = text.find(':');
    const bool has_language = (colon == 2 || colon == 3) &&
                              std::all_of(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(colon),
                                          [](char c) { return c >= 'a' && c <= 'z'; });
    if (!has_language) return {{std::string(text), "", ""}};
    return {{std::string(trim(text.substr(colon + 1))), std::string(text.substr(0, colon)), ""}};
}

void read_own_table(const std::filesystem::path& path, BuildCounts& counts,
                    const std::function<void(const Place&)>& take) {
    const std::string text = read_file(path);
    CsvParser parser(text, guess_delimiter(text));
    const auto header = parser.next();
    std::map<std::string, std::size_t, std::less<>> columns;
    for (std::size_t i = 0; header && i < header->fields.size(); ++i)
        columns.emplace(ascii_lower(trim(header->fields[i])), i);
    for (const std::string_view needed : {"name", "lat", "lon"})
        if (!columns.contains(needed))
            throw FormatError(
                fmt::format("{} has no column \"{}\"; its first line must name the columns, at least "
                            "name, lat and lon",
                            path.string(), needed));
    std::set<std::string> ids;
    while (const auto record = parser.next()) {
        ++counts.outcome.value.rows;
        Place place;
        auto problem = record->broken_quotes ? std::optional(RowProblem{"", "broken quotes"})
                                             : read_row(Row(columns, *record), place);
        if (!problem && !ids.insert(place.id).second) problem = RowProblem{"id", "the id is taken"};
        if (problem) {
            counts.reject(path, record->line, *problem);
        } else {
            take(place);
        }
    }
}

}  // namespace bearing
