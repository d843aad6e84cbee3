#include "carto/label_placer.hpp"

#include <algorithm>
#include <cmath>

namespace bearing {

LabelBlock LabelBlock::of(std::vector<ShapedText> lines) {
    LabelBlock block;
    block.lines = std::move(lines);
    for (const ShapedText& line : block.lines) block.width = std::max(block.width, line.width);
    const double size = block.lines.front().size;
    block.height = size * (kLabelAscent + kLabelDescent) +
                   static_cast<double>(block.lines.size() - 1) * block.line_height();
    return block;
}

template <class Visit>
void LabelPlacer::for_cells(const SceneRect& box, Visit&& visit) const {
    const auto cell = [](double v) { return static_cast<int>(std::floor(v / kCell)); };
    for (int x = cell(box.x); x <= cell(box.x + box.width); ++x)
        for (int y = cell(box.y); y <= cell(box.y + box.height); ++y) visit(std::pair(x, y));
}

void LabelPlacer::block(const SceneRect& box) {
    if (!box.intersects(frame_)) return;
    for_cells(box, [&](std::pair<int, int> cell) { cells_[cell].push_back(taken_.size()); });
    taken_.push_back(box);
}

bool LabelPlacer::is_free(const SceneRect& box) const {
    if (box.x < frame_.x || box.y < frame_.y || box.x + box.width > frame_.x + frame_.width ||
        box.y + box.height > frame_.y + frame_.height)
        return false;
    bool free = true;
    for_cells(box, [&](std::pair<int, int> cell) {
        const auto found = cells_.find(cell);
        if (!free || found == cells_.end()) return;
        free = std::none_of(found->second.begin(), found->second.end(),
                            [&](std::size_t i) { return taken_[i].intersects(box); });
    });
    return free;
}

bool LabelPlacer::claim(const SceneRect& box) {
    if (!is_free(box)) return false;
    block(box);
    return true;
}

std::vector<std::pair<ScenePoint, BlockAlign>> positions_around(ScenePoint at, double radius, double gap,
                                                                const LabelBlock& block) {
    const double w = block.width;
    const double h = block.height;
    const double reach = radius + gap;
    const double slant = radius * 0.7 + gap * 0.6;
    const double right = at.x + reach;
    const double left = at.x - reach - w;
    return {{{right, at.y - h * 0.54}, BlockAlign::left},
            {{at.x + slant, at.y - slant - h}, BlockAlign::left},
            {{at.x + slant, at.y + slant}, BlockAlign::left},
            {{left, at.y - h * 0.54}, BlockAlign::right},
            {{at.x - slant - w, at.y - slant - h}, BlockAlign::right},
            {{at.x - slant - w, at.y + slant}, BlockAlign::right},
            {{at.x - w / 2, at.y - reach - h}, BlockAlign::center},
            {{at.x - w / 2, at.y + reach}, BlockAlign::center}};
}

void add_texts(const LabelBlock& block, ScenePoint corner, BlockAlign align, Color color,
               std::optional<Halo> halo, std::vector<SceneItem>& out) {
    double baseline = corner.y + block.lines.front().size * kLabelAscent;
    for (const ShapedText& line : block.lines) {
        const double spare = block.width - line.width;
        const double x = corner.x + (align == BlockAlign::left    ? 0
                                     : align == BlockAlign::right ? spare
                                                                  : spare / 2);
        out.push_back({TextItem{line, {x, baseline}, 0, color, halo}, {}, {}, {}});
        baseline += block.line_height();
    }
}

}  // namespace bearing
