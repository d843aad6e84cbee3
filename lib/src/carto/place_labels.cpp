#include "carto/place_labels.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>
#include <string_view>
#include <tuple>

#include "bearing/base/text.hpp"
#include "carto/feature_names.hpp"
#include "carto/map_state.hpp"
#include "carto/scene_items.hpp"

namespace bearing {
namespace {

double dot_radius(int rank, const Style& style) {
    return (rank <= 2 ? 1.5 : rank <= 4 ? 1.2 : 0.9) * style.scale;
}

bool is_capital(const PlaceLabel& place) {
    return place.feature != nullptr && place.feature->kind == "PPLC";
}

std::vector<PlaceLabel> basemap_places(const Map& map, const Style& style, const Viewport& viewport) {
    std::vector<PlaceLabel> places;
    std::vector<LonLat> points;
    const auto box = viewport.lonlat_extent();
    if (!box) return places;
    for (const auto& layer : map.layers) {
        if (layer->kind != LayerKind::place || !is_drawn(map, *layer, viewport)) continue;
        for (const Feature& feature : layer->features) {
            const auto* point = std::get_if<LonLat>(&feature.geometry);
            if (point == nullptr || !box->contains(*point) || !is_current(map, feature)) continue;
            places.push_back({{}, dot_radius(feature.rank, style), feature.rank, 0, &feature, feature.name});
            points.push_back(*point);
        }
    }
    const auto projected = viewport.projection->map_from_lonlat(std::span<const LonLat>(points));
    for (std::size_t i = 0; i < places.size(); ++i) places[i].at = viewport.screen_from_map(projected[i]);
    std::erase_if(places, [&](const PlaceLabel& p) { return !viewport.frame().contains(p.at); });
    return places;
}

/// The incident's own name for a place that no layer knows; nothing where only an area is known.
std::optional<std::string> name_at(const Cluster& cluster, const Dataset& dataset) {
    for (const std::uint32_t i : cluster.incidents) {
        const std::string_view name = dataset.place_name(i);
        if (dataset.point(i) == cluster.place && !is_vague(dataset.precision(i)) && !name.empty())
            return std::string(name);
    }
    return std::nullopt;
}

PlaceLabel* nearest_place(std::vector<PlaceLabel>& places, ScenePoint at, double reach) {
    PlaceLabel* nearest = nullptr;
    double least = reach * reach;
    for (PlaceLabel& place : places) {
        const double dx = place.at.x - at.x;
        const double dy = place.at.y - at.y;
        if (dx * dx + dy * dy > least) continue;
        nearest = &place;
        least = dx * dx + dy * dy;
    }
    return nearest;
}

/// Gives each cluster's symbol to the place that it stands at, so that the place is named beside the symbol.
void join_with_clusters(std::vector<PlaceLabel>& places, const Map& map, const Viewport& viewport,
                        std::span<const Cluster> clusters, const Style& style) {
    constexpr double kSamePlace = 2.5;
    std::vector<PlaceLabel> added;
    for (const Cluster& cluster : clusters) {
        if (!viewport.frame().contains(cluster.at)) continue;
        PlaceLabel* own = nearest_place(places, cluster.at, kSamePlace * style.scale);
        const int count = static_cast<int>(cluster.incidents.size());
        if (own != nullptr) {
            own->at = cluster.at;
            own->radius = cluster.radius + (cluster.highlighted ? kSelectionReach * style.scale : 0);
            own->incidents += count;
        } else if (const auto name = name_at(cluster, *map.dataset)) {
            added.push_back({cluster.at, cluster.radius, 6, count, nullptr, *name});
        }
    }
    places.insert(places.end(), added.begin(), added.end());
}

/// A ring for a settlement, a triangle for a height or a pass, a square for anything else.
SubPath mark(const PlaceLabel& place) {
    const std::string_view kind = place.feature != nullptr ? std::string_view(place.feature->kind) : "";
    const auto [x, y] = place.at;
    const double r = place.radius;
    if (kind.empty() || kind.starts_with("PPL")) return circle(place.at, r);
    for (const std::string_view height : {"MT", "PK", "PASS", "HLL", "RDGE", "GAP"})
        if (kind.starts_with(height))
            return {{{x, y - 1.25 * r}, {x + 1.2 * r, y + 0.85 * r}, {x - 1.2 * r, y + 0.85 * r}}, true};
    const double half = 0.9 * r;
    return {{{x - half, y - half}, {x + half, y - half}, {x + half, y + half}, {x - half, y + half}}, true};
}

void add_dot(const PlaceLabel& place, const Style& style, std::vector<SceneItem>& out) {
    out.push_back({PathItem{{mark(place)},
                            is_capital(place) ? style.text : style.halo,
                            Stroke{style.text, 0.6 * style.scale, {}, {}, {}}},
                   {},
                   {},
                   {}});
}

double text_size(const PlaceLabel& place, const Style& style) {
    const double by_rank = std::clamp(1.32 - 0.08 * place.rank, 0.86, 1.24);
    return style.label_size * style.scale * (place.incidents > 0 ? std::max(1.0, by_rank) : by_rank);
}

/// The names on one line, and on a line each where there are several.
std::vector<LabelBlock> blocks_for(const PlaceLabel& place, const Style& style, const FontSet& fonts) {
    const double size = text_size(place, style);
    const FontWeight weight = is_capital(place) ? FontWeight::bold : FontWeight::regular;
    std::vector<std::string> names;
    if (place.feature != nullptr)
        for (const Name& name : chosen_names(*place.feature, names_for(style))) names.push_back(name.text);
    else
        names.push_back(place.name);
    std::vector<LabelBlock> blocks{LabelBlock::of({fonts.shape(join(names, " / "), size, weight)})};
    if (names.size() > 1) {
        std::vector<ShapedText> lines;
        for (const std::string& name : names) lines.push_back(fonts.shape(name, size, weight));
        blocks.push_back(LabelBlock::of(std::move(lines)));
    }
    return blocks;
}

}  // namespace

int most_rank(double scale_denominator) {
    constexpr std::array kCoarsest{30e6, 14e6, 7e6, 3.6e6, 2.0e6, 1.1e6, 600e3, 300e3};
    int rank = 1;
    for (const double limit : kCoarsest) rank += scale_denominator < limit;
    return rank;
}

std::vector<PlaceLabel> places_to_label(const Map& map, const Style& style, const Viewport& viewport,
                                        std::span<const Cluster> clusters) {
    std::vector<PlaceLabel> places = basemap_places(map, style, viewport);
    join_with_clusters(places, map, viewport, clusters, style);
    const int most = most_rank(viewport.scale_denominator());
    std::erase_if(places, [&](const PlaceLabel& p) { return p.incidents == 0 && p.rank > most; });
    std::stable_sort(places.begin(), places.end(), [](const PlaceLabel& a, const PlaceLabel& b) {
        // A place of incidents counts as three ranks more important; capitals stay in front.
        const auto importance = [](const PlaceLabel& p) { return p.incidents > 0 ? p.rank - 3 : p.rank; };
        return std::tuple(importance(a), -a.incidents, a.name, a.at.x, a.at.y) <
               std::tuple(importance(b), -b.incidents, b.name, b.at.x, b.at.y);
    });
    return places;
}

bool place_label(const PlaceLabel& place, const Style& style, const FontSet& fonts, LabelPlacer& placer,
                 std::vector<SceneItem>& out) {
    const double s = style.scale;
    const bool has_symbol = place.incidents > 0;
    const SceneRect dot{place.at.x - place.radius - s, place.at.y - place.radius - s, 2 * (place.radius + s),
                        2 * (place.radius + s)};
    if (!has_symbol && !placer.is_free(dot)) return false;
    const std::vector<LabelBlock> blocks = blocks_for(place, style, fonts);
    const double gap = (has_symbol ? 1.6 : 1.4) * s;
    const double air = 1.2 * s;
    for (const LabelBlock& block : blocks) {
        for (const auto& [corner, align] : positions_around(place.at, place.radius, gap, block)) {
            if (!placer.claim(
                    {corner.x - air, corner.y - air * 0.4, block.width + 2 * air, block.height + 0.8 * air}))
                continue;
            if (!has_symbol) {
                add_dot(place, style, out);
                placer.block(dot);
            }
            add_texts(block, corner, align, style.text, Halo{style.halo.with_alpha(225), 1.0 * s}, out);
            return true;
        }
    }
    return false;
}

}  // namespace bearing
