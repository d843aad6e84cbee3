#include "carto/labels.hpp"

#include "carto/area_labels.hpp"
#include "carto/label_placer.hpp"
#include "carto/map_state.hpp"
#include "carto/place_labels.hpp"
#include "carto/river_labels.hpp"
#include "carto/symbols.hpp"

namespace bearing {

std::vector<SceneItem> draw_labels(const Map& map, const Style& style, const Viewport& viewport,
                                   const FontSet& fonts, std::span<const Cluster> clusters,
                                   std::span<const SceneItem> footprints) {
    std::vector<SceneItem> items;
    if (is_hidden(map, "labels")) return items;
    LabelPlacer placer(viewport.frame());
    for (const Cluster& c : clusters) {
        const double radius = c.radius + (c.highlighted ? kSelectionReach * style.scale : 0);
        placer.block({c.at.x - radius, c.at.y - radius, 2 * radius, 2 * radius});
    }
    const std::vector<PlaceLabel> places = places_to_label(map, style, viewport, clusters);
    std::size_t next = 0;
    // Capitals and the places of incidents before the names of areas, which have more room to move.
    for (; next < places.size() && (places[next].incidents > 0 || places[next].rank <= 2); ++next)
        place_label(places[next], style, fonts, placer, items);
    draw_area_labels(map, style, viewport, fonts, footprints, placer, items);
    for (; next < places.size(); ++next) place_label(places[next], style, fonts, placer, items);
    draw_river_labels(map, style, viewport, fonts, placer, items);
    return items;
}

}  // namespace bearing
