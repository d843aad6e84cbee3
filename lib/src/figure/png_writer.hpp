#pragma once

#include <string>
#include <utility>
#include <vector>

#include "bearing/carto/scene.hpp"

namespace bearing::figure {

/// Words kept inside an image file: keyword ("Title", at most 79 letters of Latin-1) and UTF-8 text.
using ImageTexts = std::vector<std::pair<std::string, std::string>>;

/// The scene as PNG of width_px x height_px pixels; dpi > 0 is written as the pixels' size on paper.
/// The same scene gives the same bytes. Throws Error if the image is too large for memory.
std::string write_png(const Scene& scene, int width_px, int height_px, double dpi, const ImageTexts& texts);

}  // namespace bearing::figure
