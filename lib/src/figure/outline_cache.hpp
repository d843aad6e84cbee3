#pragma once

#include <map>
#include <utility>

#include "bearing/carto/fonts.hpp"

namespace bearing::figure {

/// Glyph outlines, each asked of the font set once. For one render, one thread.
class OutlineCache {
  public:
    explicit OutlineCache(const FontSet& fonts) : fonts_(fonts) {}

    const GlyphOutline& outline(FontId font, std::uint32_t glyph) {
        const auto [it, is_new] = outlines_.try_emplace({font, glyph});
        if (is_new) it->second = fonts_.outline(font, glyph);
        return it->second;
    }

  private:
    const FontSet& fonts_;
    std::map<std::pair<FontId, std::uint32_t>, GlyphOutline> outlines_;
};

}  // namespace bearing::figure
