#pragma once

#include "bearing/gazetteer/gazetteer.hpp"

namespace bearing::geoparse {

bool is_area(const PlaceOutline& place);
bool is_country(const PlaceOutline& place);

/// Does `wide` hold `narrow`, as far as their rows tell: by country, by division, else by the circle of
/// `wide`?
bool holds(const PlaceOutline& wide, const PlaceOutline& narrow);

}  // namespace bearing::geoparse
