#pragma once

#include <map>
#include <memory>

#include "bearing/carto/fonts.hpp"
#include "figure/cairo_handles.hpp"

namespace bearing::figure {

class FreeTypeLibrary;

/// Cairo faces of the files of a font set, opened when first used. For one render, one thread.
class PdfFonts {
  public:
    explicit PdfFonts(const FontSet& fonts);
    ~PdfFonts();

    /// Throws FileError if the font file has gone.
    cairo_font_face_t* face(FontId font);

  private:
    const FontSet& fonts_;
    std::shared_ptr<FreeTypeLibrary> library_;
    std::map<FontId, CairoFontFace> faces_;
};

}  // namespace bearing::figure
