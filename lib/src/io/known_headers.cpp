#include "io/known_headers.hpp"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <iterator>
#include <string_view>

#include "bearing/base/text.hpp"
#include "io/timemap.hpp"
#include "io/write_columns.hpp"

namespace bearing {
namespace {

constexpr std::array<std::string_view, 49> kUcdpColumns{"id",
                                                        "relid",
                                                        "year",
                                                        "active_year",
                                                        "code_status",
                                                        "type_of_violence",
                                                        "conflict_dset_id",
                                                        "conflict_new_id",
                                                        "conflict_name",
                                                        "dyad_dset_id",
                                                        "dyad_new_id",
                                                        "dyad_name",
                                                        "side_a_dset_id",
                                                        "side_a_new_id",
                                                        "side_a",
                                                        "side_b_dset_id",
                                                        "side_b_new_id",
                                                        "side_b",
                                                        "number_of_sources",
                                                        "source_article",
                                                        "source_office",
                                                        "source_date",
                                                        "source_headline",
                                                        "source_original",
                                                        "where_prec",
                                                        "where_coordinates",
                                                        "where_description",
                                                        "adm_1",
                                                        "adm_2",
                                                        "latitude",
                                                        "longitude",
                                                        "geom_wkt",
                                                        "priogrid_gid",
                                                        "country",
                                                        "country_id",
                                                        "region",
                                                        "event_clarity",
                                                        "date_prec",
                                                        "date_start",
                                                        "date_end",
                                                        "deaths_a",
                                                        "deaths_b",
                                                        "deaths_civilians",
                                                        "deaths_unknown",
                                                        "best",
                                                        "high",
                                                        "low",
                                                        "gwnoa",
                                                        "gwnob"};

bool has_all(const TableHeader& header, std::initializer_list<std::string_view> names) {
    return std::all_of(names.begin(), names.end(),
                       [&](std::string_view name) { return header.find(name).has_value(); });
}

bool has_any(const TableHeader& header, std::initializer_list<std::string_view> names) {
    return std::any_of(names.begin(), names.end(),
                       [&](std::string_view name) { return header.find(name).has_value(); });
}

bool is_acled(const TableHeader& header) {
    return has_all(header, {"event_date", "actor1"}) &&
           has_any(header, {"event_id_cnty", "data_id", "event_id_no_cnty", "sub_event_type", "inter1"});
}

bool is_ucdp(const TableHeader& header) {
    return has_all(header, {"type_of_violence", "side_a", "side_b"}) &&
           has_any(header, {"date_start", "where_prec"});
}

bool is_bearing(const TableHeader& header) {
    return has_any(header, {"date_first", "date"}) && has_any(header, {"lat", "latitude"}) &&
           has_any(header, {"lon", "longitude", "lng"}) &&
           (has_any(header, {"claimant", "stance", "date_precision"}) ||
            has_all(header, {"date_first", "lat", "lon"}));
}

bool is_whole_in(const std::string& cell, long long low, long long high) {
    const auto value = parse_integer(cell);
    return value && *value >= low && *value <= high;
}

/// UCDP's columns as the API has them, and as the codebook of version 22.1 lists them for downloads.
std::vector<std::vector<std::string>> ucdp_layouts() {
    const std::vector<std::string> all(kUcdpColumns.begin(), kUcdpColumns.end());
    std::vector<std::string> fewer;
    std::copy_if(all.begin(), all.end(), std::back_inserter(fewer), [](const std::string& column) {
        return column != "relid" && column != "code_status" && !column.ends_with("_dset_id");
    });
    return {all, fewer};
}

/// Whether the cells are what these columns of UCDP's hold.
bool is_row_of_ucdp(const std::vector<std::string>& columns, const std::vector<std::string>& row) {
    if (row.size() != columns.size()) return false;
    const auto at = [&](std::string_view column) -> const std::string& {
        return row[static_cast<std::size_t>(std::find(columns.begin(), columns.end(), column) -
                                            columns.begin())];
    };
    const auto latitude = parse_number(at("latitude"));
    return is_whole_in(at("year"), 1900, 2200) && is_whole_in(at("type_of_violence"), 1, 3) &&
           is_whole_in(at("where_prec"), 1, 7) && latitude && *latitude >= -90 && *latitude <= 90;
}

}  // namespace

std::optional<std::size_t> TableHeader::find(std::string_view name) const {
    const std::string wanted = ascii_lower(trim(name));
    for (std::size_t i = 0; i < columns->size(); ++i)
        if (ascii_lower(trim((*columns)[i])) == wanted) return i;
    return std::nullopt;
}

std::string known_column(std::string_view start) {
    const std::string wanted = ascii_lower(start);
    std::vector<std::string> known = acled_column_names();
    known.insert(known.end(), kUcdpColumns.begin(), kUcdpColumns.end());
    std::sort(known.begin(), known.end());
    known.erase(std::unique(known.begin(), known.end()), known.end());
    const auto first = std::lower_bound(known.begin(), known.end(), wanted);
    if (first == known.end() || !first->starts_with(wanted)) return {};
    const auto second = first + 1;
    const bool is_only = *first == wanted || second == known.end() || !second->starts_with(wanted);
    return is_only ? *first : std::string();
}

std::string schema_of(const TableHeader& header) {
    // Bearing's own table may hold the columns of the file that its incidents came from.
    if (has_all(header, {"date_first", "lat", "lon", "claimant", "stance"})) return "bearing";
    // A file of ACLED or UCDP with hashtags keeps columns that no hashtag names.
    const bool tagged = !header.hashtags.empty();
    if (is_acled(header) && (!tagged || has_any(header, {"geo_precision", "time_precision"}))) return "acled";
    if (is_ucdp(header) && (!tagged || has_any(header, {"where_prec", "date_prec"}))) return "ucdp-ged";
    if (tagged) return "hxl";
    if (has_all(header, {"slug", "status", "latitude"}) &&
        has_any(header, {"geolocation_resolution", "sensitive", "source_1"}))
        return "atlos";
    if (is_timemap_table(header)) return "timemap";
    return is_bearing(header) ? "bearing" : "table";
}

std::optional<std::vector<std::string>> columns_of_headerless(
    std::span<const std::vector<std::string>> rows) {
    constexpr std::size_t kRowsSeen = 100;
    // Names of columns are no numbers.
    const auto is_number = [](const std::string& cell) { return parse_number(trim(cell)).has_value(); };
    if (rows.empty() || std::none_of(rows[0].begin(), rows[0].end(), is_number)) return std::nullopt;
    const auto seen = rows.first(std::min(rows.size(), kRowsSeen));
    for (auto columns : ucdp_layouts()) {
        const auto fitting = std::count_if(seen.begin(), seen.end(),
                                           [&](const auto& row) { return is_row_of_ucdp(columns, row); });
        if (fitting * 2 >= static_cast<std::ptrdiff_t>(seen.size())) return columns;
    }
    return std::nullopt;
}

}  // namespace bearing
