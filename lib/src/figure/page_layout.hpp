#pragma once

#include <optional>
#include <string>
#include <vector>

#include "bearing/carto/map.hpp"
#include "figure/legend_block.hpp"
#include "figure/page_metrics.hpp"

namespace bearing::figure {

/// All the words and things that a page must hold, before anything has its place.
struct PageContent {
    double width = 0;  ///< of the page, points
    double height = 0;
    std::string title;
    std::string subtitle;
    std::string counts;
    std::string note;                       ///< how to read uncertainty and attribution
    std::string sources;                    ///< data, basemap, projection
    std::string short_note, short_sources;  ///< where there is no room for the whole
    std::string legend_heading = "Legend";
    std::vector<LegendEntry> legend;
    double map_aspect = 1.5;  ///< width / height of what the map must show
    bool wants_locator = true;
    double sample_scale = 1;  ///< of the map's style
};

/// Title, subtitle and counts, one below the other.
struct HeaderBlock {
    TextBlock title, subtitle, counts;
    double title_gap = 0;  ///< below the title
    double height = 0;
};

/// Note and sources: side by side on wide pages, else one below the other.
struct FooterBlock {
    TextBlock note, sources;
    double sources_x = 0;
    double sources_y = 0;
    double rule_gap = 0;  ///< from the rule above to the first line
    double height = 0;
};

/// Where everything lies on the page, in points.
struct PagePlan {
    PageMetrics metrics;
    HeaderBlock header;
    FooterBlock footer;
    LegendBlock legend;
    SceneRect inner;  ///< page less its margins
    SceneRect frame;  ///< of the map
    ScenePoint legend_at;
    std::optional<SceneRect> locator;
    SceneRect scale_bar;
    SceneRect north_arrow;
    ScenePoint footer_at;
    double score = 0;
};

/// The best of the possible pages: legend beside or below the map, in one to three columns, type as designed
/// or smaller, with or without an inset; the one that shows the incidents largest and reads best. On a page
/// too small for all of it notes and credits are shortened, then lines leave the legend. Throws ArgumentError
/// if nothing fits even so (a very long title on a very small page).
PagePlan plan_page(PageContent content, const Style& style, const FontSet& fonts);

}  // namespace bearing::figure
