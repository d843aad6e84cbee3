#pragma once

#include <functional>
#include <memory>

#include "bearing/carto/scene.hpp"
#include "figure/cairo_handles.hpp"
#include "figure/outline_cache.hpp"

namespace bearing::figure {

/// Draws a scene on a Cairo context, one scene unit being one user unit.
class CairoPainter {
  public:
    /// Draws the letters of a text whose origin is at (0,0) of the context, in its current colour.
    using DrawLetters = std::function<void(cairo_t*, const ShapedText&)>;

    CairoPainter(cairo_t* context, const Scene& scene);

    /// Letters are filled outlines unless something else draws them (PDF sets real text).
    void set_letters(DrawLetters letters) { letters_ = std::move(letters); }
    void paint();

  private:
    void paint_layer(const SceneLayer& layer);
    void paint_path(const PathItem& item);
    void paint_text(const TextItem& item);
    void add_outlines(const ShapedText& text);
    void set_color(Color color);

    cairo_t* context_;
    const Scene& scene_;
    std::unique_ptr<OutlineCache> outlines_;
    DrawLetters letters_;
};

}  // namespace bearing::figure
