#include "carto/river_labels.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "carto/map_state.hpp"
#include "carto/scene_geometry.hpp"

namespace bearing {
namespace {

/// A stretch of a river straight enough for a text of `length`.
struct Stretch {
    ScenePoint from;
    ScenePoint to;
    double straightness = 0;  ///< chord over length, 0..1
};

std::optional<Stretch> straightest(const SubPath& line, double length, const SceneRect& frame) {
    const auto& points = line.points;
    std::vector<double> along{0};
    for (std::size_t i = 1; i < points.size(); ++i)
        along.push_back(along.back() +
                        std::hypot(points[i].x - points[i - 1].x, points[i].y - points[i - 1].y));
    std::optional<Stretch> best;
    for (std::size_t i = 0, j = 0; i < points.size(); ++i) {
        while (j < points.size() && along[j] - along[i] < length) ++j;
        if (j == points.size()) break;
        if (!frame.contains(points[i]) || !frame.contains(points[j])) continue;
        const double chord = std::hypot(points[j].x - points[i].x, points[j].y - points[i].y);
        const double straightness = chord / (along[j] - along[i]);
        if (!best || straightness > best->straightness) best = Stretch{points[i], points[j], straightness};
    }
    return best;
}

bool place_river(const Feature& river, const std::vector<SubPath>& lines, const Style& style,
                 const Viewport& viewport, const FontSet& fonts, LabelPlacer& placer,
                 std::vector<SceneItem>& out) {
    const double s = style.scale;
    const double size = style.label_size * s * 0.86;
    const ShapedText text =
        fonts.shape(label_for(river, names_for(style)), size, FontWeight::regular, FontSlant::italic);
    for (const SubPath& line : lines) {
        auto stretch = straightest(line, text.width * 1.15, viewport.frame());
        if (!stretch || stretch->straightness < 0.9) continue;
        if (stretch->from.x > stretch->to.x) std::swap(stretch->from, stretch->to);
        const double dx = stretch->to.x - stretch->from.x;
        const double dy = stretch->to.y - stretch->from.y;
        const double chord = std::hypot(dx, dy);
        if (chord < text.width) continue;
        const double lead = (chord - text.width) / 2;
        const double lift = 1.6 * s + chord * (1 - stretch->straightness) * 0.5;
        const ScenePoint origin{stretch->from.x + dx / chord * lead + dy / chord * lift,
                                stretch->from.y + dy / chord * lead - dx / chord * lift};
        SceneItem item{TextItem{text, origin, std::atan2(dy, dx) * 180 / std::numbers::pi, style.text_water,
                                Halo{style.halo.with_alpha(190), 0.8 * s}},
                       {},
                       {},
                       {}};
        if (!placer.claim(bounds(item))) continue;
        out.push_back(std::move(item));
        return true;
    }
    return false;
}

}  // namespace

void draw_river_labels(const Map& map, const Style& style, const Viewport& viewport, const FontSet& fonts,
                       LabelPlacer& placer, std::vector<SceneItem>& out) {
    const SceneGeometry geometry(viewport, 1.5);
    std::vector<std::string> placed;
    for (const auto& layer : map.layers) {
        if (layer->kind != LayerKind::river && layer->kind != LayerKind::line) continue;
        if (!is_drawn(map, *layer, viewport)) continue;
        for (const Feature& feature : layer->features) {
            const auto* lines = std::get_if<LineStrings>(&feature.geometry);
            const bool river = layer->kind == LayerKind::river || feature.kind == "river";
            if (!river || lines == nullptr || feature.name.empty() || !geometry.sees(feature.extent))
                continue;
            if (std::find(placed.begin(), placed.end(), feature.name) != placed.end()) continue;
            std::vector<SubPath> paths;
            geometry.add(*lines, paths);
            if (place_river(feature, paths, style, viewport, fonts, placer, out))
                placed.push_back(feature.name);
        }
    }
}

}  // namespace bearing
