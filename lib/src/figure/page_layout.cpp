#include "figure/page_layout.hpp"

#include <algorithm>
#include <cmath>

#include "bearing/base/error.hpp"
#include "bearing/base/text.hpp"
#include "figure/frame_labels.hpp"
#include "figure/scale_bar.hpp"

namespace bearing::figure {
namespace {

/// One way of laying the page out.
struct Choice {
    bool beside = true;        ///< legend beside the map, else below it
    double panel_share = 0.3;  ///< width of the panel, or of the right column below
    int columns = 1;
    double text_share = 1;
    bool locator = true;
};

constexpr double kLocatorAspect = 1.45;
/// A map smaller than this share of the page is none.
constexpr double kLeastMapShare = 0.14;

HeaderBlock make_header(const PageContent& content, const PageMetrics& m, const FontSet& fonts,
                        double width) {
    HeaderBlock header;
    header.title = TextBlock(fonts, content.title, width, m.title);
    header.subtitle = TextBlock(fonts, content.subtitle, width, m.subtitle);
    header.counts = TextBlock(fonts, content.counts, width, m.counts);
    header.title_gap = 0.3 * m.subtitle.size;
    header.height =
        header.title.height() + header.title_gap + header.subtitle.height() + header.counts.height();
    return header;
}

FooterBlock make_footer(const PageContent& content, const PageMetrics& m, const FontSet& fonts,
                        double width) {
    FooterBlock footer;
    footer.rule_gap = 0.6 * m.small.size;
    const double paragraph_gap = content.note.empty() ? 0 : 0.4 * m.small.size;
    const bool columns = width > 62 * m.small.size && !content.note.empty();
    const double gap = columns ? 3 * m.small.size : 0;
    const double note_width = columns ? 0.42 * (width - gap) : width;
    footer.note = TextBlock(fonts, content.note, note_width, m.small);
    footer.sources_x = columns ? note_width + gap : 0;
    footer.sources_y = columns ? 0 : footer.note.height() + paragraph_gap;
    footer.sources = TextBlock(fonts, content.sources, width - footer.sources_x, m.small);
    footer.height =
        footer.rule_gap + std::max(footer.note.height(), footer.sources_y + footer.sources.height());
    return footer;
}

/// How well a page serves its reader: the incidents large, the map large, the type as designed.
double score_of(const PagePlan& plan, const PageContent& content, const Choice& choice) {
    const double page = content.width * content.height;
    const SceneRect& f = plan.frame;
    const double shown_height = std::min(f.height, f.width / content.map_aspect);
    const double shown = shown_height * shown_height * content.map_aspect / page;
    const double area = f.width * f.height / page;
    return std::sqrt(shown * area) * std::pow(choice.text_share, 0.9) * (plan.locator ? 1.3 : 1);
}

bool is_large_enough(const SceneRect& frame, const PageContent& content) {
    return frame.width > 0.3 * content.width && frame.height > 0.2 * content.height &&
           frame.width * frame.height > kLeastMapShare * content.width * content.height;
}

/// Arrow and scale bar in a row that ends at (right, bottom); the arrow at the right end.
void place_scale_row(PagePlan& plan, double left, double right, double bottom) {
    const double bar_height = scale_bar_height(plan.metrics);
    const double arrow_height = 1.25 * bar_height, arrow_width = 0.8 * arrow_height;
    plan.north_arrow = {right - arrow_width, bottom - arrow_height, arrow_width, arrow_height};
    plan.scale_bar = {left, bottom - bar_height, right - arrow_width - 0.3 * plan.metrics.gap - left,
                      bar_height};
}

double scale_row_height(const PageMetrics& m) {
    return 1.25 * scale_bar_height(m);
}

/// The narrowest row in which scale bar and arrow do not crowd each other.
double least_scale_row_width(const PageMetrics& m) {
    return 15 * m.small.size;
}

std::optional<PagePlan> plan_beside(const PageContent& content, const Choice& choice, const FontSet& fonts,
                                    PagePlan plan, double top, double bottom) {
    const PageMetrics& m = plan.metrics;
    const double panel = choice.panel_share * plan.inner.width;
    const double right = plan.inner.x + plan.inner.width, panel_x = right - panel;
    const double room = frame_label_room(m);
    plan.frame = {plan.inner.x + room, top, plan.inner.width - room - panel - 1.4 * m.gap,
                  bottom - top - room};
    if (!is_large_enough(plan.frame, content) || panel < least_scale_row_width(m)) return std::nullopt;
    const double frame_bottom = plan.frame.y + plan.frame.height;
    plan.legend =
        LegendBlock(fonts, content.legend_heading, content.legend, panel, 1, m, content.sample_scale);
    plan.legend_at = {panel_x, top};
    place_scale_row(plan, panel_x, right, frame_bottom);
    double used = plan.legend.height() + m.gap + scale_row_height(m);
    if (choice.locator) {
        const double left_over = plan.frame.height - used - m.gap;
        const double height = std::min(panel / kLocatorAspect, left_over);
        if (height < 0.42 * panel) return std::nullopt;
        plan.locator = SceneRect{panel_x, frame_bottom - scale_row_height(m) - m.gap - height, panel, height};
        used += m.gap + height;
    }
    if (used > plan.frame.height) return std::nullopt;
    return plan;
}

std::optional<PagePlan> plan_below(const PageContent& content, const Choice& choice, const FontSet& fonts,
                                   PagePlan plan, double top, double bottom) {
    const PageMetrics& m = plan.metrics;
    const double right = plan.inner.x + plan.inner.width;
    const double right_width = std::max(choice.panel_share * plan.inner.width, least_scale_row_width(m));
    const double legend_width = plan.inner.width - right_width - 1.6 * m.gap;
    if (legend_width < 20 * m.legend.size * choice.columns * 0.6) return std::nullopt;
    plan.legend = LegendBlock(fonts, content.legend_heading, content.legend, legend_width, choice.columns, m,
                              content.sample_scale);
    double right_height = scale_row_height(m);
    double locator_height = 0;
    if (choice.locator) {
        locator_height = std::max(plan.legend.height() - m.gap - right_height, 0.5 * right_width);
        locator_height = std::min(locator_height, right_width / 1.1);
        right_height += m.gap + locator_height;
    }
    const double band = std::max(plan.legend.height(), right_height);
    const double room = frame_label_room(m);
    plan.frame = {plan.inner.x + room, top, plan.inner.width - room, bottom - top - room - m.gap - band};
    if (!is_large_enough(plan.frame, content)) return std::nullopt;
    const double band_top = bottom - band, right_x = right - right_width;
    plan.legend_at = {plan.inner.x, band_top};
    if (choice.locator) {
        plan.locator = SceneRect{right_x, band_top, right_width, locator_height};
        place_scale_row(plan, right_x, right, band_top + right_height);
    } else {
        place_scale_row(plan, right_x, right, band_top + scale_row_height(m));
    }
    return plan;
}

/// All that does not depend on where legend and map go.
PagePlan unplaced_plan(const PageContent& content, const Style& style, const FontSet& fonts,
                       double text_share) {
    PagePlan plan;
    plan.metrics = page_metrics(content.width, content.height, style, text_share);
    const PageMetrics& m = plan.metrics;
    plan.inner = {m.margin, m.margin, content.width - 2 * m.margin, content.height - 2 * m.margin};
    plan.header = make_header(content, m, fonts, plan.inner.width);
    plan.footer = make_footer(content, m, fonts, plan.inner.width);
    plan.footer_at = {plan.inner.x, plan.inner.y + plan.inner.height - plan.footer.height};
    return plan;
}

std::optional<PagePlan> place(const PagePlan& plan, const PageContent& content, const Choice& choice,
                              const FontSet& fonts) {
    const double top = plan.inner.y + plan.header.height + plan.metrics.gap;
    const double bottom = plan.footer_at.y - 0.9 * plan.metrics.gap;
    auto placed = choice.beside ? plan_beside(content, choice, fonts, plan, top, bottom)
                                : plan_below(content, choice, fonts, plan, top, bottom);
    if (placed) placed->score = score_of(*placed, content, choice);
    return placed;
}

std::vector<Choice> choices(double text_share, bool with_locator) {
    std::vector<Choice> all;
    for (int locator = with_locator ? 1 : 0; locator >= 0; --locator) {
        for (const double share : {0.22, 0.25, 0.28, 0.32, 0.36, 0.42, 0.48})
            all.push_back({true, share, 1, text_share, locator == 1});
        for (const int columns : {1, 2, 3})
            all.push_back({false, columns == 1 ? 0.45 : 0.3, columns, text_share, locator == 1});
    }
    return all;
}

std::optional<PagePlan> best_plan(const PageContent& content, const Style& style, const FontSet& fonts) {
    std::optional<PagePlan> best;
    for (const double text_share : {1.0, 0.92, 0.84, 0.76, 0.68, 0.6, 0.52}) {
        // Smaller type cannot win once a page scores this well.
        if (best && text_share < 0.75 && best->score > 0.3) break;
        const PagePlan base = unplaced_plan(content, style, fonts, text_share);
        for (const Choice& choice : choices(text_share, content.wants_locator)) {
            auto plan = place(base, content, choice, fonts);
            if (plan && (!best || plan->score > best->score)) best = std::move(plan);
        }
    }
    return best;
}

/// Borders and such, which a map reader knows without being told.
bool is_line_entry(const LegendEntry& entry) {
    return std::all_of(entry.sample.begin(), entry.sample.end(), [](const SceneItem& item) {
        const auto* path = std::get_if<PathItem>(&item.shape);
        return path != nullptr && !path->fill;
    });
}

}  // namespace

PagePlan plan_page(PageContent content, const Style& style, const FontSet& fonts) {
    // A page with a fair map on it is not improved by leaving things out.
    constexpr double kGoodEnough = 0.16, kWorthOfWords = 0.8;
    auto best = best_plan(content, style, fonts);
    if (best && best->score > kGoodEnough) return *best;
    const auto consider = [&](double worth) {
        auto plan = best_plan(content, style, fonts);
        if (!plan) return;
        plan->score *= worth;
        if (!best || plan->score > best->score) best = std::move(plan);
    };
    content.sources = join({content.short_note, content.short_sources}, " ");
    content.note.clear();
    content.legend_heading.clear();
    consider(kWorthOfWords);
    std::erase_if(content.legend, is_line_entry);
    consider(kWorthOfWords * kWorthOfWords);
    if (!best)
        throw ArgumentError(
            "the words of the figure do not fit the page: shorten the title, subtitle or credits, or make "
            "the "
            "page larger");
    return *best;
}

}  // namespace bearing::figure
