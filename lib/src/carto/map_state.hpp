#pragma once

#include <string_view>

#include "bearing/carto/map.hpp"

namespace bearing {

bool is_hidden(const Map& map, std::string_view id);

/// Shown by the person's choice and by its range of scales.
bool is_drawn(const Map& map, const Layer& layer, const Viewport& viewport);

/// Held on some of the days that the map is about.
bool is_current(const Map& map, const Feature& feature);

}  // namespace bearing
