#pragma once

#include <optional>

#include "bearing/carto/viewport.hpp"
#include "bearing/incident/footprint.hpp"

namespace bearing {

/// A circle on earth as it lies on the map: nearly an ellipse.
struct ScreenEllipse {
    ScenePoint center;
    ScenePoint north, east;  ///< half axes, from the centre: images of the northern and eastern radius
};

/// The ellipse through the northern, eastern, southern and western points of a footprint's circle: to 0.1 %
/// of the radius up to 12 km, to 1 % up to 100 km. Nothing where the projection does not reach.
std::optional<ScreenEllipse> screen_ellipse(const Footprint& footprint, const Viewport& viewport);

/// The circle of a footprint: small against the globe it is an ellipse, then a curve through eight of its
/// points; the largest are projected point by point. Nothing where the projection does not reach.
std::optional<SubPath> geodesic_circle(const Footprint& footprint, const Viewport& viewport);

}  // namespace bearing
