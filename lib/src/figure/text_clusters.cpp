#include "figure/text_clusters.hpp"

#include <algorithm>
#include <set>

namespace bearing::figure {
namespace {

/// Where each cluster of a text ends: at the next one in reading order.
class ClusterEnds {
  public:
    explicit ClusterEnds(const ShapedText& text) : size_(text.text.size()) {
        for (const GlyphRun& run : text.runs)
            for (const PlacedGlyph& glyph : run.glyphs) starts_.insert(glyph.cluster);
    }
    std::size_t end(std::uint32_t cluster) const {
        const auto next = starts_.upper_bound(cluster);
        return std::min<std::size_t>(next == starts_.end() ? size_ : *next, size_);
    }

  private:
    std::size_t size_;
    std::set<std::uint32_t> starts_;
};

enum class Direction { unknown, left_to_right, right_to_left, broken };

/// How the text goes on from one glyph to the next.
Direction step(const ClusterEnds& ends, std::uint32_t from, std::uint32_t to) {
    if (from == to) return Direction::unknown;
    if (ends.end(from) == to) return Direction::left_to_right;
    if (ends.end(to) == from) return Direction::right_to_left;
    return Direction::broken;
}

TextPiece make_piece(const ShapedText& text, const ClusterEnds& ends, FontId font, const PlacedGlyph* first,
                     const PlacedGlyph* last, Direction direction) {
    TextPiece piece{font, {}, {first, last}, {}, direction == Direction::right_to_left};
    for (const PlacedGlyph* glyph = first; glyph != last; ++glyph) {
        if (glyph == first || glyph->cluster != (glyph - 1)->cluster)
            piece.clusters.push_back(
                {ends.end(glyph->cluster) -
                     std::min(text.text.size(), static_cast<std::size_t>(glyph->cluster)),
                 0});
        ++piece.clusters.back().glyphs;
    }
    std::uint32_t begin = first->cluster;
    std::uint32_t back = (last - 1)->cluster;
    if (piece.right_to_left) {
        std::reverse(piece.clusters.begin(), piece.clusters.end());
        std::swap(begin, back);
    }
    if (begin < text.text.size()) piece.text = text.text.substr(begin, ends.end(back) - begin);
    return piece;
}

}  // namespace

std::vector<TextPiece> text_pieces(const ShapedText& text) {
    const ClusterEnds ends(text);
    std::vector<TextPiece> pieces;
    for (const GlyphRun& run : text.runs) {
        const PlacedGlyph* const end = run.glyphs.data() + run.glyphs.size();
        const PlacedGlyph* first = run.glyphs.data();
        while (first != end) {
            Direction direction = Direction::unknown;
            const PlacedGlyph* last = first + 1;
            for (; last != end; ++last) {
                const Direction next = step(ends, (last - 1)->cluster, last->cluster);
                if (next == Direction::unknown) continue;
                if (next == Direction::broken) break;
                if (direction != Direction::unknown && direction != next) break;
                direction = next;
            }
            pieces.push_back(make_piece(text, ends, run.font, first, last, direction));
            first = last;
        }
    }
    return pieces;
}

}  // namespace bearing::figure
