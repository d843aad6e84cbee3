#include <fmt/format.h>

#include <cmath>

#include "bearing/base/error.hpp"
#include "bearing/figure/figure.hpp"
#include "figure/figure_extent.hpp"
#include "figure/figure_text.hpp"
#include "figure/frame_labels.hpp"
#include "figure/locator.hpp"
#include "figure/manifest.hpp"
#include "figure/page_layout.hpp"
#include "figure/scale_bar.hpp"

namespace bearing {
namespace figure {
namespace {

constexpr double kPointsPerMm = 72 / 25.4;

void check_sizes(const FigureSpec& spec) {
    constexpr double kLeast_mm = 50, kMost_mm = 1200, kLeastDpi = 36, kMostDpi = 1200, kMostPixels = 150e6;
    const auto within = [](double value, double least, double most) {
        return value >= least && value <= most;
    };
    if (!within(spec.width_mm, kLeast_mm, kMost_mm) || !within(spec.height_mm, kLeast_mm, kMost_mm))
        throw ArgumentError(
            fmt::format("a figure of {} x {} mm cannot be made: each side must be {} to {} mm", spec.width_mm,
                        spec.height_mm, kLeast_mm, kMost_mm));
    if (!within(spec.dpi, kLeastDpi, kMostDpi))
        throw ArgumentError(
            fmt::format("{} dots per inch cannot be printed: give {} to {}", spec.dpi, kLeastDpi, kMostDpi));
    if (static_cast<double>(width_px(spec)) * height_px(spec) > kMostPixels)
        throw ArgumentError(
            fmt::format("{} x {} pixels are too many: lower --dpi or the size, or write SVG or PDF",
                        width_px(spec), height_px(spec)));
}

/// A figure in the making: what every step needs.
struct Composition {
    const FigureSpec& spec;
    Map map;
    std::shared_ptr<const FontSet> fonts;
    Style style;
    FigureFacts facts;
    Extent extent;
    std::shared_ptr<const Projection> projection;
    double width = 0, height = 0;  ///< of the page, points

    Composition(const FigureSpec& s, const Map& m, std::shared_ptr<const FontSet> f)
        : spec(s),
          map(m),
          fonts(std::move(f)),
          style(style_for(s.theme)),
          facts(gather_facts(m)),
          extent(s.extent ? *s.extent : extent_of_selection(m)),
          projection(std::make_shared<const Projection>(s.crs.empty() ? default_crs(extent) : s.crs)),
          width(s.width_mm * kPointsPerMm),
          height(s.height_mm * kPointsPerMm) {
        if (!map.from && !map.to) map.from = facts.first, map.to = facts.last;
        style.names = spec.names;
        style.worldview = spec.worldview;
        style.scale = map_style_scale(width, height);
    }

