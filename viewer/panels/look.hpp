#pragma once

#include <imgui.h>

#include "bearing/carto/style.hpp"

namespace bearing {

struct UiFonts {
    ImFont* body = nullptr;
    ImFont* bold = nullptr;
    ImFont* small = nullptr;
    ImFont* heading = nullptr;
};

/// Colours, fonts and sizes of the user interface; the symbols' colours are those of the map.
struct Look {
    UiFonts fonts;
    float scale = 1;  ///< of all lengths: window units in a logical pixel
    bool dark = false;
    ImU32 ground = 0, panel = 0, field = 0, hover = 0, line = 0;
    ImU32 text = 0, muted = 0, accent = 0, accent_soft = 0, on_accent = 0;
    ImU32 certain = 0, possible = 0, contested = 0, warning = 0;

    float px(float logical) const { return logical * scale; }
};

ImU32 to_imgui(Color color);
ImU32 with_alpha(ImU32 color, float share);

/// The look that goes with a map style; fonts may be null (ImGui's own is used).
Look look_for(const Style& style, const UiFonts& fonts, float scale);

/// Makes ImGui's style of it.
void apply(const Look& look);

/// RAII for a font that may be null.
class FontScope {
  public:
    explicit FontScope(ImFont* font) : pushed_(font != nullptr) {
        if (pushed_) ImGui::PushFont(font);
    }
    ~FontScope() {
        if (pushed_) ImGui::PopFont();
    }
    FontScope(const FontScope&) = delete;
    FontScope& operator=(const FontScope&) = delete;

  private:
    bool pushed_;
};

}  // namespace bearing
