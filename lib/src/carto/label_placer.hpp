#pragma once

#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "bearing/carto/scene.hpp"

namespace bearing {

/// Lines of text set as one block, left, centred or right.
struct LabelBlock {
    std::vector<ShapedText> lines;
    double width = 0;
    double height = 0;  ///< from the top of the first line's capitals to the last line's descenders

    static LabelBlock of(std::vector<ShapedText> lines);
    double line_height() const { return lines.front().size * 1.12; }
};

enum class BlockAlign { left, center, right };

/// Keeps what is already on the map and finds room for labels: nothing that it places overlaps anything that
/// it knows. Deterministic: the first candidate that fits wins.
class LabelPlacer {
  public:
    explicit LabelPlacer(SceneRect frame) : frame_(frame) {}

    /// Room that no label may take.
    void block(const SceneRect& box);
    bool is_free(const SceneRect& box) const;
    /// Blocks the box if it is free and inside the frame.
    bool claim(const SceneRect& box);

  private:
    static constexpr double kCell = 32;
    template <class Visit>
    void for_cells(const SceneRect& box, Visit&& visit) const;

    SceneRect frame_;
    std::vector<SceneRect> taken_;
    std::map<std::pair<int, int>, std::vector<std::size_t>> cells_;
};

/// Where a block's upper left corner and alignment go for each position around a symbol of `radius`: right,
/// above right, below right, left, above left, below left, above, below (Imhof's order of preference).
std::vector<std::pair<ScenePoint, BlockAlign>> positions_around(ScenePoint at, double radius, double gap,
                                                                const LabelBlock& block);

/// The block's texts at a corner.
void add_texts(const LabelBlock& block, ScenePoint corner, BlockAlign align, Color color,
               std::optional<Halo> halo, std::vector<SceneItem>& out);

/// Share of the em above the baseline and below it that a label takes up.
inline constexpr double kLabelAscent = 0.78;
inline constexpr double kLabelDescent = 0.24;

}  // namespace bearing
