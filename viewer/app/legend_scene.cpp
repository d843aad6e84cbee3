#include "app/legend_scene.hpp"

#include <algorithm>
#include <cmath>
#include <utility>
#include <variant>

namespace bearing {
namespace {

void move(SceneItem& item, ScenePoint by) {
    if (auto* path = std::get_if<PathItem>(&item.shape)) {
        for (SubPath& subpath : path->subpaths)
            for (ScenePoint& p : subpath.points) p = {p.x + by.x, p.y + by.y};
    } else if (auto* text = std::get_if<TextItem>(&item.shape)) {
        text->origin = {text->origin.x + by.x, text->origin.y + by.y};
    }
}

}  // namespace

Scene legend_scene(const std::vector<LegendEntry>& entries, const Style& style,
                   std::shared_ptr<const FontSet> fonts, double unit, double width) {
    Scene scene;
    scene.background = style.background.with_alpha(0);
    scene.fonts = fonts;
    scene.width = width;
    const double size = 12.5 * unit, line = 17 * unit, gap = 6 * unit, sample = 16 * style.scale;
    const double words_left = sample + 12 * unit;
    SceneLayer rows{"legend", {}, {}};
    double top = gap;
    for (const LegendEntry& entry : entries) {
        for (SceneItem item : entry.sample) {
            move(item, {std::round(4 * unit + sample / 2), std::round(top + line / 2)});
            item.incident.reset();
            item.more_incidents.clear();
            rows.items.push_back(std::move(item));
        }
        for (ShapedText& words :
             fonts->shape_lines(entry.label, size, std::max(40 * unit, width - words_left))) {
            const double baseline = top + line / 2 + (words.ascent - words.descent) / 2;
            rows.items.push_back(
                {TextItem{std::move(words), {words_left, baseline}, 0, style.text, {}}, {}, {}, {}});
            top += line;
        }
        top += gap;
    }
    scene.height = entries.empty() ? 0 : std::ceil(top);
    scene.layers = {std::move(rows)};
    return scene;
}

}  // namespace bearing
