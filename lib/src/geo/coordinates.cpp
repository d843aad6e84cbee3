#include "bearing/geo/coordinates.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "bearing/base/text.hpp"
#include "geo/coordinate_angles.hpp"
#include "geo/grid_reference.hpp"
#include "geo/map_link.hpp"

namespace bearing {
namespace {

constexpr double kMetresPerDegree = 111'320;

struct AnglePair {
    Angle first, second;
    std::string problem;  ///< empty if both could be read
};

bool plausible(const std::vector<AngleTokens>& angles) {
    return angles.size() == 2 && std::all_of(angles.begin(), angles.end(), [](const AngleTokens& a) {
               return !a.numbers.empty() && a.numbers.size() <= 3;
           });
}

bool has_decimal_point(std::string_view text) {
    const auto digit = [&](std::size_t i) { return i < text.size() && text[i] >= '0' && text[i] <= '9'; };
    for (std::size_t i = 1; i < text.size(); ++i)
        if (text[i] == '.' && digit(i - 1) && digit(i + 1)) return true;
    return false;
}

/// "2020-10-04", "3-4": a date or a range.
bool is_hyphenated_number(std::string_view text) {
    return trim(text).find_first_not_of("0123456789-") == std::string_view::npos;
}

/// The two angles of a text; nothing if it does not look like a position at all.
std::optional<AnglePair> read_pair(std::string_view text) {
    if (is_hyphenated_number(text)) return std::nullopt;
    const bool has_point = has_decimal_point(text);
    std::vector<AngleTokens> angles;
    // A comma between digits is a decimal comma if that makes two angles, unless points are used.
    for (const bool decimal_comma : {!has_point, false}) {
        const auto tokens = coordinate_tokens(text, decimal_comma);
        if (!tokens) return std::nullopt;
        angles = group_angles(*tokens);
        if (plausible(angles)) break;
    }
    std::size_t numbers = 0;
    bool lettered = false;
    for (const auto& a : angles) {
        numbers += a.numbers.size();
        lettered |= a.letter != 0 || a.label != Axis::unknown;
    }
    if (numbers == 0 || (numbers == 1 && !lettered)) return std::nullopt;
    AnglePair pair;
    if (!plausible(angles)) {
        pair.problem = angles.size() < 2 ? "a position needs a latitude and a longitude"
                                         : "the numbers do not form one latitude and one longitude";
        return pair;
    }
    pair.problem = read_angle(angles[0], pair.first);
    if (pair.problem.empty()) pair.problem = read_angle(angles[1], pair.second);
    return pair;
}

bool in_range(const Angle& lat, const Angle& lon) {
    return std::abs(lat.degrees) <= 90 && std::abs(lon.degrees) <= 180;
}

WrittenPosition written(const Angle& lat, const Angle& lon) {
    const double width = lon.half_digit * std::cos(lat.degrees * M_PI / 180);
    return {{lon.degrees, lat.degrees},
            std::hypot(lat.half_digit, width) * kMetresPerDegree,
            lat.marked_parts ? "degrees, minutes and seconds" : "decimal degrees"};
}

/// The other axis where only one of two is marked.
void complete_axes(AnglePair& pair) {
    const auto other = [](Axis axis) { return axis == Axis::latitude ? Axis::longitude : Axis::latitude; };
    if (pair.first.axis == Axis::unknown && pair.second.axis != Axis::unknown)
        pair.first.axis = other(pair.second.axis);
    if (pair.second.axis == Axis::unknown && pair.first.axis != Axis::unknown)
        pair.second.axis = other(pair.first.axis);
}

PositionOutcome from_pair(std::string_view text, AnglePair pair) {
    if (!pair.problem.empty()) return refused(text, pair.problem);
    complete_axes(pair);
    if (pair.first.axis == Axis::unknown) {
        const bool latitude_first = in_range(pair.first, pair.second);
        const bool longitude_first = in_range(pair.second, pair.first);
        if (!latitude_first && !longitude_first)
            return refused(text, "latitudes are at most 90, longitudes 180");
        const bool same = pair.first.degrees == pair.second.degrees;
        if (latitude_first && longitude_first && !same)
            return refused(text, "which number is the latitude? Mark them with N, S, E or W");
        return {latitude_first ? written(pair.first, pair.second) : written(pair.second, pair.first), {}};
    }
    if (pair.first.axis == pair.second.axis) return refused(text, "two angles along the same axis");
    const bool swapped = pair.first.axis == Axis::longitude;
    const Angle& lat = swapped ? pair.second : pair.first;
    const Angle& lon = swapped ? pair.first : pair.second;
    if (!in_range(lat, lon)) return refused(text, "latitudes are at most 90, longitudes 180");
    return {written(lat, lon), {}};
}

/// The inner sign of +39.82+046.75 (ISO 6709): both numbers signed, nothing between them.
std::size_t inner_sign(std::string_view text) {
    if (text.empty() || (text[0] != '+' && text[0] != '-')) return std::string_view::npos;
    if (text.find_first_not_of("+-.0123456789") != std::string_view::npos) return std::string_view::npos;
    return text.find_first_of("+-", 1);
}

/// POINT(46.75 39.82): well-known text has the longitude first.
PositionOutcome parse_wkt_point(std::string_view text) {
    const std::string lower = ascii_lower(trim(text));
    if (!lower.starts_with("point") || lower.back() != ')') return {};
    const auto open = lower.find('(');
    if (open == lower.npos || !trim(std::string_view(lower).substr(5, open - 5)).empty()) return {};
    auto pair = read_pair(std::string_view(lower).substr(open + 1, lower.size() - open - 2));
    if (!pair) return {};
    pair->first.axis = Axis::longitude;
    pair->second.axis = Axis::latitude;
    return from_pair(text, *pair);
}

/// geo:39.82,46.75 (RFC 5870) and ISO 6709 say by themselves that the latitude comes first.
PositionOutcome parse_latitude_first(std::string_view text) {
    std::string body(trim(text));
    if (ascii_lower(body.substr(0, 4)) == "geo:") {
        body = body.substr(4, body.find_first_of(";?") - 4);
    } else {
        if (!body.empty() && body.back() == '/') body.pop_back();
        const auto sign = inner_sign(body);
        if (sign == std::string::npos) return {};
        body.insert(sign, " ");
    }
    auto pair = read_pair(body);
    if (!pair) return {};
    pair->first.axis = Axis::latitude;
    pair->second.axis = Axis::longitude;
    return from_pair(text, *pair);
}

}  // namespace

namespace {

/// The text without words that only say that a position comes, or in which datum.
std::string_view without_labels(std::string_view text) {
    constexpr std::array<std::string_view, 14> kBefore{
        "coordinates", "coordinate", "coords", "position",   "location", "grid reference", "grid", "gps",
        "wgs84",       "wgs 84",     "mgrs",   "координаты", "at",       "в точке"};
    constexpr std::array<std::string_view, 4> kAfter{"(wgs84)", "(wgs 84)", "wgs84", "wgs 84"};
    text = trim(text);
    for (bool cut = true; cut;) {
        cut = false;
        const std::string lower = ascii_lower(text);
        for (const std::string_view word : kBefore) {
            // A letter may follow a label only after a separator ("at", not "Ataturk").
            if (!lower.starts_with(word) || lower.size() == word.size()) continue;
            const auto rest = lower.find_first_not_of(" :=", word.size());
            if (rest == word.size() || rest == lower.npos) continue;
            text.remove_prefix(rest);
            cut = true;
            break;
        }
        for (const std::string_view word : kAfter)
            if (!cut && ascii_lower(text).ends_with(word) && text.size() > word.size()) {
                text = trim(text.substr(0, text.size() - word.size()));
                cut = true;
            }
    }
    return text;
}

}  // namespace

namespace {

std::optional<double> parse_angle(std::string_view text, Axis axis, double most) {
    const auto tokens = coordinate_tokens(text, !has_decimal_point(text));
    const bool is_range = is_hyphenated_number(text) && text.find('-', 1) != std::string_view::npos;
    if (!tokens || is_range) return std::nullopt;
    AngleTokens parts;
    for (const auto& angle : group_angles(*tokens)) {
        // Numbers without signs are taken for two angles of as many numbers.
        parts.numbers.insert(parts.numbers.end(), angle.numbers.begin(), angle.numbers.end());
        if (angle.letter != 0) parts.letter = angle.letter;
        if (angle.label != Axis::unknown) parts.label = angle.label;
    }
    Angle angle;
    if (parts.numbers.empty() || parts.numbers.size() > 3 || !read_angle(parts, angle).empty() ||
        (angle.axis != Axis::unknown && angle.axis != axis) || std::abs(angle.degrees) > most)
        return std::nullopt;
    return angle.degrees;
}

}  // namespace

std::optional<double> parse_latitude(std::string_view text) {
    return parse_angle(text, Axis::latitude, 90);
}

std::optional<double> parse_longitude(std::string_view text) {
    return parse_angle(text, Axis::longitude, 180);
}

PositionOutcome parse_position(std::string_view whole) {
    const std::string_view text = without_labels(whole);
    for (const auto parse :
         {parse_map_link, parse_plus_code, parse_mgrs, parse_utm, parse_wkt_point, parse_latitude_first})
        if (auto out = parse(text); out.value || !out.issues.empty()) return out;
    const auto pair = read_pair(text);
    return pair ? from_pair(trim(text), *pair) : PositionOutcome{};
}

std::optional<PositionReadings> ambiguous_position(std::string_view text) {
    const auto pair = read_pair(without_labels(text));
    if (!pair || !pair->problem.empty() || pair->first.axis != Axis::unknown ||
        pair->second.axis != Axis::unknown)
        return std::nullopt;
    if (!in_range(pair->first, pair->second) || !in_range(pair->second, pair->first) ||
        pair->first.degrees == pair->second.degrees)
        return std::nullopt;
    return PositionReadings{written(pair->first, pair->second), written(pair->second, pair->first)};
}

}  // namespace bearing