    Viewport viewport_in(const SceneRect& frame) const {
        // Symbols at the edge of the incidents' box keep off the frame; a box that was asked for is exact.
        const double margin = spec.extent ? 0 : std::min(frame.width, frame.height) * 0.03;
        Viewport view = Viewport::fit(projection, extent, frame.width, frame.height, margin);
        view.origin = {frame.x, frame.y};
        return view;
    }
};

/// Width by height of the extent on the map.
double aspect_of(const Composition& c) {
    constexpr double kLong = 1e6, kShort = 1e3;
    const double width_m = Viewport::fit(c.projection, c.extent, kShort, kLong).metres_per_unit;
    const double height_m = Viewport::fit(c.projection, c.extent, kLong, kShort).metres_per_unit;
    return std::clamp(width_m / height_m, 0.2, 5.0);
}

bool has_land(const Map& map) {
    return std::any_of(map.layers.begin(), map.layers.end(), [](const auto& layer) {
        return layer->kind == LayerKind::land || layer->kind == LayerKind::country;
    });
}

PageContent content_of(const Composition& c) {
    PageContent content;
    content.width = c.width;
    content.height = c.height;
    content.title = title_of(c.spec);
    content.subtitle = subtitle_of(c.spec, c.facts);
    content.counts = counts_in_words(c.facts);
    content.note = note_of(c.facts);
    content.sources = sources_of(c.spec, c.map, *c.projection);
    content.short_note = short_note_of(c.facts);
    content.short_sources = short_sources_of(c.spec, c.map);
    content.map_aspect = aspect_of(c);
    content.wants_locator = has_land(c.map) && locator_extent(c.extent, 1).has_value();
    content.sample_scale = c.style.scale;
    return content;
}

std::vector<std::string> labels_of(const std::vector<LegendEntry>& entries) {
    std::vector<std::string> labels;
    for (const LegendEntry& entry : entries) labels.push_back(entry.label);
    return labels;
}

/// The legend follows from the map's frame, and the frame from the legend's size: settled in a few rounds.
PagePlan settle_layout(const Composition& c, PageContent& content) {
    SceneRect frame{0, 0, 0.7 * c.width, 0.7 * c.height};
    PagePlan plan;
    constexpr int kRounds = 3;
    for (int round = 0; round < kRounds; ++round) {
        auto entries = legend(c.map, c.style, c.viewport_in(frame), *c.fonts);
        const bool settled = round > 0 && labels_of(entries) == labels_of(content.legend);
        if (settled) break;
        content.legend = std::move(entries);
        plan = plan_page(content, c.style, *c.fonts);
        frame = plan.frame;
    }
    return plan;
}

SceneLayer header_layer(const PagePlan& plan) {
    SceneLayer layer{"title", {}, {}};
    double y = plan.inner.y;
    for (const TextBlock* block : {&plan.header.title, &plan.header.subtitle, &plan.header.counts}) {
        block->draw(layer.items, {plan.inner.x, y});
        y += block->height() + (block == &plan.header.title ? plan.header.title_gap : 0);
    }
    return layer;
}

SceneLayer footer_layer(const PagePlan& plan, const Style& style) {
    SceneLayer layer{"credits", {}, {}};
    const ScenePoint at = plan.footer_at;
    const double rule = at.y - 0.2 * plan.footer.rule_gap;
    layer.items.push_back(
        segment({plan.inner.x, rule}, {plan.inner.x + plan.inner.width, rule},
                {style.graticule, plan.metrics.hairline, {}, LineCap::butt, LineJoin::miter}));
    const double top = at.y + plan.footer.rule_gap;
    plan.footer.note.draw(layer.items, {at.x, top});
    plan.footer.sources.draw(layer.items, {at.x + plan.footer.sources_x, top + plan.footer.sources_y});
    return layer;
}

/// Says in the middle of an empty map why it is empty.
void add_empty_notice(const Composition& c, const PagePlan& plan, std::vector<SceneLayer>& layers) {
    if (c.facts.on_map() > 0) return;
    const std::string words =
        c.facts.shown() == 0 ? "No incidents match" : "None of these incidents has a known place";
    const TextLook look{plan.metrics.counts.size, c.style.text, FontWeight::bold, 1.3};
    const double pad = look.size;
    const TextBlock block(*c.fonts, words, plan.frame.width - 4 * pad, look);
    const SceneRect box{plan.frame.x + (plan.frame.width - block.width()) / 2 - pad,
                        plan.frame.y + (plan.frame.height - block.height()) / 2 - pad / 2,
                        block.width() + 2 * pad, block.height() + pad};
    SceneLayer layer{"notice", {}, {}};
    layer.items.push_back(
        rectangle(box, c.style.background, Stroke{c.style.frame, plan.metrics.hairline, {}, {}, {}}));
    block.draw(layer.items, {box.x + pad, box.y + pad / 2});
    layers.push_back(std::move(layer));
}

void add_map(const Composition& c, const PagePlan& plan, const Viewport& view,
             std::vector<SceneLayer>& layers) {
    Scene scene = draw_map(c.map, c.style, view, c.fonts);
    for (SceneLayer& layer : scene.layers) {
        if (layer.items.empty()) continue;
        layer.clip = plan.frame;
        layers.push_back(std::move(layer));
    }
    add_empty_notice(c, plan, layers);
    SceneLayer frame{"frame", {}, {}};
    frame.items.push_back(
        rectangle(plan.frame, {},
                  Stroke{c.style.frame, 1.5 * plan.metrics.hairline, {}, LineCap::butt, LineJoin::miter}));
    draw_frame_labels(frame.items, view, *c.fonts, plan.metrics, c.style);
    layers.push_back(std::move(frame));
}

void add_panel(const Composition& c, const PagePlan& plan, const Viewport& view,
               std::vector<SceneLayer>& layers) {
    SceneLayer key{"legend", {}, {}};
    plan.legend.draw(key.items, plan.legend_at);
    layers.push_back(std::move(key));
    if (plan.locator)
        for (SceneLayer& layer : draw_locator(c.map, c.style, view, extent_shown(view, c.extent),
                                              *plan.locator, c.fonts, plan.metrics))
            layers.push_back(std::move(layer));
    SceneLayer scale{"scale", {}, {}};
    draw_scale_bar(scale.items, plan.scale_bar, view, *c.fonts, plan.metrics, c.style);
    draw_north_arrow(scale.items, plan.north_arrow, view, *c.fonts, plan.metrics, c.style);
    layers.push_back(std::move(scale));
}

}  // namespace
}  // namespace figure

Figure compose(const FigureSpec& asked, const Map& map, std::shared_ptr<const FontSet> fonts) {
    using namespace figure;
    check_sizes(asked);
    const FigureSpec spec = with_clean_words(asked);
    const Composition c(spec, map, std::move(fonts));
    PageContent content = content_of(c);
    const PagePlan plan = settle_layout(c, content);

    Figure made;
    made.spec = spec;
    made.viewport = c.viewport_in(plan.frame);
    made.page.width = c.width;
    made.page.height = c.height;
    made.page.background = c.style.background;
    made.page.fonts = c.fonts;
    made.page.layers.push_back(header_layer(plan));
    add_map(c, plan, made.viewport, made.page.layers);
    add_panel(c, plan, made.viewport, made.page.layers);
    made.page.layers.push_back(footer_layer(plan, c.style));
    const Extent shown = extent_shown(made.viewport, c.extent);
    made.alt_text = alt_text(made.spec, title_of(made.spec), c.facts, shown);
    made.manifest = make_manifest(made, c.map, c.facts, shown);
    return made;
}

}  // namespace bearing
