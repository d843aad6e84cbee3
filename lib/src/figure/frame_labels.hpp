#pragma once

#include "bearing/carto/graticule.hpp"
#include "figure/page_metrics.hpp"

namespace bearing::figure {

/// Room that the labels of the graticule need outside the frame, at the left and at the bottom.
double frame_label_room(const PageMetrics& metrics);

/// Ticks and labels of the meridians below the frame and of the parallels, turned, at its left; a label that
/// would touch another or stick out past a corner is left out.
void draw_frame_labels(std::vector<SceneItem>& items, const Viewport& viewport, const FontSet& fonts,
                       const PageMetrics& metrics, const Style& style);

}  // namespace bearing::figure
