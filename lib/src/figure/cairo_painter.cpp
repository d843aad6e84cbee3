#include "figure/cairo_painter.hpp"

#include <numbers>

namespace bearing::figure {

CairoPainter::CairoPainter(cairo_t* context, const Scene& scene) : context_(context), scene_(scene) {
    if (scene.fonts) outlines_ = std::make_unique<OutlineCache>(*scene.fonts);
    letters_ = [this](cairo_t* at, const ShapedText& text) {
        add_outlines(text);
        cairo_set_fill_rule(at, CAIRO_FILL_RULE_WINDING);
        cairo_fill(at);
    };
}

void CairoPainter::paint() {
    set_color(scene_.background);
    cairo_paint(context_);
    for (const SceneLayer& layer : scene_.layers) paint_layer(layer);
    require_success(cairo_status(context_), "Drawing the figure");
}

void CairoPainter::paint_layer(const SceneLayer& layer) {
    cairo_save(context_);
    if (layer.clip) {
        cairo_rectangle(context_, layer.clip->x, layer.clip->y, layer.clip->width, layer.clip->height);
        cairo_clip(context_);
    }
    for (const SceneItem& item : layer.items) {
        if (const auto* path = std::get_if<PathItem>(&item.shape))
            paint_path(*path);
        else
            paint_text(std::get<TextItem>(item.shape));
    }
    cairo_restore(context_);
}

void CairoPainter::set_color(Color color) {
    cairo_set_source_rgba(context_, color.r / 255.0, color.g / 255.0, color.b / 255.0, color.a / 255.0);
}

void CairoPainter::paint_path(const PathItem& item) {
    cairo_new_path(context_);
    for (const SubPath& sub : item.subpaths) {
        cairo_new_sub_path(context_);
        for (const ScenePoint& p : sub.points) cairo_line_to(context_, p.x, p.y);
        if (sub.closed && !sub.points.empty()) cairo_close_path(context_);
    }
    if (item.fill) {
        set_color(*item.fill);
        cairo_set_fill_rule(context_, CAIRO_FILL_RULE_EVEN_ODD);
        cairo_fill_preserve(context_);
    }
    if (item.stroke && item.stroke->width > 0) {
        const Stroke& stroke = *item.stroke;
        set_color(stroke.color);
        cairo_set_line_width(context_, stroke.width);
        cairo_set_dash(context_, stroke.dash.data(), static_cast<int>(stroke.dash.size()), 0);
        cairo_set_line_cap(context_,
                           stroke.cap == LineCap::round ? CAIRO_LINE_CAP_ROUND : CAIRO_LINE_CAP_BUTT);
        cairo_set_line_join(context_,
                            stroke.join == LineJoin::round ? CAIRO_LINE_JOIN_ROUND : CAIRO_LINE_JOIN_MITER);
        cairo_stroke_preserve(context_);
    }
    cairo_new_path(context_);
}

void CairoPainter::paint_text(const TextItem& item) {
    cairo_save(context_);
    cairo_translate(context_, item.origin.x, item.origin.y);
    cairo_rotate(context_, item.angle_deg * std::numbers::pi / 180);
    if (item.halo && item.halo->width > 0) {
        add_outlines(item.text);
        set_color(item.halo->color);
        cairo_set_dash(context_, nullptr, 0, 0);
        cairo_set_line_width(context_, 2 * item.halo->width);
        cairo_set_line_join(context_, CAIRO_LINE_JOIN_ROUND);
        cairo_stroke(context_);
    }
    set_color(item.color);
    letters_(context_, item.text);
    cairo_restore(context_);
}

void CairoPainter::add_outlines(const ShapedText& text) {
    cairo_new_path(context_);
    if (!outlines_) return;
    for (const GlyphRun& run : text.runs) {
        for (const PlacedGlyph& glyph : run.glyphs) {
            const GlyphOutline& outline = outlines_->outline(run.font, glyph.glyph);
            const float* p = outline.points.data();
            const auto x = [&](int i) { return glyph.x + text.size * p[2 * i]; };
            const auto y = [&](int i) { return glyph.y + text.size * p[2 * i + 1]; };
            for (const GlyphOutline::Verb verb : outline.verbs) {
                switch (verb) {
                    case GlyphOutline::Verb::move:
                        cairo_move_to(context_, x(0), y(0)), p += 2;
                        break;
                    case GlyphOutline::Verb::line:
                        cairo_line_to(context_, x(0), y(0)), p += 2;
                        break;
                    case GlyphOutline::Verb::cubic:
                        cairo_curve_to(context_, x(0), y(0), x(1), y(1), x(2), y(2)), p += 6;
                        break;
                    case GlyphOutline::Verb::close:
                        cairo_close_path(context_);
                        break;
                }
            }
        }
    }
}

}  // namespace bearing::figure
