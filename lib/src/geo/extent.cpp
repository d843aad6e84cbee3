#include "bearing/geo/extent.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <vector>

#include "bearing/base/text.hpp"

namespace bearing {
namespace {

/// Longitudes of a box as one or two plain intervals.
std::vector<std::pair<double, double>> longitudes(const Extent& box) {
    if (!box.crosses_antimeridian()) return {{box.west, box.east}};
    return {{box.west, 180}, {-180, box.east}};
}

}  // namespace

bool Extent::contains(LonLat p) const {
    if (p.lat < south || p.lat > north) return false;
    return crosses_antimeridian() ? p.lon >= west || p.lon <= east : p.lon >= west && p.lon <= east;
}

bool Extent::contains(const Extent& other) const {
    if (other.south < south || other.north > north) return false;
    const auto mine = longitudes(*this);
    for (const auto& part : longitudes(other)) {
        const bool inside = std::any_of(mine.begin(), mine.end(), [&](const auto& m) {
            return m.first <= part.first && part.second <= m.second;
        });
        if (!inside) return false;
    }
    return true;
}

bool Extent::intersects(const Extent& other) const {
    if (other.south > north || other.north < south) return false;
    for (const auto& a : longitudes(*this))
        for (const auto& b : longitudes(other))
            if (a.first <= b.second && b.first <= a.second) return true;
    return false;
}

LonLat Extent::center() const {
    return {wrap_longitude(west + width() / 2), (south + north) / 2};
}

Extent Extent::grown(double share) const {
    const double dx = width() * share;
    const double dy = height() * share;
    Extent out{west - dx, std::max(-90.0, south - dy), east + dx, std::min(90.0, north + dy)};
    if (width() + 2 * dx >= 360) return {-180, out.south, 180, out.north};
    if (out.west < -180) out.west += 360;
    if (out.east > 180) out.east -= 360;
    return out;
}

Extent united(const Extent& a, const Extent& b) {
    return {std::min(a.west, b.west), std::min(a.south, b.south), std::max(a.east, b.east),
            std::max(a.north, b.north)};
}

Extent extent_around(LonLat center, double radius_m) {
    constexpr double kMetresPerDegree = 110574;  // the least length of a degree of latitude on WGS 84
    const double dlat = radius_m / kMetresPerDegree;
    const double south = std::max(-90.0, center.lat - dlat);
    const double north = std::min(90.0, center.lat + dlat);
    const double cosine = std::cos(std::max(std::abs(south), std::abs(north)) * std::numbers::pi / 180);
    const double dlon = cosine > 1e-9 ? dlat / cosine : 360;
    if (dlon >= 180) return {-180, south, 180, north};
    Extent out{center.lon - dlon, south, center.lon + dlon, north};
    if (out.west < -180) out.west += 360;
    if (out.east > 180) out.east -= 360;
    return out;
}

std::optional<Extent> parse_extent(std::string_view text) {
    const auto parts = split_list(text, ',');
    if (parts.size() != 4) return std::nullopt;
    double values[4];
    for (std::size_t i = 0; i < 4; ++i) {
        const auto number = parse_number(parts[i]);
        if (!number) return std::nullopt;
        values[i] = *number;
    }
    const Extent box{values[0], values[1], values[2], values[3]};
    if (!is_valid({box.west, box.south}) || !is_valid({box.east, box.north}) || box.south > box.north)
        return std::nullopt;
    return box;
}

}  // namespace bearing
