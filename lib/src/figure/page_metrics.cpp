#include "figure/page_metrics.hpp"

#include <algorithm>
#include <cmath>

namespace bearing::figure {
namespace {

constexpr double kReferenceArea_pt2 = (180 / 25.4 * 72) * (120 / 25.4 * 72);

double page_scale(double width_pt, double height_pt) {
    return std::clamp(std::pow(width_pt * height_pt / kReferenceArea_pt2, 0.33), 0.66, 2.0);
}

}  // namespace

double map_style_scale(double width_pt, double height_pt) {
    return std::clamp(page_scale(width_pt, height_pt), 0.64, 1.6);
}

PageMetrics page_metrics(double width_pt, double height_pt, const Style& style, double text_share) {
    PageMetrics m;
    m.scale = page_scale(width_pt, height_pt);
    m.margin = 14 * m.scale;
    m.gap = 8 * m.scale;
    m.hairline = 0.5 * std::min(m.scale, 1.5);
    const double type = m.scale * text_share;
    const auto at_least = [](double size, double least) { return std::max(size, least); };
    m.title = {at_least(14.5 * type, 5.6), style.text, FontWeight::bold, 1.22};
    m.subtitle = {at_least(8.2 * type, 4.6), style.text_muted, FontWeight::regular, 1.35};
    m.counts = {at_least(8.2 * type, 4.6), style.text, FontWeight::regular, 1.35};
    m.heading = {at_least(7 * type, 4.6), style.text, FontWeight::bold, 1.3};
    m.legend = {at_least(6.9 * type, 4.3), style.text, FontWeight::regular, 1.25};
    m.small = {at_least(5.4 * type, 4), style.text_muted, FontWeight::regular, 1.35};
    m.graticule = {at_least(5.3 * type, 4), style.text_muted, FontWeight::regular, 1.2};
    return m;
}

}  // namespace bearing::figure
