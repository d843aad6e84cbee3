#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "bearing/carto/scene.hpp"

namespace bearing::figure {

/// How a piece of the page is set.
struct TextLook {
    double size = 7;
    Color color;
    FontWeight weight = FontWeight::regular;
    double leading = 1.28;  ///< line height in sizes
};

/// Wrapped text as a box of known size: measured first, drawn when its place is known.
class TextBlock {
  public:
    TextBlock() = default;
    TextBlock(const FontSet& fonts, std::string_view text, double width, const TextLook& look);

    double height() const { return static_cast<double>(lines_.size()) * line_height(); }
    /// Of the widest line.
    double width() const;
    std::size_t lines() const { return lines_.size(); }
    double line_height() const { return look_.size * look_.leading; }
    /// With its upper left corner at a point.
    void draw(std::vector<SceneItem>& items, ScenePoint at) const;

  private:
    std::vector<ShapedText> lines_;
    TextLook look_;
};

enum class Align { left, center, right };

/// One line with its baseline starting, centred or ending at a point, turned clockwise about that point.
SceneItem line_of_text(ShapedText text, Color color, ScenePoint baseline, Align align = Align::left,
                       double angle_deg = 0);

SceneItem rectangle(const SceneRect& rect, std::optional<Color> fill, std::optional<Stroke> stroke);
SceneItem segment(ScenePoint from, ScenePoint to, const Stroke& stroke);
SceneItem polygon(std::vector<ScenePoint> points, std::optional<Color> fill, std::optional<Stroke> stroke);

/// The item moved by an offset.
SceneItem moved(SceneItem item, ScenePoint by);

}  // namespace bearing::figure
