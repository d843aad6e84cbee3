#pragma once

#include "bearing/carto/map.hpp"

namespace bearing::figure {

/// The box that holds the footprints of the incidents shown, padded and never narrower than 40 km; the
/// default region where none has a place.
Extent extent_of_selection(const Map& map);

/// What a viewport shows that was fitted to an extent: more than it, and the same side of the antimeridian.
Extent extent_shown(const Viewport& viewport, const Extent& fitted);

/// The least box around boxes that may lie on both sides of the antimeridian. `boxes` must not be empty.
Extent box_around(const std::vector<Extent>& boxes);

}  // namespace bearing::figure
