#pragma once

#include <string>

#include "bearing/carto/scene.hpp"
#include "figure/image_words.hpp"

namespace bearing::figure {

/// The scene as a PDF page, one scene unit being one point; text is text (searched, copied, read aloud) in
/// embedded fonts. The same scene gives the same bytes: the file carries no date.
std::string write_pdf(const Scene& scene, const ImageWords& words);

}  // namespace bearing::figure
