#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "bearing/carto/map.hpp"
#include "carto/symbols.hpp"

namespace bearing {

/// Incidents that one symbol stands for: at one place, or so close in this viewport that their symbols would
/// hide each other. It stands at the place of most of them, never between places.
struct Cluster {
    ScenePoint at;
    LonLat place;
    std::vector<std::uint32_t> incidents;  ///< ascending
    LookCounts counts;
    SymbolLook look;  ///< of the incident, if it is one
    double radius = 0;
    bool highlighted = false;
    bool several_places = false;
};

/// Of all selected incidents in view or close to it, fewest first (so that the largest lie on top).
/// The same map and viewport give the same clusters.
std::vector<Cluster> find_clusters(const Map& map, const Style& style, const Viewport& viewport);

/// "Stepanakert, 2020-10-03 to 2020-10-04, allegation contested"; for several their number and standings.
std::string describe(const Cluster& cluster, const Dataset& dataset);

}  // namespace bearing
