#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "bearing/carto/scene.hpp"
#include "bearing/carto/style.hpp"
#include "bearing/carto/viewport.hpp"
#include "bearing/geo/layer.hpp"
#include "bearing/incident/dataset.hpp"

namespace bearing {

/// What a map shows, without saying how or how large.
struct Map {
    Layers layers;                             ///< basemap, drawn by LayerKind from land up
    std::vector<std::string> hidden_layers;    ///< ids not drawn; also "incidents", "footprints", "labels",
                                               ///< "graticule"
    std::shared_ptr<const Dataset> dataset;    ///< may be null
    Selection selection;                       ///< of the dataset: what is drawn, certain and possible
    std::optional<std::uint32_t> highlighted;  ///< incident drawn as selected
    std::optional<Day> from, to;               ///< lines and places valid on some of these days are drawn
};

/// A symbol of the legend: drawn by the same code as on the map.
struct LegendEntry {
    std::string label;
    std::vector<SceneItem> sample;  ///< around (0,0), at most 16 x 10 units
};

/// The whole map in its viewport: basemap, lines, graticule, footprints at true size, incident symbols,
/// labels that do not overlap. Layers of the scene, bottom up: "water", "land", "lakes", "rivers", "borders",
/// "lines", "graticule", "footprints", "incidents", "labels".
Scene draw_map(const Map& map, const Style& style, const Viewport& viewport,
               std::shared_ptr<const FontSet> fonts);

/// The two halves of draw_map, for a viewer that redraws incidents often and the basemap seldom.
Scene draw_basemap(const Map& map, const Style& style, const Viewport& viewport,
                   std::shared_ptr<const FontSet> fonts);
Scene draw_incidents(const Map& map, const Style& style, const Viewport& viewport,
                     std::shared_ptr<const FontSet> fonts);

/// Legend entries for what the map really shows in this viewport, in drawing order.
std::vector<LegendEntry> legend(const Map& map, const Style& style, const Viewport& viewport,
                                const FontSet& fonts);

}  // namespace bearing
