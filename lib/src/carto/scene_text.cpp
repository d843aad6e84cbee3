#include <fmt/format.h>

#include <cmath>

#include "bearing/carto/scene.hpp"

namespace bearing {
namespace {

ScenePoint middle(const PathItem& path) {
    double min_x = INFINITY, max_x = -INFINITY, min_y = INFINITY, max_y = -INFINITY;
    for (const SubPath& part : path.subpaths) {
        for (const ScenePoint& p : part.points) {
            min_x = std::min(min_x, p.x);
            max_x = std::max(max_x, p.x);
            min_y = std::min(min_y, p.y);
            max_y = std::max(max_y, p.y);
        }
    }
    if (min_x > max_x) return {};
    return {(min_x + max_x) / 2, (min_y + max_y) / 2};
}

std::string position(ScenePoint p) { return fmt::format("({}, {})", std::lround(p.x), std::lround(p.y)); }

}  // namespace

std::string to_text(const Scene& scene) {
    std::string out;
    for (const SceneLayer& layer : scene.layers) {
        std::string lines;
        for (const SceneItem& item : layer.items) {
            if (const auto* text = std::get_if<TextItem>(&item.shape)) {
                lines += fmt::format("  \"{}\" {}", text->text.text, position(text->origin));
                if (!item.description.empty()) lines += " " + item.description;
                lines += "\n";
            } else if (!item.description.empty()) {
                lines += fmt::format("  {} {}\n", item.description,
                                     position(middle(std::get<PathItem>(item.shape))));
            }
        }
        if (!lines.empty()) out += layer.id + "\n" + lines;
    }
    return out;
}

}  // namespace bearing
