#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "bearing/carto/fonts.hpp"

namespace bearing::figure {

/// Letters and the glyphs that stand for them.
struct TextCluster {
    std::size_t bytes = 0;   ///< of the piece's text
    std::size_t glyphs = 0;  ///< of the piece's glyphs
};

/// A stretch of a run whose glyphs stand for one unbroken stretch of the text, so that a PDF can say which
/// letters each glyph means.
struct TextPiece {
    FontId font = 0;
    std::string text;                   ///< UTF-8, in reading order
    std::vector<PlacedGlyph> glyphs;    ///< in visual order
    std::vector<TextCluster> clusters;  ///< in reading order
    bool right_to_left = false;         ///< clusters take their glyphs from the end
};

std::vector<TextPiece> text_pieces(const ShapedText& text);

}  // namespace bearing::figure
