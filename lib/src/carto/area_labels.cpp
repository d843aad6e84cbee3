#include "carto/area_labels.hpp"

#include <algorithm>
#include <cmath>
#include <tuple>

#include "carto/feature_names.hpp"
#include "carto/map_state.hpp"
#include "carto/scene_geometry.hpp"

namespace bearing {
namespace {

/// Coarse geometry is enough to find room in.
constexpr double kTolerance = 2.5;

/// Closer in than this a country's name in the middle of the view says nothing that its borders do not.
constexpr double kCountriesFrom = 1e6;

struct Area {
    const Feature* feature = nullptr;
    bool is_water = false;
    std::vector<SubPath> rings;
    SceneRect box;
};

bool inside(const std::vector<SubPath>& rings, ScenePoint p) {
    bool in = false;
    for (const SubPath& ring : rings) {
        for (std::size_t i = 0, j = ring.points.size() - 1; i < ring.points.size(); j = i++) {
            const ScenePoint& a = ring.points[i];
            const ScenePoint& b = ring.points[j];
            if ((a.y > p.y) != (b.y > p.y) && p.x < a.x + (p.y - a.y) * (b.x - a.x) / (b.y - a.y)) in = !in;
        }
    }
    return in;
}

bool holds(const std::vector<SubPath>& rings, const SceneRect& r) {
    for (const double u : {0.0, 0.25, 0.5, 0.75, 1.0})
        for (const double v : {0.0, 1.0})
            if (!inside(rings, {r.x + u * r.width, r.y + v * r.height})) return false;
    return true;
}

std::vector<Area> areas_in_view(const Map& map, const Viewport& viewport) {
    const SceneGeometry geometry(viewport, kTolerance);
    const SceneRect frame = viewport.frame();
    std::vector<Area> areas;
    for (const auto& layer : map.layers) {
        const bool water = layer->kind == LayerKind::lake;
        const bool country =
            layer->kind == LayerKind::country && viewport.scale_denominator() >= kCountriesFrom;
        if ((!water && !country) || !is_drawn(map, *layer, viewport)) continue;
        for (const Feature& feature : layer->features) {
            const auto* polygons = std::get_if<MultiPolygon>(&feature.geometry);
            if (polygons == nullptr || feature.name.empty() || !geometry.sees(feature.extent) ||
                !is_current(map, feature))
                continue;
            Area area{&feature, water, {}, {}};
            geometry.add(*polygons, area.rings);
            if (area.rings.empty()) continue;
            const SceneRect box = bounds({PathItem{area.rings, {}, {}}, {}, {}, {}});
            const double x = std::max(box.x, frame.x);
            const double y = std::max(box.y, frame.y);
            area.box = {x, y, std::min(box.x + box.width, frame.x + frame.width) - x,
                        std::min(box.y + box.height, frame.y + frame.height) - y};
            if (area.box.width > 12 && area.box.height > 8) areas.push_back(std::move(area));
        }
    }
    std::stable_sort(areas.begin(), areas.end(), [](const Area& a, const Area& b) {
        return std::tuple(a.is_water, -a.box.width * a.box.height, a.feature->name) <
               std::tuple(b.is_water, -b.box.width * b.box.height, b.feature->name);
    });
    return areas;
}

LabelBlock block_for(const Area& area, const Style& style, const FontSet& fonts, double size) {
    std::vector<ShapedText> lines;
    for (const Name& name : chosen_names(*area.feature, names_for(style))) {
        if (area.is_water) {
            lines.push_back(fonts.shape(name.text, size, FontWeight::regular, FontSlant::italic));
        } else {
            lines.push_back(
                with_tracking(fonts.shape(to_capitals(name.text, name.language), size), size * 0.22));
        }
    }
    return LabelBlock::of(std::move(lines));
}

/// Middle points to try, those nearest to the middle of the area first.
std::vector<ScenePoint> trial_points(const SceneRect& box) {
    constexpr int kAcross = 13;
    constexpr int kDown = 11;
    std::vector<ScenePoint> points;
    for (int i = 0; i < kAcross; ++i)
        for (int j = 0; j < kDown; ++j)
            points.push_back(
                {box.x + box.width * (i + 0.5) / kAcross, box.y + box.height * (j + 0.5) / kDown});
    const ScenePoint middle{box.x + box.width / 2, box.y + box.height / 2};
    const auto from_middle = [&](ScenePoint p) {
        return std::abs(p.x - middle.x) / box.width + std::abs(p.y - middle.y) / box.height;
    };
    std::stable_sort(points.begin(), points.end(),
                     [&](ScenePoint a, ScenePoint b) { return from_middle(a) < from_middle(b); });
    return points;
}

/// True if a footprint's inside reaches into the box.
bool meets(const SceneItem& footprint, const SceneRect& box) {
    if (!bounds(footprint).intersects(box)) return false;
    const auto& rings = std::get<PathItem>(footprint.shape).subpaths;
    for (const double u : {0.0, 0.25, 0.5, 0.75, 1.0})
        for (const double v : {0.0, 1.0})
            if (inside(rings, {box.x + u * box.width, box.y + v * box.height})) return true;
    return false;
}

std::optional<SceneRect> find_room(const Area& area, const LabelBlock& block, double air,
                                   std::span<const SceneItem> footprints, const LabelPlacer& placer) {
    if (block.width > area.box.width || block.height > area.box.height) return std::nullopt;
    std::optional<SceneRect> second_best;
    for (const ScenePoint middle : trial_points(area.box)) {
        const SceneRect box{middle.x - block.width / 2 - air, middle.y - block.height / 2 - air,
                            block.width + 2 * air, block.height + 2 * air};
        if (!placer.is_free(box) || !holds(area.rings, box)) continue;
        const bool clear = std::none_of(footprints.begin(), footprints.end(),
                                        [&](const SceneItem& f) { return meets(f, box); });
        if (area.is_water || clear) return box;
        if (!second_best) second_best = box;
    }
    return second_best;
}

bool place_area(const Area& area, const Style& style, const FontSet& fonts, double size,
                std::span<const SceneItem> footprints, LabelPlacer& placer, std::vector<SceneItem>& out) {
    const LabelBlock block = block_for(area, style, fonts, size);
    const double air = 2 * style.scale;
    const auto room = find_room(area, block, air, footprints, placer);
    if (!room) return false;
    placer.block(*room);
    const Color color = area.is_water ? style.text_water : style.text_muted;
    const Color halo = area.is_water ? style.water : style.halo;
    add_texts(block, {room->x + air, room->y + air}, BlockAlign::center, color,
              Halo{halo.with_alpha(200), 0.9 * style.scale}, out);
    return true;
}

}  // namespace

void draw_area_labels(const Map& map, const Style& style, const Viewport& viewport, const FontSet& fonts,
                      std::span<const SceneItem> footprints, LabelPlacer& placer,
                      std::vector<SceneItem>& out) {
    const double base = style.label_size * style.scale;
    for (const Area& area : areas_in_view(map, viewport)) {
        const double largest = area.is_water ? 1.15 : 1.45;
        for (const double factor : {largest, largest * 0.82, largest * 0.68})
            if (place_area(area, style, fonts, base * factor, footprints, placer, out)) break;
    }
}

}  // namespace bearing
