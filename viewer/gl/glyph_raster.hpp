#pragma once

#include <cstdint>
#include <vector>

#include "bearing/carto/fonts.hpp"

namespace bearing::gl {

/// Coverage of a glyph and of the glyph grown by its halo, two bytes a pixel, rows from the top. The pixel
/// (0,0) of the bitmap lies `left`, `top` pixels from the glyph's origin.
struct GlyphBitmap {
    int left = 0;
    int top = 0;
    int width = 0;
    int height = 0;
    std::vector<std::uint8_t> coverage;
};

/// How a glyph is to be drawn: `size` pixels to the em, turned clockwise by `angle_rad`, its origin `dx`,
/// `dy` (0..1) into a pixel, the halo `halo` pixels wide (0: none).
struct GlyphShape {
    double size = 0;
    double angle_rad = 0;
    double dx = 0;
    double dy = 0;
    double halo = 0;
};

/// Exact area coverage of the outline (nonzero winding for contours that do not cancel), and distance-based
/// coverage of its halo. Empty for a glyph without ink.
GlyphBitmap rasterize(const GlyphOutline& outline, const GlyphShape& shape);

}  // namespace bearing::gl
