#include "bearing/carto/map.hpp"
#include "carto/clusters.hpp"
#include "carto/footprints.hpp"
#include "carto/labels.hpp"
#include "carto/symbols.hpp"

namespace bearing {
namespace {

void add_cluster(const Cluster& cluster, const Map& map, const Style& style, const FontSet& fonts,
                 std::vector<SceneItem>& out) {
    const std::size_t first = out.size();
    if (cluster.incidents.size() == 1)
        add_symbol(cluster.at, cluster.radius, cluster.look, style, out);
    else
        add_cluster_symbol(cluster.at, cluster.radius, cluster.counts, style, fonts, out);
    if (cluster.highlighted) add_selection_mark(cluster.at, cluster.radius, style, out);
    out[first].incident = cluster.incidents.front();
    out[first].more_incidents.assign(cluster.incidents.begin() + 1, cluster.incidents.end());
    out[first].description = describe(cluster, *map.dataset);
}

}  // namespace

Scene draw_incidents(const Map& map, const Style& style, const Viewport& viewport,
                     std::shared_ptr<const FontSet> fonts) {
    const SceneRect frame = viewport.frame();
    Scene scene;
    scene.width = frame.x + frame.width;
    scene.height = frame.y + frame.height;
    scene.background = style.background.with_alpha(0);
    const std::vector<Cluster> clusters = find_clusters(map, style, viewport);
    scene.layers.push_back({"footprints", frame, draw_footprints(map, style, viewport)});
    SceneLayer symbols{"incidents", frame, {}};
    for (const bool highlighted : {false, true})
        for (const Cluster& cluster : clusters)
            if (cluster.highlighted == highlighted) add_cluster(cluster, map, style, *fonts, symbols.items);
    scene.layers.push_back(std::move(symbols));
    SceneLayer labels{"labels", frame,
                      draw_labels(map, style, viewport, *fonts, clusters, scene.layers.front().items)};
    scene.layers.push_back(std::move(labels));
    scene.fonts = std::move(fonts);
    return scene;
}

Scene draw_map(const Map& map, const Style& style, const Viewport& viewport,
               std::shared_ptr<const FontSet> fonts) {
    Scene scene = draw_basemap(map, style, viewport, fonts);
    Scene incidents = draw_incidents(map, style, viewport, std::move(fonts));
    for (SceneLayer& layer : incidents.layers) scene.layers.push_back(std::move(layer));
    return scene;
}

}  // namespace bearing
