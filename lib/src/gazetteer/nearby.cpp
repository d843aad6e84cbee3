#include "gazetteer/nearby.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "bearing/geo/geodesy.hpp"
#include "gazetteer/feature_class.hpp"

namespace bearing {
namespace {

constexpr double kFirstLook_m = 5'000;
/// Great-circle distances, by which places are gathered, differ from geodesic ones by less than this.
constexpr double kSphereError = 1.006;

using Found = std::vector<std::pair<PlaceRef, double>>;

/// Looks in growing circles, so that a dense neighbourhood is not read to its far ends.
template <class Wanted>
Found nearest(const LayerSet& layers, LonLat point, double radius_m, std::size_t limit, Wanted wanted) {
    Found found;
    if (!is_valid(point) || limit == 0 || !(radius_m > 0)) return found;
    constexpr double kHalfway_m = 20'100'000;
    radius_m = std::min(radius_m, kHalfway_m);
    for (double look = std::min(kFirstLook_m, radius_m);; look = std::min(look * 3, radius_m)) {
        found = layers.within(point, look * kSphereError);
        std::erase_if(found, [&](const auto& f) { return !wanted(f.first); });
        for (auto& [ref, metres] : found) metres = distance_m(point, layers.outline(ref).point);
        std::erase_if(found, [&](const auto& f) { return f.second > look; });
        if (found.size() >= limit || look >= radius_m) break;
    }
    std::sort(found.begin(), found.end(), [](const auto& a, const auto& b) {
        return a.second != b.second ? a.second < b.second : a.first < b.first;
    });
    if (found.size() > limit) found.resize(limit);
    return found;
}

bool has_name(const Place& area, std::string_view folded) {
    return std::any_of(area.names.begin(), area.names.end(),
                       [&](const PlaceName& n) { return fold_name(n.text) == folded; });
}

}  // namespace

Found nearest_places(const LayerSet& layers, LonLat point, double radius_m, std::size_t limit) {
    return nearest(layers, point, radius_m, limit, [](PlaceRef) { return true; });
}

std::optional<Whereabouts> whereabouts_of(const LayerSet& layers, LonLat point) {
    constexpr double kFar_m = 50'000;
    const auto found = nearest(layers, point, kFar_m, 1, [&](PlaceRef ref) {
        const PlaceOutline o = layers.outline(ref);
        return kind_of(o.feature) == PlaceKind::populated && !o.country.empty() && !o.admin1.empty();
    });
    if (found.empty()) return std::nullopt;
    const Place place = layers.place(found.front().first, false);
    return Whereabouts{place.country, place.admin1, place.admin2, place.name, found.front().second};
}

Lies lies_in_area(const LayerSet& layers, LonLat point, const Place& area) {
    constexpr double kNearSettlement_m = 10'000;
    const double metres = distance_m(point, area.point);
    const bool first_order = area.feature == "ADM1", second_order = area.feature == "ADM2";
    const auto where = whereabouts_of(layers, point);
    if (where && where->distance_m <= kNearSettlement_m) {
        const bool other_country = !area.country.empty() && where->country != area.country;
        if (area.feature.starts_with("PCL")) return other_country ? Lies::outside : Lies::inside;
        if (!other_country && (first_order || second_order)) {
            const std::string listed[] = {fold_name(where->admin1), fold_name(where->admin2)};
            for (const std::string& division : listed)
                if (!division.empty() && has_name(area, division)) return Lies::inside;
        }
    }
    constexpr double kSurely = 0.6, kPerhaps = 1.6;
    if (metres <= area.radius_m * kSurely) return Lies::inside;
    return metres <= area.radius_m * kPerhaps ? Lies::unclear : Lies::outside;
}

}  // namespace bearing
