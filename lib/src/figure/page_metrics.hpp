#pragma once

#include "bearing/carto/style.hpp"
#include "figure/page_text.hpp"

namespace bearing::figure {

/// Sizes of everything on a page, in points: they follow from the page's area, so that a figure for a column
/// and one for a wall chart read alike.
struct PageMetrics {
    double scale = 1;  ///< 1 on a page of 180 x 120 mm
    double margin = 0;
    double gap = 0;  ///< between the parts of the page
    double hairline = 0;
    TextLook title, subtitle, counts, heading, legend, small, graticule;
};

/// `text_share` shrinks the type (1 = as designed) where little room is left.
PageMetrics page_metrics(double width_pt, double height_pt, const Style& style, double text_share);

/// Scale of the map's own symbols and labels on such a page.
double map_style_scale(double width_pt, double height_pt);

}  // namespace bearing::figure
