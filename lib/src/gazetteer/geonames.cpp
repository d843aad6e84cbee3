#include "gazetteer/geonames.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "bearing/base/text.hpp"
#include "bearing/base/utf8.hpp"
#include "gazetteer/feature_class.hpp"
#include "gazetteer/line_source.hpp"

namespace bearing {
namespace {

/// Splits at tabs; the number of columns found, at most N.
template <std::size_t N>
std::size_t split_tabs(std::string_view line, std::array<std::string_view, N>& columns) {
    std::size_t count = 0;
    while (count < N) {
        const auto tab = line.find('\t');
        columns[count++] = line.substr(0, tab);
        if (tab == std::string_view::npos) break;
        line.remove_prefix(tab + 1);
    }
    return count;
}

bool is_code(std::string_view text, std::size_t least, std::size_t most, bool digits) {
    return text.size() >= least && text.size() <= most && std::all_of(text.begin(), text.end(), [&](char c) {
               return (c >= 'A' && c <= 'Z') || (digits && c >= '0' && c <= '9');
           });
}

constexpr long long kLargestId = 2'000'000'000;

std::optional<std::uint32_t> read_id(std::string_view text) {
    const auto id = parse_integer(text);
    if (!id || *id <= 0 || *id > kLargestId) return std::nullopt;
    return static_cast<std::uint32_t>(*id);
}

}  // namespace

std::optional<RowProblem> problem_of_name(std::string_view name) {
    if (trim(name).empty()) return RowProblem{"name", "no name"};
    if (name.size() > kLongestName) return RowProblem{"name", "name too long"};
    if (!is_valid_utf8(name)) return RowProblem{"name", "not UTF-8"};
    if (std::any_of(name.begin(), name.end(), [](char c) { return c >= 0 && c < ' '; }))
        return RowProblem{"name", "control characters in the name"};
    return std::nullopt;
}

std::optional<RowProblem> read_geonames_row(std::string_view line, GeonamesRow& row) {
    std::array<std::string_view, 19> c;
    if (split_tabs(line, c) < 15) return RowProblem{"", "columns are missing"};
    const auto id = read_id(c[0]);
    if (!id) return RowProblem{"geonameid", "no usable id"};
    const auto lat = parse_number(c[4]), lon = parse_number(c[5]);
    if (!lat || !lon) return RowProblem{"latitude", "no coordinates"};
    row.point = {*lon, *lat};
    if (!is_valid(row.point)) return RowProblem{"latitude", "coordinates out of range"};
    row.id = *id;
    row.name = c[1];
    if (const auto problem = problem_of_name(row.name)) return problem;
    row.ascii_name = c[2];
    row.alternates = c[3];
    row.feature_class = is_code(c[6], 1, 1, false) ? c[6] : std::string_view{};
    row.feature = is_code(c[7], 2, 6, true) ? c[7] : std::string_view{};
    row.country = is_code(c[8], 2, 2, false) ? c[8] : std::string_view{};
    const auto code = [](std::string_view text) {
        return text.size() <= 20 && is_valid_utf8(text) ? text : std::string_view{};
    };
    row.admin1 = code(c[10]);
    row.admin2 = code(c[11]);
    row.population = std::max(0LL, parse_integer(c[14]).value_or(0));
    row.modified = c[18].size() == 10 ? c[18] : std::string_view{};
    return std::nullopt;
}

std::optional<RowProblem> read_alternate_name(std::string_view line, AlternateNameRow& row) {
    std::array<std::string_view, 10> c;
    if (split_tabs(line, c) < 4) return RowProblem{"", "columns are missing"};
    const auto id = read_id(c[1]);
    if (!id) return RowProblem{"geonameid", "no usable id"};
    row = {};
    row.place = *id;
    constexpr std::array<std::string_view, 9> kCodes{"link", "post", "iata", "icao", "faac",
                                                     "tcid", "unlc", "phon", "wkdt"};
    if (std::find(kCodes.begin(), kCodes.end(), c[2]) != kCodes.end()) {
        row.usable = false;
        return std::nullopt;
    }
    if (const auto problem = problem_of_name(c[3])) return problem;
    constexpr std::size_t kLongestLanguage = 12;
    if (c[2].size() > kLongestLanguage || !is_valid_utf8(c[2]))
        return RowProblem{"isolanguage", "no language code"};
    row.name.text = c[3];
    row.name.language = c[2] == "abbr" ? std::string_view{} : c[2];
    row.name.preferred = c[4] == "1";
    row.name.short_form = c[5] == "1";
    row.name.colloquial = c[6] == "1";
    row.name.historic = c[7] == "1";
    const auto date = [](std::string_view text) {
        return text.size() <= 40 && is_valid_utf8(text) ? std::string(text) : std::string();
    };
    row.name.from = date(c[8]);
    row.name.to = date(c[9]);
    return std::nullopt;
}

Precision precision_of_feature(std::string_view feature) {
    if (feature.starts_with("PCL") || feature == "CONT" || feature == "OCN") return Precision::country;
    if (feature.starts_with("ADM1") || feature == "TERR") return Precision::province;
    switch (kind_of(feature)) {
        case PlaceKind::area:
            return Precision::district;
        case PlaceKind::water:
            return feature.starts_with("STM") ? Precision::line : Precision::near;
        case PlaceKind::relief:
            return feature.starts_with("MTS") ? Precision::district : Precision::near;
        case PlaceKind::site:
            return feature.starts_with("RD") || feature.starts_with("RR") ? Precision::line
                                                                          : Precision::vicinity;
        default:
            return Precision::town;
    }
}

double radius_of_feature(std::string_view feature, std::int64_t population) {
    const double usual = default_radius_m(precision_of_feature(feature));
    if (kind_of(feature) != PlaceKind::populated) return usual;
    // A city of a million people has some 15 km across, one of ten million three times that.
    const double city = 7'500 * std::sqrt(static_cast<double>(population) / 1e6);
    return std::clamp(city, usual, 25'000.0);
}

Place place_of(const GeonamesRow& row) {
    Place place;
    place.id = fmt::format("geonames:{}", row.id);
    place.name = trim(row.name);
    place.point = row.point;
    place.feature = row.feature;
    place.country = row.country;
    place.population = row.population;
    place.precision = precision_of_feature(row.feature);
    place.radius_m = radius_of_feature(row.feature, row.population);
    place.names.push_back({{place.name, "", ""}});
    return place;
}

void read_division_names(const std::filesystem::path& path, DivisionNames& names) {
    LineSource source(path);
    std::string_view line;
    bool cut = false;
    while (source.next(line, cut)) {
        std::array<std::string_view, 4> c;
        if (cut || split_tabs(line, c) < 2 || c[0].empty() || c[0].size() > 48 || problem_of_name(c[1]))
            continue;
        names.insert_or_assign(std::string(c[0]), std::string(trim(c[1])));
    }
}

}  // namespace bearing
