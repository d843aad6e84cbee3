#pragma once

#include <cstdint>
#include <exception>
#include <map>
#include <memory>
#include <tuple>
#include <vector>

#include "gl/glyph_raster.hpp"

namespace bearing::gl {

/// Thrown when a glyph finds no room: reset() the atlas and build the meshes again.
class AtlasFull : public std::exception {
  public:
    const char* what() const noexcept override { return "the glyph atlas is full"; }
};

/// Where a glyph lies in the atlas, and where on the picture relative to the whole pixel of its origin.
struct AtlasGlyph {
    int x = 0;
    int y = 0;
    int width = 0;
    int height = 0;
    int left = 0;
    int top = 0;
};

/// Glyphs rasterised for exactly the size, angle and part of a pixel at which they are drawn, so that text is
/// as crisp as on paper. Two bytes a texel: the glyph, and the glyph with its halo. Holds pixels in memory; a
/// renderer uploads the rows that have changed.
class GlyphAtlas {
  public:
    static constexpr int kSize = 2048;

    GlyphAtlas();

    /// Throws AtlasFull.
    const AtlasGlyph& glyph(const std::shared_ptr<const FontSet>& fonts, FontId font, std::uint32_t glyph,
                            const GlyphShape& shape);

    const std::vector<std::uint8_t>& pixels() const { return pixels_; }
    /// Rows [first, last) changed since the last call.
    std::pair<int, int> take_changed_rows();
    /// Forgets everything; generation() counts how often.
    void reset();
    std::uint32_t generation() const { return generation_; }

  private:
    using GlyphKey = std::tuple<const FontSet*, FontId, std::uint32_t, int, int, int, int, int>;

    AtlasGlyph store(const GlyphBitmap& bitmap);

    std::vector<std::uint8_t> pixels_;
    std::map<GlyphKey, AtlasGlyph> glyphs_;
    std::vector<std::shared_ptr<const FontSet>> fonts_;  ///< kept, since their addresses are part of the keys
    int shelf_x_ = 0, shelf_y_ = 0, shelf_height_ = 0;
    int changed_first_ = kSize, changed_last_ = 0;
    std::uint32_t generation_ = 1;
};

}  // namespace bearing::gl
