#pragma once

#include <cairo.h>

#include <memory>
#include <string>

namespace bearing::figure {

struct CairoDelete {
    void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
    void operator()(cairo_t* context) const { cairo_destroy(context); }
    void operator()(cairo_font_face_t* face) const { cairo_font_face_destroy(face); }
};
using CairoSurface = std::unique_ptr<cairo_surface_t, CairoDelete>;
using CairoContext = std::unique_ptr<cairo_t, CairoDelete>;
using CairoFontFace = std::unique_ptr<cairo_font_face_t, CairoDelete>;

/// Throws Error if Cairo has failed while `doing` something ("drawing the page").
void require_success(cairo_status_t status, const std::string& doing);

}  // namespace bearing::figure
