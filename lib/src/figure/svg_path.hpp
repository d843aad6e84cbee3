#pragma once

#include <string>

#include "bearing/carto/scene.hpp"

namespace bearing::figure {

/// Glyph outlines are written at this many units per em, so that two decimals are more than any font has.
inline constexpr double kUnitsPerEm = 1000;

/// The d attribute of an SVG path.
std::string path_data(const PathItem& item);
std::string path_data(const GlyphOutline& outline);

}  // namespace bearing::figure
