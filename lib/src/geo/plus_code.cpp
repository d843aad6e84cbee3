#include <algorithm>
#include <cctype>
#include <cmath>
#include <string>

#include "bearing/base/text.hpp"
#include "geo/grid_reference.hpp"

namespace bearing {
namespace {

// Open Location Code 1.0 (Google, specification of 2019): base 20 pairs of latitude and longitude, then a
// grid of 4 columns and 5 rows for each further digit.
constexpr std::string_view kDigits = "23456789CFGHJMPQRVWX";
constexpr std::size_t kPairDigits = 10;

struct Cell {
    double south = 0, west = 0, height = 0, width = 0;
    LonLat center() const { return {west + width / 2, south + height / 2}; }
};

/// Capitals of a code whose '+' stands at `plus`; empty if it is no code.
std::string code_text(std::string_view text, std::size_t& plus) {
    std::string code;
    for (const char c : trim(text)) code += static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    plus = code.find('+');
    if (plus == std::string::npos || plus > 8 || plus % 2 != 0 || code.size() > 16) return {};
    if (code.size() - plus - 1 == 1) return {};
    for (std::size_t i = 0; i < code.size(); ++i) {
        const bool padding = code[i] == '0' && i >= 2 && i < plus && plus == 8 && plus == code.size() - 1;
        if (i != plus && !padding && kDigits.find(code[i]) == std::string_view::npos) return {};
    }
    return code;
}

std::optional<Cell> decode(const std::string& code) {
    Cell cell{-90, -180, 400, 400};
    std::size_t n = 0;
    for (const char c : code) {
        if (c == '+') continue;
        if (c == '0') break;
        const auto value = static_cast<double>(kDigits.find(c));
        if (n < kPairDigits && n % 2 == 0) {
            cell.height /= 20;
            cell.south += value * cell.height;
        } else if (n < kPairDigits) {
            cell.width /= 20;
            cell.west += value * cell.width;
        } else {
            cell.height /= 5;
            cell.width /= 4;
            cell.south += std::floor(value / 4) * cell.height;
            cell.west += std::fmod(value, 4) * cell.width;
        }
        ++n;
    }
    if (n < 2 || (n % 2 != 0 && n < kPairDigits) || cell.south >= 90 || cell.west >= 180) return std::nullopt;
    return cell;
}

WrittenPosition position(const Cell& cell) {
    constexpr double kMetresPerDegree = 111'320;
    const LonLat center = cell.center();
    const double width = cell.width * std::cos(center.lat * M_PI / 180);
    return {center, std::hypot(cell.height, width) / 2 * kMetresPerDegree, "plus code"};
}

/// The first `count` digits of the code of a point.
std::string leading_digits(LonLat point, std::size_t count) {
    std::string code;
    double lat = std::min(point.lat + 90, 179.999999), lon = wrap_longitude(point.lon) + 180;
    for (double cell = 20; code.size() < count; cell /= 20) {
        for (double* value : {&lat, &lon}) {
            const double digit = std::clamp(std::floor(*value / cell), 0.0, 19.0);
            code += kDigits[static_cast<std::size_t>(digit)];
            *value -= digit * cell;
        }
    }
    return code;
}

}  // namespace

PositionOutcome parse_plus_code(std::string_view text) {
    std::size_t plus = 0;
    const std::string code = code_text(text, plus);
    if (code.empty()) return {};
    if (plus < 8)
        return refused(text, "a short plus code needs a place: write it before the place's name, as in \"" +
                                 std::string(trim(text)) + " Yerevan\"");
    const auto cell = decode(code);
    if (!cell) return refused(text, "there is no such plus code");
    return {position(*cell), {}};
}

std::optional<WrittenPosition> parse_short_plus_code(std::string_view text, LonLat near) {
    std::size_t plus = 0;
    const std::string code = code_text(text, plus);
    if (code.empty() || plus >= 8 || plus == 0) return std::nullopt;
    const std::size_t missing = 8 - plus;
    const auto cell = decode(leading_digits(near, missing) + code);
    if (!cell) return std::nullopt;
    // The code lies in the neighbouring cell where that is nearer.
    const double step = 20 * std::pow(20.0, 1 - static_cast<double>(missing) / 2);
    Cell nearest = *cell;
    const LonLat center = cell->center();
    if (near.lat - center.lat > step / 2 && nearest.south + step < 90) nearest.south += step;
    if (near.lat - center.lat < -step / 2 && nearest.south - step > -90) nearest.south -= step;
    const double east = wrap_longitude(near.lon - center.lon);
    if (east > step / 2) nearest.west += step;
    if (east < -step / 2) nearest.west -= step;
    nearest.west = wrap_longitude(nearest.west);
    return position(nearest);
}

}  // namespace bearing
