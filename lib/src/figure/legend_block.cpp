#include "figure/legend_block.hpp"

#include <algorithm>
#include <numeric>

namespace bearing::figure {
namespace {

/// Samples keep within a box of this size around (0,0), in units of the style's scale.
constexpr double kSampleWidth = 16;
constexpr double kSampleHeight = 10;

}  // namespace

LegendBlock::LegendBlock(const FontSet& fonts, std::string_view heading,
                         const std::vector<LegendEntry>& entries, double width, int columns,
                         const PageMetrics& metrics, double sample_scale) {
    if (entries.empty()) return;
    heading_ = TextBlock(fonts, heading, width, metrics.heading);
    sample_width_ = kSampleWidth * sample_scale;
    label_x_ = sample_width_ + 0.6 * metrics.legend.size;
    row_gap_ = 0.22 * metrics.legend.size;
    const double column_gap = 1.5 * metrics.legend.size;
    const double column_width = (width - (columns - 1) * column_gap) / columns;
    for (const LegendEntry& entry : entries) {
        Row row;
        row.label = TextBlock(fonts, entry.label, std::max(1.0, column_width - label_x_), metrics.legend);
        row.sample = entry.sample;
        row.height = std::max(row.label.height(), kSampleHeight * sample_scale);
        rows_.push_back(std::move(row));
    }
    place_rows(columns, column_width + column_gap);
}

/// Fills the columns in reading order, none much longer than the others.
void LegendBlock::place_rows(int columns, double column_step) {
    const double total = std::accumulate(rows_.begin(), rows_.end(), 0.0, [&](double sum, const Row& row) {
        return sum + row.height + row_gap_;
    });
    const double top = heading_.lines() > 0 ? heading_.height() + row_gap_ : 0;
    double y = 0, placed = 0;
    int column = 0;
    for (Row& row : rows_) {
        const double middle = placed + row.height / 2;
        if (column + 1 < columns && y > 0 && middle > total / columns * (column + 1)) {
            ++column;
            y = 0;
        }
        row.at = {column * column_step, top + y};
        y += row.height + row_gap_;
        placed += row.height + row_gap_;
        height_ = std::max(height_, top + y - row_gap_);
    }
}

void LegendBlock::draw(std::vector<SceneItem>& items, ScenePoint at) const {
    heading_.draw(items, at);
    for (const Row& row : rows_) {
        const ScenePoint corner{at.x + row.at.x, at.y + row.at.y};
        // The first line of the words stands beside the middle of the symbol.
        const double one_line = row.label.line_height();
        const double symbol_y =
            row.label.lines() > 1 ? std::max(one_line / 2, row.height / 2) : row.height / 2;
        for (const SceneItem& item : row.sample)
            items.push_back(moved(item, {corner.x + sample_width_ / 2, corner.y + symbol_y}));
        row.label.draw(items, {corner.x + label_x_, corner.y + (row.height - row.label.height()) / 2});
    }
}

}  // namespace bearing::figure
