#include <fmt/format.h>

#include <cmath>

#include "bearing/carto/scene.hpp"

namespace bearing {
namespace {

ScenePoint middle(const SceneItem& item) {
    const SceneRect box = bounds(item);
    return {box.x + box.width / 2, box.y + box.height / 2};
}

std::string position(ScenePoint p) {
    return fmt::format("({}, {})", std::lround(p.x), std::lround(p.y));
}

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
                lines += fmt::format("  {} {}\n", item.description, position(middle(item)));
            }
        }
        if (!lines.empty()) out += layer.id + "\n" + lines;
    }
    return out;
}

}  // namespace bearing
