#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

#include "basemap/tables.hpp"

namespace bearing::basemap {
namespace {

constexpr double kMetresPerDegree = 111195;

double segment_distance_m(LonLat p, LonLat a, LonLat b) {
    const double shrink = std::cos(p.lat * std::numbers::pi / 180);
    const double ax = (a.lon - p.lon) * shrink, ay = a.lat - p.lat;
    const double dx = (b.lon - a.lon) * shrink, dy = b.lat - a.lat;
    const double length2 = dx * dx + dy * dy;
    const double t = length2 > 0 ? std::clamp(-(ax * dx + ay * dy) / length2, 0.0, 1.0) : 0;
    return std::hypot(ax + t * dx, ay + t * dy) * kMetresPerDegree;
}

double distance_to(const Feature& water, LonLat p) {
    constexpr double kFarDeg = 0.2;
    if (!Extent{water.extent.west - kFarDeg, water.extent.south - kFarDeg, water.extent.east + kFarDeg,
                water.extent.north + kFarDeg}
             .contains(p))
        return std::numeric_limits<double>::infinity();
    if (const auto* area = std::get_if<MultiPolygon>(&water.geometry)) return distance_m(*area, p);
    double least = std::numeric_limits<double>::infinity();
    if (const auto* lines = std::get_if<LineStrings>(&water.geometry))
        for (const auto& line : *lines)
            for (std::size_t i = 0; i + 1 < line.size(); ++i)
                least = std::min(least, segment_distance_m(p, line[i], line[i + 1]));
    return least;
}

bool is_lake(const Feature& water) {
    return water.kind == "lake";
}
bool is_river(const Feature& water) {
    return std::holds_alternative<LineStrings>(water.geometry);
}

void give_name(Feature& water, const Feature& place) {
    water.name = place.name;
    water.names = place.names;
}

LonLat first_point(const Feature& river) {
    return std::get<LineStrings>(river.geometry).front().front();
}
LonLat last_point(const Feature& river) {
    return std::get<LineStrings>(river.geometry).back().back();
}

/// The unnamed river that carries on where this one ends (or comes from where it begins), of the same rank;
/// none where two do.
Feature* continuation(std::vector<Feature>& waters, const Feature& river, bool onward) {
    const LonLat end = onward ? last_point(river) : first_point(river);
    Feature* found = nullptr;
    for (auto& other : waters) {
        if (&other == &river || !is_river(other) || !other.name.empty() || other.rank != river.rank) continue;
        if (!((onward ? first_point(other) : last_point(other)) == end)) continue;
        if (found != nullptr) return nullptr;
        found = &other;
    }
    return found;
}

}  // namespace

void name_waters(const std::vector<Feature>& gazetteer, std::vector<Feature>& waters) {
    for (const auto& place : gazetteer) {
        const bool lake = place.kind == "LK" || place.kind == "RSV";
        if (!lake && place.kind != "STM") continue;
        const double reach_m = lake ? 10'000 : 5'000;
        const LonLat at = std::get<LonLat>(place.geometry);
        Feature* nearest = nullptr;
        double least = reach_m;
        for (auto& water : waters) {
            const bool fits = lake ? is_lake(water) : is_river(water);
            if (!fits) continue;
            if (const double d = distance_to(water, at); d < least) {
                least = d;
                nearest = &water;
            }
        }
        if (nearest == nullptr) continue;
        give_name(*nearest, place);
        for (const bool onward : {true, false})
            for (const Feature* river = nearest; is_river(*river);) {
                Feature* next = continuation(waters, *river, onward);
                if (next == nullptr) break;
                give_name(*next, place);
                river = next;
            }
    }
}

}  // namespace bearing::basemap
