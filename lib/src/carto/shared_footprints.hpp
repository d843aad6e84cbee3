#pragma once

#include <cstdint>
#include <vector>

#include "bearing/carto/map.hpp"
#include "bearing/incident/footprint.hpp"

namespace bearing {

/// A footprint and the selected incidents that share it.
struct SharedFootprint {
    Footprint footprint;
    std::vector<std::uint32_t> incidents;  ///< ascending
    bool possible = true;                  ///< all of them only possibly match
    int overlapping = 0;                   ///< footprints whose area holds this one's point
};

/// Those of the selection that may be in view and are not hidden by the symbols of their incidents, largest
/// first.
std::vector<SharedFootprint> shared_footprints(const Map& map, const Style& style, const Viewport& viewport);

}  // namespace bearing
