#include "carto/clusters.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>
#include <span>
#include <tuple>

#include "bearing/base/text.hpp"
#include "carto/map_state.hpp"

namespace bearing {
namespace {

/// Symbols further outside the frame than this are not made; those nearer still push others aside, so that
/// little changes at the edge while the map is moved.
constexpr double kMargin = 60;
/// Symbols may overlap by this little before they become one.
constexpr double kLeastDistance = 0.9;

/// The standing of each incident, worked out once for each set of claims.
class Standings {
  public:
    explicit Standings(const Dataset& dataset) : dataset_(dataset), of_set_(dataset.claim_set_count()) {}

    Standing of(std::uint32_t incident) {
        const std::uint32_t set = dataset_.claim_sets()[incident];
        auto& known = of_set_[set];
        if (!known) known = standing_of(dataset_.claims_of_set(set), dataset_.actors());
        return *known;
    }

  private:
    const Dataset& dataset_;
    std::vector<std::optional<Standing>> of_set_;
};

/// A selected incident in view or close to it.
struct Seen {
    ScenePoint at;
    LonLat place;
    std::uint32_t incident = 0;
    bool possible = false;
};

std::vector<Seen> seen_incidents(const Map& map, const Viewport& viewport) {
    std::vector<Seen> seen;
    std::vector<LonLat> points;
    for (const bool possible : {false, true})
        for (const std::uint32_t i : possible ? map.selection.possible : map.selection.certain)
            if (map.dataset->is_located(i)) {
                points.push_back(map.dataset->point(i));
                seen.push_back({{}, points.back(), i, possible});
            }
    const auto projected = viewport.projection->map_from_lonlat(std::span<const LonLat>(points));
    for (std::size_t i = 0; i < seen.size(); ++i) seen[i].at = viewport.screen_from_map(projected[i]);
    const SceneRect f = viewport.frame();
    const SceneRect near{f.x - kMargin, f.y - kMargin, f.width + 2 * kMargin, f.height + 2 * kMargin};
    std::erase_if(seen, [&](const Seen& s) { return !near.contains(s.at); });
    return seen;
}

/// One cluster for each distinct point in view.
std::vector<Cluster> clusters_by_place(const Map& map, const Viewport& viewport) {
    std::vector<Seen> seen = seen_incidents(map, viewport);
    const auto place = [](const Seen& s) { return std::pair(s.place.lon, s.place.lat); };
    std::stable_sort(seen.begin(), seen.end(),
                     [&](const Seen& a, const Seen& b) { return place(a) < place(b); });
    Standings standings(*map.dataset);
    std::vector<Cluster> clusters;
    for (const Seen& s : seen) {
        if (clusters.empty() || clusters.back().place != s.place)
            clusters.push_back({s.at, s.place, {}, {}, {}, 0, false, false});
        Cluster& cluster = clusters.back();
        cluster.incidents.push_back(s.incident);
        cluster.look = {standings.of(s.incident), s.possible, is_vague(map.dataset->precision(s.incident))};
        cluster.counts.add(cluster.look);
        cluster.highlighted |= map.highlighted == s.incident;
    }
    return clusters;
}

void absorb(Cluster& into, const Cluster& other) {
    into.incidents.insert(into.incidents.end(), other.incidents.begin(), other.incidents.end());
    into.counts.add(other.counts);
    into.highlighted |= other.highlighted;
    into.several_places = true;
}

/// Where many places are close to one another, joins those whose symbols would hide each other however small
/// they are, by a lattice that lies still on the map. What is left can be looked at one by one.
void join_crowds(std::vector<Cluster>& clusters, const Style& style, const Viewport& viewport) {
    constexpr std::size_t kMany = 20'000;
    if (clusters.size() < kMany) return;
    // Any two points of a cell are closer to each other than this.
    const double cell = 2 * symbol_radius(1, style) * kLeastDistance / std::numbers::sqrt2;
    const ScenePoint anchor = viewport.screen_from_map({0, 0});
    const auto cell_of = [&](const Cluster& c) {
        return std::pair(std::floor((c.at.x - anchor.x) / cell), std::floor((c.at.y - anchor.y) / cell));
    };
    std::sort(clusters.begin(), clusters.end(), [&](const Cluster& a, const Cluster& b) {
        return std::tuple(cell_of(a), b.incidents.size(), a.place.lon, a.place.lat) <
               std::tuple(cell_of(b), a.incidents.size(), b.place.lon, b.place.lat);
    });
    std::vector<Cluster> joined;
    for (Cluster& cluster : clusters)
        if (!joined.empty() && cell_of(joined.back()) == cell_of(cluster))
            absorb(joined.back(), cluster);
        else
            joined.push_back(std::move(cluster));
    clusters = std::move(joined);
}

/// Clusters already kept, found by where they are.
class Neighbourhood {
  public:
    explicit Neighbourhood(double reach) : reach_(reach) {}

