#include <algorithm>

#include "bearing/base/utf8.hpp"
#include "bearing/carto/fonts.hpp"

namespace bearing {
namespace {

/// Breaks text into lines as it grows; each line is shaped whole, so that its width is what will be drawn.
class LineBreaker {
  public:
    LineBreaker(const FontSet& fonts, double size, double width, FontWeight weight)
        : fonts_(fonts), size_(size), width_(width), weight_(weight) {}

    void add_word(std::string_view word) {
        const std::string longer = line_.empty() ? std::string(word) : line_ + " " + std::string(word);
        ShapedText shaped = fonts_.shape(longer, size_, weight_);
        if (shaped.width <= width_) {
            line_ = longer;
            shaped_ = std::move(shaped);
        } else if (!line_.empty()) {
            end_line();
            add_word(word);
        } else {
            break_word(word);
        }
    }

    void end_line() {
        if (line_.empty()) return;
        lines_.push_back(std::move(shaped_));
        line_.clear();
    }

    std::vector<ShapedText> take() { return std::move(lines_); }

  private:
    /// A word wider than the line, such as an address: as many characters as fit, at least one.
    void break_word(std::string_view word) {
        const std::u32string characters = to_utf32(word);
        std::size_t fitting = characters.size();
        while (fitting > 1) {
            shaped_ = fonts_.shape(to_utf8(characters.substr(0, fitting)), size_, weight_);
            if (shaped_.width <= width_) break;
            const double share = width_ / shaped_.width;
            fitting = std::clamp<std::size_t>(static_cast<std::size_t>(static_cast<double>(fitting) * share),
                                              1, fitting - 1);
        }
        line_ = to_utf8(characters.substr(0, fitting));
        shaped_ = fonts_.shape(line_, size_, weight_);
        if (fitting == characters.size()) return;
        end_line();
        add_word(to_utf8(characters.substr(fitting)));
    }

    const FontSet& fonts_;
    double size_;
    double width_;
    FontWeight weight_;
    std::string line_;
    ShapedText shaped_;
    std::vector<ShapedText> lines_;
};

}  // namespace

std::vector<ShapedText> FontSet::shape_lines(std::string_view utf8, double size, double width,
                                             FontWeight weight) const {
    LineBreaker breaker(*this, size, width, weight);
    while (!utf8.empty()) {
        const auto end = utf8.find_first_of(" \n\t\r");
        if (end != 0) breaker.add_word(utf8.substr(0, end));
        if (end == std::string_view::npos) break;
        if (utf8[end] == '\n') breaker.end_line();
        utf8.remove_prefix(end + 1);
    }
    breaker.end_line();
    return breaker.take();
}

ShapedText with_tracking(ShapedText text, double tracking) {
    for (const char32_t c : to_utf32(text.text))
        if ((c >= 0x0590 && c <= 0x08FF) || (c >= 0xFB1D && c <= 0xFEFC)) return text;
    double shift = 0;
    bool first = true;
    std::uint32_t last_cluster = 0;
    for (GlyphRun& run : text.runs) {
        for (PlacedGlyph& glyph : run.glyphs) {
            if (!first && glyph.cluster != last_cluster) shift += tracking;
            first = false;
            last_cluster = glyph.cluster;
            glyph.x += static_cast<float>(shift);
        }
    }
    text.width += shift;
    return text;
}

}  // namespace bearing
