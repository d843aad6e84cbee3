#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "bearing/carto/fonts.hpp"

namespace bearing {

class FontFace;

/// A face and its index in the font set.
struct FallbackFace {
    FontId id = 0;
    const FontFace* face = nullptr;
};

/// Sets one line of text: bidirectional levels (FriBidi), runs of one script and font (the first face that
/// has the character), each shaped by HarfBuzz and put in visual order. `faces` must not be empty.
ShapedText shape_line(std::string_view utf8, double size, std::span<const FallbackFace> faces);

}  // namespace bearing
