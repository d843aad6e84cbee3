#pragma once

#include <vector>

#include "bearing/carto/map.hpp"
#include "figure/page_metrics.hpp"

namespace bearing::figure {

/// The legend as a box of known size: a heading (may be empty) and rows of symbol and words, in one or more
/// columns.
class LegendBlock {
  public:
    LegendBlock() = default;
    /// Samples are drawn at `sample_scale`, the scale of the map's style.
    LegendBlock(const FontSet& fonts, std::string_view heading, const std::vector<LegendEntry>& entries,
                double width, int columns, const PageMetrics& metrics, double sample_scale);

    double height() const { return height_; }
    void draw(std::vector<SceneItem>& items, ScenePoint at) const;

  private:
    struct Row {
        TextBlock label;
        std::vector<SceneItem> sample;
        double height = 0;
        ScenePoint at;  ///< upper left corner within the block
    };
    void place_rows(int columns, double column_width);

    TextBlock heading_;
    std::vector<Row> rows_;
    double sample_width_ = 0;
    double label_x_ = 0;
    double row_gap_ = 0;
    double height_ = 0;
};

}  // namespace bearing::figure
