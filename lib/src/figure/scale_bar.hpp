#pragma once

#include "bearing/carto/style.hpp"
#include "bearing/carto/viewport.hpp"
#include "figure/page_metrics.hpp"

namespace bearing::figure {

/// A scale bar of a round length.
struct ScaleBar {
    double length_m = 0;
    double length_pt = 0;
};

/// Metres on the ground in one scene unit, east-west through the middle of the viewport: measured along the
/// geodesic, so that it holds in any projection. 0 where the projection has no answer.
double ground_metres_per_unit(const Viewport& viewport);

/// The longest bar of 1, 2 or 5 times a power of ten metres that is at most `room_pt` long.
ScaleBar fitting_scale_bar(double metres_per_unit, double room_pt);

/// Height of the bar with its numbers and its scale below.
double scale_bar_height(const PageMetrics& metrics);

/// Draws bar, numbers and scale in a box of that height, from its left edge.
void draw_scale_bar(std::vector<SceneItem>& items, const SceneRect& box, const Viewport& viewport,
                    const FontSet& fonts, const PageMetrics& metrics, const Style& style);

/// Direction of true north in the middle of the viewport, in degrees clockwise from the top of the page.
double north_angle_deg(const Viewport& viewport);

/// An arrow to true north with its letter, filling the box.
void draw_north_arrow(std::vector<SceneItem>& items, const SceneRect& box, const Viewport& viewport,
                      const FontSet& fonts, const PageMetrics& metrics, const Style& style);

}  // namespace bearing::figure
