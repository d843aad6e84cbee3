#include "figure/frame_labels.hpp"

#include <algorithm>

namespace bearing::figure {

double frame_label_room(const PageMetrics& metrics) {
    return 1.75 * metrics.graticule.size;
}

namespace {

/// Labels of one edge, along it.
std::vector<GraticuleLabel> along_edge(const Graticule& net, MapEdge edge) {
    std::vector<GraticuleLabel> labels;
    for (const GraticuleLabel& label : net.labels)
        if (label.edge == edge) labels.push_back(label);
    std::sort(labels.begin(), labels.end(), [&](const GraticuleLabel& a, const GraticuleLabel& b) {
        return edge == MapEdge::bottom ? a.at.x < b.at.x : a.at.y < b.at.y;
    });
    return labels;
}

}  // namespace

void draw_frame_labels(std::vector<SceneItem>& items, const Viewport& viewport, const FontSet& fonts,
                       const PageMetrics& metrics, const Style& style) {
    const SceneRect frame = viewport.frame();
    const TextLook& look = metrics.graticule;
    const Stroke tick{style.frame, metrics.hairline, {}, LineCap::butt, LineJoin::miter};
    const double tick_length = 0.4 * look.size;
    const Graticule net = graticule(viewport);
    for (const MapEdge edge : {MapEdge::bottom, MapEdge::left}) {
        const bool below = edge == MapEdge::bottom;
        const double begin = below ? frame.x : frame.y;
        const double end = begin + (below ? frame.width : frame.height);
        double taken = begin;
        for (const GraticuleLabel& label : along_edge(net, edge)) {
            const double at = below ? label.at.x : label.at.y;
            items.push_back(below ? segment({at, frame.y + frame.height},
                                            {at, frame.y + frame.height + tick_length}, tick)
                                  : segment({frame.x - tick_length, at}, {frame.x, at}, tick));
            ShapedText text = fonts.shape(label.text, look.size);
            const double half = text.width / 2;
            if (at - half < taken || at + half > end) continue;
            taken = at + half + look.size;
            const ScenePoint baseline = below ? ScenePoint{at, frame.y + frame.height + 1.42 * look.size}
                                              : ScenePoint{frame.x - 0.75 * look.size, at};
            items.push_back(
                line_of_text(std::move(text), look.color, baseline, Align::center, below ? 0 : -90));
        }
    }
}

}  // namespace bearing::figure
