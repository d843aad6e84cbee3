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

bool is_wide(std::string_view feature) {
    return feature.starts_with("PCL") || feature.starts_with("ADM") || feature == "RGN" || feature == "TERR";
}

/// Areas that may hold a point: all of the tables on top, and the divisions of the file that are named like
/// those of the nearest settlement.
std::vector<PlaceRef> areas_to_try(const LayerSet& layers, const std::optional<Whereabouts>& where) {
    std::vector<PlaceRef> refs = layers.curated_areas();
    if (!where) return refs;
    for (const std::string& division : {where->admin1, where->admin2}) {
        if (division.empty()) continue;
        AskedName name(division);
        for (const LayerHit& hit : layers.lookup(name, MatchTier::folded, true)) {
            const PlaceOutline outline = layers.outline(hit.place);
            if (hit.place.in_file && outline.country == where->country && outline.feature.starts_with("ADM"))
                refs.push_back(hit.place);
        }
    }
    return refs;
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

std::vector<AreaOfPoint> areas_of_point(const LayerSet& layers, LonLat point, std::size_t limit) {
    std::vector<AreaOfPoint> areas;
    if (!is_valid(point)) return areas;
    std::vector<PlaceRef> refs = areas_to_try(layers, whereabouts_of(layers, point));
    std::sort(refs.begin(), refs.end());
    refs.erase(std::unique(refs.begin(), refs.end()), refs.end());
    constexpr double kFarthest = 2;  // radii
    for (const PlaceRef ref : refs) {
        const PlaceOutline outline = layers.outline(ref);
        if (!is_wide(outline.feature) ||
            quick_distance_m(outline.point, point) > kFarthest * std::max(outline.radius_m, 50'000.0))
            continue;
        Place area = layers.place(ref, true);
        const Lies lies = lies_in_area(layers, point, area);
        if (lies != Lies::outside) areas.push_back({std::move(area), lies});
    }
    std::stable_sort(areas.begin(), areas.end(), [](const AreaOfPoint& a, const AreaOfPoint& b) {
        return a.lies != b.lies ? a.lies < b.lies : a.area.radius_m < b.area.radius_m;
    });
    if (areas.size() > limit) areas.resize(limit);
    return areas;
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
