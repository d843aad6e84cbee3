#pragma once

#include <string>

#include "bearing/carto/scene.hpp"
#include "figure/image_words.hpp"

namespace bearing::figure {

/// The scene as PNG of width_px x height_px pixels; dpi > 0 is written as the pixels' size on paper,
/// words that are not empty as text chunks.
/// The same scene gives the same bytes. Throws Error if the image is too large for memory.
std::string write_png(const Scene& scene, int width_px, int height_px, double dpi, const ImageWords& words);

}  // namespace bearing::figure
