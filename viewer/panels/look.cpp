#include "panels/look.hpp"

namespace bearing {
namespace {

constexpr ImU32 hex(unsigned rgb) {
    return IM_COL32((rgb >> 16) & 255, (rgb >> 8) & 255, rgb & 255, 255);
}

Look light_look() {
    Look look;
    look.ground = hex(0xf3f5f6);
    look.panel = hex(0xfbfcfc);
    look.field = hex(0xffffff);
    look.hover = hex(0xe9eef1);
    look.line = hex(0xd6dde1);
    look.text = hex(0x1c2328);
    look.muted = hex(0x5a6871);
    look.accent = hex(0x1b6a9c);
    look.accent_soft = hex(0xdcebf5);
    look.on_accent = hex(0xffffff);
    look.warning = hex(0x8f5a00);
    return look;
}

Look dark_look() {
    Look look;
    look.dark = true;
    look.ground = hex(0x12161a);
    look.panel = hex(0x191e23);
    look.field = hex(0x101418);
    look.hover = hex(0x252c33);
    look.line = hex(0x2d363d);
    look.text = hex(0xe7eaec);
    look.muted = hex(0x9ba7b0);
    look.accent = hex(0x62b3e8);
    look.accent_soft = hex(0x1c3444);
    look.on_accent = hex(0x0e1519);
    look.warning = hex(0xe0b05c);
    return look;
}

void set_color(ImGuiCol which, ImU32 color) {
    ImGui::GetStyle().Colors[which] = ImGui::ColorConvertU32ToFloat4(color);
}

void set_sizes(const Look& look) {
    ImGuiStyle& style = ImGui::GetStyle();
    style = ImGuiStyle();
    style.WindowPadding = {12, 10};
    style.FramePadding = {9, 5};
    style.ItemSpacing = {8, 6};
    style.ItemInnerSpacing = {6, 4};
    style.CellPadding = {6, 4};
    style.IndentSpacing = 14;
    style.ScrollbarSize = 11;
    style.GrabMinSize = 12;
    style.WindowRounding = 0;
    style.ChildRounding = 6;
    style.FrameRounding = 5;
    style.PopupRounding = 8;
    style.ScrollbarRounding = 6;
    style.GrabRounding = 5;
    style.TabRounding = 5;
    style.WindowBorderSize = 0;
    style.ChildBorderSize = 1;
    style.PopupBorderSize = 1;
    style.FrameBorderSize = 1;
    style.WindowTitleAlign = {0, 0.5F};
    style.SelectableTextAlign = {0, 0.5F};
    style.AntiAliasedLinesUseTex = true;
    style.CircleTessellationMaxError = 0.15F;
    style.ScaleAllSizes(look.scale);
}

void set_frames(const Look& look) {
    set_color(ImGuiCol_FrameBg, look.field);
    set_color(ImGuiCol_FrameBgHovered, look.field);
    set_color(ImGuiCol_FrameBgActive, look.field);
    set_color(ImGuiCol_Button, look.field);
    set_color(ImGuiCol_ButtonHovered, look.hover);
    set_color(ImGuiCol_ButtonActive, look.accent_soft);
    set_color(ImGuiCol_Header, look.accent_soft);
    set_color(ImGuiCol_HeaderHovered, look.hover);
    set_color(ImGuiCol_HeaderActive, look.accent_soft);
    set_color(ImGuiCol_CheckMark, look.accent);
    set_color(ImGuiCol_SliderGrab, look.accent);
    set_color(ImGuiCol_SliderGrabActive, look.accent);
    set_color(ImGuiCol_NavHighlight, look.accent);
    set_color(ImGuiCol_TextSelectedBg, with_alpha(look.accent, 0.3F));
}

}  // namespace

ImU32 to_imgui(Color c) {
    return IM_COL32(c.r, c.g, c.b, c.a);
}

ImU32 with_alpha(ImU32 color, float share) {
    return (color & ~IM_COL32_A_MASK) | (static_cast<ImU32>(share * 255 + 0.5F) << IM_COL32_A_SHIFT);
}

Look look_for(const Style& style, const UiFonts& fonts, float scale) {
    Look look = style.theme == Theme::dark ? dark_look() : light_look();
    look.fonts = fonts;
    look.scale = scale;
    look.certain = to_imgui(style.incident);
    look.possible = to_imgui(style.incident_possible);
    look.contested = to_imgui(style.incident_contested);
    return look;
}

void apply(const Look& look) {
    set_sizes(look);
    look.dark ? ImGui::StyleColorsDark() : ImGui::StyleColorsLight();
    set_color(ImGuiCol_Text, look.text);
    set_color(ImGuiCol_TextDisabled, look.muted);
    set_color(ImGuiCol_WindowBg, look.panel);
    set_color(ImGuiCol_ChildBg, IM_COL32(0, 0, 0, 0));
    set_color(ImGuiCol_PopupBg, look.panel);
    set_color(ImGuiCol_ModalWindowDimBg, IM_COL32(8, 12, 16, 90));
    set_color(ImGuiCol_NavWindowingDimBg, IM_COL32(8, 12, 16, 90));
    set_color(ImGuiCol_Border, look.line);
    set_color(ImGuiCol_BorderShadow, IM_COL32(0, 0, 0, 0));
    set_color(ImGuiCol_MenuBarBg, look.ground);
    set_color(ImGuiCol_TitleBg, look.ground);
    set_color(ImGuiCol_TitleBgActive, look.ground);
    set_color(ImGuiCol_ScrollbarBg, IM_COL32(0, 0, 0, 0));
    set_color(ImGuiCol_ScrollbarGrab, with_alpha(look.muted, 0.35F));
    set_color(ImGuiCol_ScrollbarGrabHovered, with_alpha(look.muted, 0.6F));
    set_color(ImGuiCol_ScrollbarGrabActive, look.muted);
    set_color(ImGuiCol_Separator, look.line);
    set_color(ImGuiCol_SeparatorHovered, look.accent);
    set_color(ImGuiCol_SeparatorActive, look.accent);
    set_color(ImGuiCol_Tab, look.ground);
    set_color(ImGuiCol_TabHovered, look.hover);
    set_color(ImGuiCol_TabActive, look.accent_soft);
    set_color(ImGuiCol_TabUnfocused, look.ground);
    set_color(ImGuiCol_TabUnfocusedActive, look.accent_soft);
    set_color(ImGuiCol_TableHeaderBg, look.ground);
    set_color(ImGuiCol_TableBorderLight, look.line);
    set_color(ImGuiCol_TableBorderStrong, look.line);
    set_color(ImGuiCol_TableRowBgAlt, IM_COL32(0, 0, 0, 0));
    set_frames(look);
}

}  // namespace bearing
