#include "geo/map_link.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <vector>

#include "bearing/base/text.hpp"
#include "geo/grid_reference.hpp"

namespace bearing {
namespace {

constexpr double kMetresPerDegree = 111'320;

int hex_digit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

std::string percent_decoded(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const int high = text[i] == '%' && i + 2 < text.size() ? hex_digit(text[i + 1]) : -1;
        const int low = high >= 0 ? hex_digit(text[i + 2]) : -1;
        if (low >= 0) {
            out += static_cast<char>(high * 16 + low);
            i += 2;
        } else {
            out += text[i] == '+' ? ' ' : text[i];
        }
    }
    return out;
}

/// A number with the error of its last digit.
struct Figure {
    double value = 0;
    double half_digit = 0;
};

/// The number at the beginning of a text, which is cut off it.
std::optional<Figure> take_figure(std::string_view& text) {
    std::size_t n = 0;
    if (n < text.size() && text[n] == '-') ++n;
    const std::size_t end = std::min(text.find_first_not_of("0123456789.", n), text.size());
    const auto value = parse_number(text.substr(0, end));
    if (!value) return std::nullopt;
    const auto point = text.substr(0, end).find('.');
    const double decimals = point == text.npos ? 0 : static_cast<double>(end - point - 1);
    text.remove_prefix(end);
    return Figure{*value, std::pow(10.0, -decimals) / 2};
}

struct FigurePair {
    Figure first, second;
};

/// Two numbers with one of the separators between them, at the beginning of a text.
std::optional<FigurePair> take_pair(std::string_view& text, std::string_view separators) {
    text = trim(text);
    const auto first = take_figure(text);
    text = trim(text);
    if (!first || text.empty() || separators.find(text[0]) == separators.npos) return std::nullopt;
    text = trim(text.substr(1));
    const auto second = take_figure(text);
    return second ? std::optional(FigurePair{*first, *second}) : std::nullopt;
}

std::optional<WrittenPosition> position(const Figure& lat, const Figure& lon, double least_radius_m,
                                        std::string notation) {
    if (std::abs(lat.value) > 90 || std::abs(lon.value) > 180) return std::nullopt;
    const double width = lon.half_digit * std::cos(lat.value * M_PI / 180);
    const double radius = std::hypot(lat.half_digit, width) * kMetresPerDegree;
    return WrittenPosition{{lon.value, lat.value}, std::max(radius, least_radius_m), std::move(notation)};
}

/// The value of "name=" after ?, & or #; nothing if the address has none.
std::optional<std::string_view> parameter(std::string_view address, std::string_view name) {
    for (auto at = address.find(name); at != address.npos; at = address.find(name, at + 1)) {
        const bool starts = at > 0 && std::string_view("?&#").find(address[at - 1]) != std::string_view::npos;
        if (!starts || address.substr(at + name.size(), 1) != "=") continue;
        const std::string_view value = address.substr(at + name.size() + 1);
        return value.substr(0, value.find_first_of("&#"));
    }
    return std::nullopt;
}

/// Numbers that are named one by one: lat=…&lon=….
std::optional<WrittenPosition> from_named_numbers(std::string_view address) {
    constexpr std::array<std::array<std::string_view, 2>, 5> kNames{
        {{"mlat", "mlon"}, {"lat", "lon"}, {"lat", "lng"}, {"latitude", "longitude"}, {"y", "x"}}};
    for (const auto& [lat_name, lon_name] : kNames) {
        auto lat_text = parameter(address, lat_name), lon_text = parameter(address, lon_name);
        const auto lat = lat_text ? take_figure(*lat_text) : std::nullopt;
        const auto lon = lon_text ? take_figure(*lon_text) : std::nullopt;
        if (lat && lon) return position(*lat, *lon, 1, "map link");
    }
    return std::nullopt;
}

/// A pair in one parameter: q=39.8,46.7. Yandex writes the longitude first.
std::optional<WrittenPosition> from_pair(std::string_view address) {
    const bool longitude_first =
        address.find("yandex.") != address.npos || address.find("ya.ru") != address.npos;
    for (const std::string_view name : {"pt", "q", "query", "daddr", "destination", "ll", "sll", "center",
                                        "cp", "text", "whatshere[point]"}) {
        auto text = parameter(address, name);
        const auto pair = text ? take_pair(*text, ",~") : std::nullopt;
        if (!pair) continue;
        const bool swapped = longitude_first && name != "text";
        return position(swapped ? pair->second : pair->first, swapped ? pair->first : pair->second, 1,
                        "map link");
    }
    return std::nullopt;
}

/// !3d39.8!4d46.7: the place that a Google address shows.
std::optional<WrittenPosition> from_pinned_place(std::string_view address) {
    const auto at = address.rfind("!3d");
    if (at == address.npos) return std::nullopt;
    std::string_view rest = address.substr(at + 3);
    const auto lat = take_figure(rest);
    if (!lat || !rest.starts_with("!4d")) return std::nullopt;
    rest.remove_prefix(3);
    const auto lon = take_figure(rest);
    return lon ? position(*lat, *lon, 1, "map link") : std::nullopt;
}

/// Metres that 200 pixels, about a quarter of a window, span at a zoom of 256-pixel tiles.
double view_radius_m(double zoom, double lat) {
    constexpr double kEquator_m = 40'075'017, kPixels = 200;
    const double per_pixel = kEquator_m * std::cos(lat * M_PI / 180) / 256 / std::pow(2.0, zoom);
    return std::clamp(per_pixel * kPixels, 1.0, 5e6);
}

/// The middle of the view: @39.8,46.7,15z or #map=15/39.8/46.7.
std::optional<WrittenPosition> from_view(std::string_view address) {
    constexpr double kUnknownZoom_m = 1000;
    const std::string notation = "map link, the middle of its view";
    if (const auto at = address.find("/@"); at != address.npos) {
        std::string_view rest = address.substr(at + 2);
        const auto pair = take_pair(rest, ",");
        if (!pair) return std::nullopt;
        double radius = kUnknownZoom_m;
        if (rest.starts_with(',')) {
            rest.remove_prefix(1);
            const auto zoom = take_figure(rest);
            if (zoom && rest.starts_with('z')) radius = view_radius_m(zoom->value, pair->first.value);
        }
        return position(pair->first, pair->second, radius, notation);
    }
    auto map = parameter(address, "map");
    const auto zoom = map ? take_figure(*map) : std::nullopt;
    if (!zoom || !map->starts_with('/')) return std::nullopt;
    map->remove_prefix(1);
    const auto pair = take_pair(*map, "/");
    if (!pair) return std::nullopt;
    return position(pair->first, pair->second, view_radius_m(zoom->value, pair->first.value), notation);
}

/// GeoHack: params=39_49_05_N_46_45_06_E_type:city.
std::optional<WrittenPosition> from_geohack(std::string_view address) {
    const auto text = parameter(address, "params");
    if (!text) return std::nullopt;
    std::string words(*text);
    std::replace(words.begin(), words.end(), '_', ' ');
    const auto end = words.find_last_of("EWOew");
    for (auto at = words.find_first_of("EW"); at != words.npos && at <= end;
         at = words.find_first_of("EW", at + 1)) {
        auto read = parse_position(words.substr(0, at + 1));
        if (read.value) return read.value;
    }
    return std::nullopt;
}

}  // namespace

PositionOutcome parse_map_link(std::string_view text) {
    const std::string_view trimmed = trim(text);
    const std::string start = ascii_lower(trimmed.substr(0, 8));
    if (!start.starts_with("http://") && !start.starts_with("https://")) return {};
    const std::string address = percent_decoded(trimmed);
    for (const auto read : {from_pinned_place, from_named_numbers, from_geohack, from_pair, from_view})
        if (auto position = read(address)) return {std::move(position), {}};
    return refused(trimmed, "the link holds no coordinates; open it in a browser and copy them from there");
}

}  // namespace bearing
