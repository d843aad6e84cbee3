#pragma once

#include <vector>

#include "bearing/carto/scene.hpp"
#include "bearing/carto/style.hpp"

namespace bearing {

/// What the legend calls a line: each of these is drawn in its own way.
enum class LineLook {
    none,
    hidden,  ///< a disputed border that the worldview does not know
    border,
    internal_border,
    disputed_border,
    control_line,
    historical_boundary,
    other
};

LineLook look_of(const Feature& feature, LayerKind kind, const std::string& worldview);
/// Words for the legend; empty for what needs none.
const char* label(LineLook look);

/// How fine lines are at a scale: 1 at 1 : 5 million and closer, 0.45 for a world map.
double line_fineness(double scale_denominator);

/// Strokes of a line feature, bottom up; none if it is hidden.
std::vector<Stroke> line_strokes(const Feature& feature, LayerKind kind, const Style& style, double fineness);
std::vector<Stroke> line_strokes(LineLook look, const Style& style, double fineness = 1);

}  // namespace bearing
