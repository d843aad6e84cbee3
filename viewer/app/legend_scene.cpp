#include "app/legend_scene.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <utility>
#include <variant>

namespace bearing {
namespace {

SubPath rounded_plate(double width, double height, double radius) {
    SubPath ring{{}, true};
    const ScenePoint corners[] = {{width - radius, radius}, {width - radius, height - radius},
                                  {radius, height - radius}, {radius, radius}};
    for (int corner = 0; corner < 4; ++corner)
        for (int i = 0; i <= 6; ++i) {
            const double a = (corner - 1 + i / 6.0) * std::numbers::pi / 2;
            ring.points.push_back({corners[corner].x + radius * std::cos(a), corners[corner].y + radius * std::sin(a)});
        }
    return ring;
}

void move(SceneItem& item, ScenePoint by) {
    if (auto* path = std::get_if<PathItem>(&item.shape)) {
        for (SubPath& subpath : path->subpaths)
            for (ScenePoint& p : subpath.points) p = {p.x + by.x, p.y + by.y};
    } else if (auto* text = std::get_if<TextItem>(&item.shape)) {
        text->origin = {text->origin.x + by.x, text->origin.y + by.y};
    }
}

}  // namespace

Scene legend_scene(const std::vector<LegendEntry>& entries, const Style& style, std::shared_ptr<const FontSet> fonts,
                   double unit) {
    Scene scene;
    scene.background = style.background.with_alpha(0);
    scene.fonts = fonts;
    if (entries.empty()) return scene;
    const double size = 12.5 * unit, line = 21 * unit, pad = 9 * unit, sample = 16 * style.scale;
    SceneLayer rows{"legend", {}, {}};
    double width = 0;
    for (std::size_t i = 0; i < entries.size(); ++i) {
        const double middle = pad + line * (static_cast<double>(i) + 0.5);
        for (SceneItem item : entries[i].sample) {
            move(item, {std::round(pad + sample / 2), std::round(middle)});
            item.incident.reset();
            rows.items.push_back(std::move(item));
        }
        ShapedText words = fonts->shape(entries[i].label, size);
        width = std::max(width, words.width);
        const double baseline = middle + (words.ascent - words.descent) / 2 - 0.5 * unit;
        rows.items.push_back(
            {TextItem{std::move(words), {pad + sample + 8 * unit, baseline}, 0, style.text, {}}, {}, {}, {}});
    }
    scene.width = std::ceil(width + sample + 2 * pad + 8 * unit);
    scene.height = std::ceil(line * static_cast<double>(entries.size()) + 2 * pad);
    SceneLayer plate{"plate", {}, {}};
    plate.items.push_back({PathItem{{rounded_plate(scene.width, scene.height, 6 * unit)},
                                    style.land.with_alpha(225),
                                    Stroke{style.graticule, unit, {}, {}, {}}},
                           {}, {}, {}});
    scene.layers = {std::move(plate), std::move(rows)};
    return scene;
}

}  // namespace bearing
