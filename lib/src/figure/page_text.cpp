#include "figure/page_text.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace bearing::figure {
namespace {

/// Where the baseline lies in a line's height, in sizes: room for accents above and descenders below.
constexpr double kBaseline = 0.97;

}  // namespace

TextBlock::TextBlock(const FontSet& fonts, std::string_view text, double width, const TextLook& look)
    : lines_(fonts.shape_lines(text, look.size, width, look.weight)), look_(look) {}

double TextBlock::width() const {
    double widest = 0;
    for (const ShapedText& line : lines_) widest = std::max(widest, line.width);
    return widest;
}

void TextBlock::draw(std::vector<SceneItem>& items, ScenePoint at) const {
    double baseline = at.y + kBaseline * look_.size;
    for (const ShapedText& line : lines_) {
        items.push_back(line_of_text(line, look_.color, {at.x, baseline}));
        baseline += line_height();
    }
}

SceneItem line_of_text(ShapedText text, Color color, ScenePoint baseline, Align align, double angle_deg) {
    const double back = align == Align::left ? 0 : align == Align::center ? text.width / 2 : text.width;
    const double angle = angle_deg * std::numbers::pi / 180;
    const ScenePoint origin{baseline.x - back * std::cos(angle), baseline.y - back * std::sin(angle)};
    return {TextItem{std::move(text), origin, angle_deg, color, {}}, {}, {}, {}};
}

SceneItem polygon(std::vector<ScenePoint> points, std::optional<Color> fill, std::optional<Stroke> stroke) {
    return {PathItem{{{std::move(points), true}}, fill, std::move(stroke)}, {}, {}, {}};
}

SceneItem rectangle(const SceneRect& r, std::optional<Color> fill, std::optional<Stroke> stroke) {
    return polygon({{r.x, r.y}, {r.x + r.width, r.y}, {r.x + r.width, r.y + r.height}, {r.x, r.y + r.height}},
                   fill, std::move(stroke));
}

SceneItem segment(ScenePoint from, ScenePoint to, const Stroke& stroke) {
    return {PathItem{{{{from, to}, false}}, {}, stroke}, {}, {}, {}};
}

SceneItem moved(SceneItem item, ScenePoint by) {
    if (auto* text = std::get_if<TextItem>(&item.shape)) {
        text->origin.x += by.x;
        text->origin.y += by.y;
        return item;
    }
    for (SubPath& sub : std::get<PathItem>(item.shape).subpaths) {
        for (ScenePoint& p : sub.points) {
            p.x += by.x;
            p.y += by.y;
        }
    }
    return item;
}

}  // namespace bearing::figure
