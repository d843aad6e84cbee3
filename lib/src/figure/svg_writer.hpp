#pragma once

#include <string>

#include "bearing/carto/scene.hpp"
#include "figure/image_words.hpp"

namespace bearing::figure {

/// The scene as SVG 1.1, one scene unit being one point. Letters are outlines, so that it looks the same
/// everywhere, with an invisible text above each label that can be searched, copied and read aloud. Layers
/// are named groups that Inkscape and Illustrator show as layers. The same scene gives the same bytes.
std::string write_svg(const Scene& scene, const ImageWords& words);

}  // namespace bearing::figure
