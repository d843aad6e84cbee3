#pragma once

#include <functional>
#include <string_view>
#include <utility>

namespace bearing::publish {

/// Takes the middle of each closed shape of a drawing that is no larger than a symbol, in PostScript points
/// from the upper left corner of the page.
using TakePoint = std::function<void(double x, double y)>;

/// SVG: of the layers "incidents" and "footprints" only.
void svg_symbols(std::string_view svg, const TakePoint& take);

/// The content of a PDF page, unpacked: of all shapes.
void pdf_symbols(std::string_view content, double page_height, const TakePoint& take);

}  // namespace bearing::publish
