#pragma once

#include "bearing/incident/footprint.hpp"

namespace bearing {

/// The footprint as a polygon: its area, else its circle (at least 1 m).
MultiPolygon footprint_area(const Footprint& footprint);

}  // namespace bearing
