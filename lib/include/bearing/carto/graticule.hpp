#pragma once

#include <string>
#include <vector>

#include "bearing/carto/viewport.hpp"

namespace bearing {

enum class MapEdge { top, bottom, left, right };

/// Where a line of the graticule meets the frame, and what it is called: "46°30′ E".
struct GraticuleLabel {
    ScenePoint at;
    MapEdge edge = MapEdge::bottom;
    std::string text;
};

/// Meridians and parallels of one viewport.
struct Graticule {
    double step_deg =
        0;  ///< between meridians and between parallels; 0 if the view shows no part of the earth
    std::vector<SubPath> lines;
    std::vector<GraticuleLabel> labels;  ///< meridians at the top and bottom, parallels at the left and right
};

/// Lines at a round step (1', 2', 5', 10', 15', 30', 1°, 2°, 5°, 10°, 15°, 30°) so that some four to eight
/// cross the longer side of the frame.
Graticule graticule(const Viewport& viewport);

}  // namespace bearing
