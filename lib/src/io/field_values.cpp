#include "io/field_values.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "bearing/base/error.hpp"
#include "bearing/base/sha256.hpp"
#include "bearing/base/text.hpp"
#include "bearing/base/utf8.hpp"
#include "io/date_text.hpp"

namespace bearing {

SchemaCells::SchemaCells(const TableHeader& header, std::span<const std::string_view> columns) {
    for (const std::string_view spellings : columns) {
        const auto names = split_list(spellings, '|');
        std::optional<std::size_t> position;
        for (const auto& name : names)
            if (!position) position = header.find(name);
        positions_.push_back(position);
        names_.push_back(position ? (*header.columns)[*position] : names.front());
    }
}

std::string_view SchemaCells::at(const Row& row, std::size_t column) const {
    const auto position = positions_[column];
    if (!position || *position >= row.values.size()) return {};
    const std::string_view cell = trim(row.values[*position]);
    // Numbers are no words for nothing, and most cells are numbers.
    if (cell.empty() || (cell.front() >= '0' && cell.front() <= '9') || !is_missing(cell)) return cell;
    return {};
}

void require_columns(const TableHeader& header, const SchemaCells& cells,
                     std::initializer_list<std::size_t> needed, std::string_view schema) {
    std::vector<std::string> missing;
    for (const std::size_t column : needed)
        if (!cells.has(column)) missing.push_back(cells.name(column));
    if (missing.empty()) return;
    throw FormatError(fmt::format(
        "{} lacks {} of {}: {}; name the columns as {} does, or import it with --schema table and "
        "a mapping (--dry-run proposes one)",
        header.file, missing.size() == 1 ? "a column" : "columns", schema, join(missing, ", "), schema));
}

DateReading require_date(std::string_view cell, const std::string& column, DateOrder order) {
    DateReading reading = read_date(cell, order);
    if (!reading.day) throw RowFault{column, std::string(reason(reading.fault))};
    return reading;
}

std::optional<int> read_minute_of_day(std::string_view cell) {
    // The reader of dates knows every way to write a time; any day will do before it.
    return read_date("2000-01-01 " + std::string(trim(cell))).minute;
}

namespace {

/// Nothing if the digits are those of ASCII already.
std::optional<std::string> with_ascii_digits(std::string_view cell) {
    if (is_ascii(cell)) return std::nullopt;
    std::string plain = ascii_digits(cell);
    return plain == cell ? std::nullopt : std::optional(std::move(plain));
}

}  // namespace

std::optional<long long> read_whole(std::string_view cell) {
    cell = trim(cell);
    if (const auto plain = with_ascii_digits(cell)) return read_whole(*plain);
    if (const auto point = cell.find('.'); point != std::string_view::npos && point > 0 &&
                                           cell.find_first_not_of('0', point + 1) == std::string_view::npos)
        cell = cell.substr(0, point);
    return parse_integer(cell);
}

std::optional<double> read_decimal(std::string_view cell) {
    if (const auto plain = with_ascii_digits(cell)) return read_decimal(*plain);
    if (const auto number = parse_number(cell)) return number;
    if (std::count(cell.begin(), cell.end(), ',') != 1 || cell.find('.') != std::string_view::npos)
        return std::nullopt;
    std::string with_point(cell);
    std::replace(with_point.begin(), with_point.end(), ',', '.');
    return parse_number(with_point);
}

namespace {

double read_degrees(std::string_view cell, const std::string& column, const char* what) {
    const auto degrees = read_decimal(cell);
    if (!degrees) throw RowFault{column, fmt::format("{} is not a number", what)};
    return *degrees;
}

}  // namespace

std::optional<LonLat> read_point(std::string_view latitude, std::string_view longitude,
                                 const std::string& latitude_name, const std::string& longitude_name) {
    const bool no_latitude = is_missing(latitude), no_longitude = is_missing(longitude);
    if (no_latitude && no_longitude) return std::nullopt;
    if (no_latitude || no_longitude)
        throw RowFault{no_latitude ? latitude_name : longitude_name, "half of the coordinates missing"};
    const double lat = read_degrees(latitude, latitude_name, "latitude");
    const double lon = read_degrees(longitude, longitude_name, "longitude");
    if (std::abs(lat) > 90) throw RowFault{latitude_name, "latitude out of range"};
    if (std::abs(lon) > 180) throw RowFault{longitude_name, "longitude out of range"};
    return LonLat{lon, lat};
}

void refuse_swapped(LonLat point, const CountryCode* country, const std::string& column) {
    if (country != nullptr && looks_swapped(point, *country))
        throw RowFault{column, "latitude and longitude look swapped"};
}

std::optional<int> read_people(std::string_view cell) {
    // "1.000" is one person or a thousand, by the country of whoever wrote it.
    cell = trim(cell);
    if (cell.ends_with(".000")) return std::nullopt;
    const auto count = read_whole(cell);
    if (!count || *count < 0 || *count > 10'000'000) return std::nullopt;
    return static_cast<int>(*count);
}

std::optional<Count> read_people_range(std::string_view cell) {
    if (const auto plain = read_people(cell)) return Count{{}, plain, {}};
    std::string text = ascii_lower(trim(cell));
    for (const auto& [written, sign] :
         std::initializer_list<std::pair<std::string_view, std::string_view>>{{"\u2013", "-"},
                                                                              {"\u2014", "-"},
                                                                              {"\u2265", ">="},
                                                                              {"\u2264", "<="},

                                                                              {"at least ", ">="},
                                                                              {"min. ", ">="},
                                                                              {"up to ", "<="},
                                                                              {" to ", "-"},
                                                                              {"at most ", "<="},
                                                                              {"more than ", ">"},
                                                                              {"over ", ">"},
                                                                              {"fewer than ", "<"},
                                                                              {"less than ", "<"}})
        for (auto at = text.find(written); at != std::string::npos; at = text.find(written, at + sign.size()))
            text.replace(at, written.size(), sign);
    const std::string_view all = text;
    if (all.starts_with(">=") || all.ends_with('+')) {
        const auto low = read_people(all.ends_with('+') ? all.substr(0, all.size() - 1) : all.substr(2));
        return low ? std::optional(Count{low, {}, {}}) : std::nullopt;
    }
    if (all.starts_with("<=")) {
        const auto high = read_people(all.substr(2));
        return high ? std::optional(Count{{}, {}, high}) : std::nullopt;
    }
    if (all.starts_with('>') || all.starts_with('<')) {
        const auto bound = read_people(all.substr(1));
        if (!bound || (all[0] == '<' && *bound == 0)) return std::nullopt;
        return all[0] == '>' ? Count{*bound + 1, {}, {}} : Count{{}, {}, *bound - 1};
    }
    const auto dash = all.find('-', 1);
    if (dash == std::string_view::npos) return std::nullopt;
    const auto low = read_people(all.substr(0, dash)), high = read_people(all.substr(dash + 1));
    return low && high && *low <= *high ? std::optional(Count{low, {}, high}) : std::nullopt;
}

std::vector<std::string> split_quoted_list(std::string_view cell, char separator) {
    const bool paired = std::count(cell.begin(), cell.end(), '"') % 2 == 0;
    std::vector<std::string> parts;
    std::size_t start = 0;
    bool quoted = false;
    const auto take = [&](std::size_t end) {
        std::string_view part = trim(cell.substr(start, end - start));
        if (part.size() > 1 && part.front() == '"' && part.back() == '"')
            part = trim(part.substr(1, part.size() - 2));
        if (!part.empty()) parts.emplace_back(part);
        start = end + 1;
    };
    for (std::size_t i = 0; i < cell.size(); ++i) {
        if (cell[i] == '"' && paired) quoted = !quoted;
        if (cell[i] == separator && !quoted) take(i);
    }
    if (start <= cell.size()) take(cell.size());
    return parts;
}

std::string content_id(std::string_view record) {
    return "row-" + sha256_hex(record).substr(0, 12);
}

Footprint footprint_of(LonLat point, Precision precision) {
    return {point, default_radius_m(precision), precision, {}};
}

bool is_url(std::string_view text) {
    return text.starts_with("http://") || text.starts_with("https://") || text.starts_with("www.");
}

}  // namespace bearing
