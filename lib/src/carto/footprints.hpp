#pragma once

#include <vector>

#include "bearing/carto/map.hpp"

namespace bearing {

/// The areas within which the selected incidents may have happened, at true size, each distinct one once;
/// largest first. Those that their symbol would cover are left out.
std::vector<SceneItem> draw_footprints(const Map& map, const Style& style, const Viewport& viewport);

}  // namespace bearing
