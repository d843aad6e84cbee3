#include "carto/shared_footprints.hpp"

#include <algorithm>
#include <bit>
#include <unordered_map>

#include "carto/scene_geometry.hpp"
#include "carto/symbols.hpp"

namespace bearing {
namespace {

/// What tells footprints apart: an area's radius is that of its farthest corner.
struct Key {
    LonLat point;
    double radius_m = 0;
    bool has_area = false;

    bool operator==(const Key&) const = default;
};

struct KeyHash {
    std::size_t operator()(const Key& key) const {
        std::uint64_t hash = key.has_area ? 1 : 0;
        for (const double value : {key.point.lon, key.point.lat, key.radius_m})
            hash = (hash ^ std::bit_cast<std::uint64_t>(value)) * 0x9E3779B97F4A7C15ULL;
        return hash ^ hash >> 32;
    }
};

class Collector {
  public:
    Collector(const Map& map, const Style& style, const Viewport& viewport)
        : dataset_(*map.dataset),
          geometry_(viewport),
          least_radius_m_(symbol_radius(1, style) * viewport.metres_per_unit) {}

    void add(std::uint32_t incident, bool possible) {
        if (!dataset_.is_located(incident)) return;
        const Key key{dataset_.point(incident), dataset_.radius_m(incident), dataset_.has_area(incident)};
        if (!key.has_area && key.radius_m < least_radius_m_) return;
        const auto [entry, is_new] = seen_.try_emplace(key, kUnseen);
        if (is_new) {
            Footprint footprint = dataset_.footprint(incident);
            if (geometry_.sees(extent_of(footprint))) {
                entry->second = found_.size();
                found_.push_back({std::move(footprint), {}, true, 0});
            }
        }
        if (entry->second == kUnseen) return;
        found_[entry->second].incidents.push_back(incident);
        found_[entry->second].possible &= possible;
    }

    std::vector<SharedFootprint> take() { return std::move(found_); }

  private:
    static constexpr std::size_t kUnseen = static_cast<std::size_t>(-1);

    const Dataset& dataset_;
    SceneGeometry geometry_;
    double least_radius_m_;  ///< below it the smallest symbol hides a circle
    std::unordered_map<Key, std::size_t, KeyHash> seen_;
    std::vector<SharedFootprint> found_;
};

}  // namespace

std::vector<SharedFootprint> shared_footprints(const Map& map, const Style& style, const Viewport& viewport) {
    Collector collector(map, style, viewport);
    for (const bool possible : {false, true})
        for (const std::uint32_t i : possible ? map.selection.possible : map.selection.certain)
            collector.add(i, possible);
    std::vector<SharedFootprint> found = collector.take();
    std::erase_if(found, [&](const SharedFootprint& shared) {
        const int count = static_cast<int>(shared.incidents.size());
        return shared.footprint.area.empty() &&
               shared.footprint.radius_m / viewport.metres_per_unit < symbol_radius(count, style);
    });
    for (SharedFootprint& shared : found) std::sort(shared.incidents.begin(), shared.incidents.end());
    std::stable_sort(found.begin(), found.end(), [](const SharedFootprint& a, const SharedFootprint& b) {
        return a.footprint.radius_m > b.footprint.radius_m;
    });
    return found;
}

}  // namespace bearing