    void add(std::size_t index, ScenePoint at) { cells_[cell(at)].push_back(index); }

    template <class Visit>
    void near(ScenePoint at, Visit&& visit) const {
        const auto [x, y] = cell(at);
        for (int dx = -1; dx <= 1; ++dx)
            for (int dy = -1; dy <= 1; ++dy)
                if (const auto found = cells_.find({x + dx, y + dy}); found != cells_.end())
                    for (const std::size_t index : found->second) visit(index);
    }

  private:
    std::pair<int, int> cell(ScenePoint at) const {
        return {static_cast<int>(std::floor(at.x / reach_)), static_cast<int>(std::floor(at.y / reach_))};
    }

    double reach_;
    std::map<std::pair<int, int>, std::vector<std::size_t>> cells_;
};

/// Joins each cluster, largest first, to the nearest kept one that it would overlap. True if any was joined.
bool merge_once(std::vector<Cluster>& clusters, const Style& style) {
    for (Cluster& c : clusters) c.radius = symbol_radius(static_cast<int>(c.incidents.size()), style);
    std::sort(clusters.begin(), clusters.end(), [](const Cluster& a, const Cluster& b) {
        return std::tuple(b.incidents.size(), a.place.lon, a.place.lat) <
               std::tuple(a.incidents.size(), b.place.lon, b.place.lat);
    });
    std::vector<Cluster> kept;
    Neighbourhood neighbourhood(2 * symbol_radius(kMostBySize, style));
    for (Cluster& cluster : clusters) {
        std::optional<std::size_t> nearest;
        double best = INFINITY;
        neighbourhood.near(cluster.at, [&](std::size_t i) {
            const double distance = std::hypot(kept[i].at.x - cluster.at.x, kept[i].at.y - cluster.at.y);
            if (distance < (kept[i].radius + cluster.radius) * kLeastDistance && distance < best) {
                best = distance;
                nearest = i;
            }
        });
        if (nearest) {
            absorb(kept[*nearest], cluster);
            continue;
        }
        neighbourhood.add(kept.size(), cluster.at);
        kept.push_back(std::move(cluster));
    }
    const bool merged = kept.size() < clusters.size();
    clusters = std::move(kept);
    return merged;
}

}  // namespace

std::vector<Cluster> find_clusters(const Map& map, const Style& style, const Viewport& viewport) {
    if (!map.dataset || is_hidden(map, "incidents")) return {};
    std::vector<Cluster> clusters = clusters_by_place(map, viewport);
    join_crowds(clusters, style, viewport);
    while (merge_once(clusters, style)) {
    }
    for (Cluster& c : clusters) std::sort(c.incidents.begin(), c.incidents.end());
    std::reverse(clusters.begin(), clusters.end());
    return clusters;
}

std::string describe(const Cluster& cluster, const Dataset& dataset) {
    const std::uint32_t first = cluster.incidents.front();
    if (cluster.incidents.size() == 1) {
        std::vector<std::string> parts{std::string(dataset.place_name(first))};
        if (dataset.is_dated(first)) parts.push_back(to_string(dataset.time_span(first)));
        parts.emplace_back(words(cluster.look.standing));
        if (cluster.look.possible) parts.emplace_back("possible match");
        if (cluster.look.vague) parts.push_back("known to " + to_string(dataset.precision(first)));
        return join(parts, ", ");
    }
    const auto at_symbol = std::find_if(cluster.incidents.begin(), cluster.incidents.end(),
                                        [&](std::uint32_t i) { return dataset.point(i) == cluster.place; });
    const std::string_view name = dataset.place_name(*at_symbol);
    std::vector<std::string> parts;
    for (const Standing standing : {Standing::accused, Standing::contested, Standing::reported})
        if (const int count = cluster.counts.with(standing); count > 0)
            parts.push_back(fmt::format("{} {}", count, words(standing)));
    if (const int count = cluster.counts.possible(); count > 0)
        parts.push_back(fmt::format("{} only possibly", count));
    return fmt::format("{}{}: {} ({})", name, cluster.several_places ? " and around" : "",
                       counted(cluster.incidents.size(), "incident"), join(parts, ", "));
}

}  // namespace bearing
