#include <algorithm>
#include <array>

#include "bearing/carto/graticule.hpp"
#include "bearing/carto/map.hpp"
#include "carto/line_styles.hpp"
#include "carto/map_state.hpp"
#include "carto/scene_geometry.hpp"
#include "carto/scene_items.hpp"

namespace bearing {
namespace {

/// What of a layer goes where, bottom up.
constexpr std::array<std::pair<const char*, std::array<LayerKind, 2>>, 7> kStack{{
    {"land", {LayerKind::land, LayerKind::country}},
    {"lakes", {LayerKind::lake, LayerKind::lake}},
    {"rivers", {LayerKind::river, LayerKind::river}},
    {"coast", {LayerKind::coast, LayerKind::coast}},
    {"borders", {LayerKind::border, LayerKind::border}},
    {"other", {LayerKind::other, LayerKind::other}},
    {"lines", {LayerKind::line, LayerKind::line}},
}};

class BasemapDrawing {
  public:
    BasemapDrawing(const Map& map, const Style& style, const Viewport& viewport)
        : map_(map),
          style_(style),
          viewport_(viewport),
          geometry_(viewport),
          fineness_(line_fineness(viewport.scale_denominator())) {}

    void draw(LayerKind kind, std::vector<SceneItem>& out) const {
        std::vector<LineGroup> groups;
        for (const auto& layer : map_.layers) {
            if (layer->kind != kind || !is_drawn(map_, *layer, viewport_)) continue;
            for (const Feature& feature : layer->features)
                if (geometry_.sees(feature.extent) && is_current(map_, feature))
                    draw(feature, kind, out, groups);
        }
        add_lines(groups, out);
    }

  private:
    /// Lines of one look become one item: fewer, larger paths are quicker to draw.
    struct LineGroup {
        std::vector<Stroke> strokes;
        std::vector<SubPath> paths;
        std::string description;
    };

    void draw(const Feature& feature, LayerKind kind, std::vector<SceneItem>& out,
              std::vector<LineGroup>& groups) const {
        std::vector<SubPath> paths;
        if (const auto* polygons = std::get_if<MultiPolygon>(&feature.geometry)) {
            geometry_.add(*polygons, paths);
            if (!paths.empty()) out.push_back({area(std::move(paths), kind), {}, {}, {}});
        } else if (const auto* lines = std::get_if<LineStrings>(&feature.geometry)) {
            geometry_.add(*lines, paths);
            if (paths.empty()) return;
            const std::string description = kind == LayerKind::line ? feature.name : "";
            std::vector<Stroke> strokes = line_strokes(feature, kind, style_, fineness_);
            if (strokes.empty()) return;
            auto group = std::find_if(groups.begin(), groups.end(), [&](const LineGroup& g) {
                return g.strokes == strokes && g.description == description;
            });
            if (group == groups.end()) group = groups.insert(group, {std::move(strokes), {}, description});
            group->paths.insert(group->paths.end(), std::make_move_iterator(paths.begin()),
                                std::make_move_iterator(paths.end()));
        }
    }

    /// Casings of all the lines lie below the lines themselves, so that joints stay clean.
    static void add_lines(const std::vector<LineGroup>& groups, std::vector<SceneItem>& out) {
        for (const LineGroup& group : groups)
            for (std::size_t i = 0; i + 1 < group.strokes.size(); ++i)
                out.push_back(stroked(group.paths, group.strokes[i]));
        for (const LineGroup& group : groups) {
            out.push_back(stroked(group.paths, group.strokes.back()));
            out.back().description = group.description;
        }
    }

    PathItem area(std::vector<SubPath> paths, LayerKind kind) const {
        const double s = style_.scale;
        switch (kind) {
            case LayerKind::lake:
                return {std::move(paths), style_.water,
                        Stroke{style_.coast, 0.4 * fineness_ * s, {}, {}, {}}};
            case LayerKind::land:
            case LayerKind::country:
                // The stroke closes the hairlines that antialiasing leaves between neighbours.
                return {std::move(paths), style_.land, Stroke{style_.land, 0.6 * s, {}, {}, {}}};
            case LayerKind::coast:
                return {std::move(paths), std::nullopt,
                        Stroke{style_.coast, 0.5 * fineness_ * s, {}, {}, {}}};
            default:
                return {std::move(paths), style_.land_alt.with_alpha(160),
                        Stroke{style_.border, 0.4 * s, {}, {}, {}}};
        }
    }

    const Map& map_;
    const Style& style_;
    const Viewport& viewport_;
    SceneGeometry geometry_;
    double fineness_;
};

SubPath rectangle(const SceneRect& r) {
    return {{{r.x, r.y}, {r.x + r.width, r.y}, {r.x + r.width, r.y + r.height}, {r.x, r.y + r.height}}, true};
}

}  // namespace

Scene draw_basemap(const Map& map, const Style& style, const Viewport& viewport,
                   std::shared_ptr<const FontSet> fonts) {
    const SceneRect frame = viewport.frame();
    Scene scene;
    scene.width = frame.x + frame.width;
    scene.height = frame.y + frame.height;
    scene.background = style.background;
    scene.fonts = std::move(fonts);
    scene.layers.push_back({"water", frame, {filled({rectangle(frame)}, style.water)}});
    const BasemapDrawing drawing(map, style, viewport);
    for (const auto& [id, kinds] : kStack) {
        SceneLayer layer{id, frame, {}};
        drawing.draw(kinds[0], layer.items);
        if (kinds[1] != kinds[0]) drawing.draw(kinds[1], layer.items);
        scene.layers.push_back(std::move(layer));
    }
    SceneLayer lines{"graticule", frame, {}};
    if (!is_hidden(map, "graticule"))
        if (Graticule net = graticule(viewport); !net.lines.empty())
            lines.items.push_back(
                stroked(std::move(net.lines), {style.graticule, 0.3 * style.scale, {}, {}, {}}));
    scene.layers.push_back(std::move(lines));
    return scene;
}

}  // namespace bearing
