#pragma once

#include <vector>

#include "bearing/carto/scene.hpp"
#include "carto/geodesic_circle.hpp"

namespace bearing {

/// What many ellipses cover together, within a rectangle: its outlines, to a quarter of `cell` scene units.
/// The lattice that they are worked out on goes through `anchor`, so that the outlines move with the map when
/// the anchor does.
std::vector<SubPath> merged_outline(const std::vector<ScreenEllipse>& ellipses, const SceneRect& frame,
                                    double cell, ScenePoint anchor);

}  // namespace bearing
