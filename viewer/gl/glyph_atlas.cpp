#include "gl/glyph_atlas.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace bearing::gl {
namespace {

int rounded(double value, double per_unit) {
    return static_cast<int>(std::lround(value * per_unit));
}

}  // namespace

GlyphAtlas::GlyphAtlas() : pixels_(static_cast<std::size_t>(2 * kSize) * kSize) {}

const AtlasGlyph& GlyphAtlas::glyph(const std::shared_ptr<const FontSet>& fonts, FontId font,
                                    std::uint32_t glyph, const GlyphShape& shape) {
    if (std::find(fonts_.begin(), fonts_.end(), fonts) == fonts_.end()) fonts_.push_back(fonts);
    const GlyphKey key{fonts.get(),
                       font,
                       glyph,
                       rounded(shape.size, 64),
                       rounded(shape.angle_rad, 1000),
                       rounded(shape.dx, 8),
                       rounded(shape.dy, 8),
                       rounded(shape.halo, 16)};
    const auto found = glyphs_.find(key);
    if (found != glyphs_.end()) return found->second;
    const AtlasGlyph stored = store(rasterize(fonts->outline(font, glyph), shape));
    return glyphs_.emplace(key, stored).first->second;
}

AtlasGlyph GlyphAtlas::store(const GlyphBitmap& bitmap) {
    AtlasGlyph placed{0, 0, bitmap.width, bitmap.height, bitmap.left, bitmap.top};
    if (bitmap.width == 0) return placed;
    constexpr int kGap = 1;  // texels between glyphs, for filtering while a scene is shown scaled
    if (shelf_x_ + bitmap.width + kGap > kSize) {
        shelf_y_ += shelf_height_ + kGap;
        shelf_x_ = shelf_height_ = 0;
    }
    if (shelf_y_ + bitmap.height > kSize || bitmap.width > kSize) throw AtlasFull();
    placed.x = shelf_x_;
    placed.y = shelf_y_;
    for (int row = 0; row < bitmap.height; ++row)
        std::copy_n(bitmap.coverage.begin() + static_cast<std::ptrdiff_t>(2) * row * bitmap.width,
                    2 * bitmap.width,
                    pixels_.begin() + static_cast<std::ptrdiff_t>(2) * ((placed.y + row) * kSize + placed.x));
    shelf_x_ += bitmap.width + kGap;
    shelf_height_ = std::max(shelf_height_, bitmap.height);
    changed_first_ = std::min(changed_first_, placed.y);
    changed_last_ = std::max(changed_last_, placed.y + bitmap.height);
    return placed;
}

std::pair<int, int> GlyphAtlas::take_changed_rows() {
    const std::pair rows{changed_first_, changed_last_};
    changed_first_ = kSize;
    changed_last_ = 0;
    return rows;
}

void GlyphAtlas::reset() {
    std::fill(pixels_.begin(), pixels_.end(), std::uint8_t{0});
    glyphs_.clear();
    fonts_.clear();
    shelf_x_ = shelf_y_ = shelf_height_ = 0;
    changed_first_ = 0;
    changed_last_ = kSize;
    ++generation_;
}

}  // namespace bearing::gl
