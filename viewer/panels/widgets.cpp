#include "panels/widgets.hpp"

#include <algorithm>
#include <cmath>

#include "bearing/base/text.hpp"

namespace bearing {
namespace {

void draw_tick_box(ImDrawList* list, ImVec2 at, float size, bool ticked, const Look& look) {
    const ImVec2 end{at.x + size, at.y + size};
    const float rounding = look.px(3);
    if (ticked) {
        list->AddRectFilled(at, end, look.accent, rounding);
        const ImVec2 points[] = {{at.x + size * 0.22F, at.y + size * 0.52F},
                                 {at.x + size * 0.43F, at.y + size * 0.72F},
                                 {at.x + size * 0.79F, at.y + size * 0.3F}};
        list->AddPolyline(points, 3, look.on_accent, 0, look.px(1.8F));
    } else {
        list->AddRectFilled(at, end, look.field, rounding);
        list->AddRect(at, end, with_alpha(look.muted, 0.7F), rounding, 0, look.px(1));
    }
}

/// "12", and what is only possible in brackets: "12 (+3)".
float draw_counts(ImDrawList* list, ImVec2 right_top, const TickRow& row, const Look& look) {
    const std::string certain = with_thousands(row.certain);
    const std::string possible = row.possible > 0 ? " +" + with_thousands(row.possible) + "?" : "";
    const float width = text_width(certain) + text_width(possible);
    list->AddText({right_top.x - width, right_top.y}, look.text, certain.c_str());
    list->AddText({right_top.x - text_width(possible), right_top.y}, look.muted, possible.c_str());
    return width;
}

void draw_bar(ImDrawList* list, ImVec2 a, float width, float height, const TickRow& row, const Look& look) {
    if (row.most == 0) return;
    const float unit = width / static_cast<float>(row.most);
    const float certain = unit * static_cast<float>(row.certain);
    const float possible = unit * static_cast<float>(row.possible);
    list->AddRectFilled(a, {a.x + width, a.y + height}, with_alpha(look.muted, 0.13F), height / 2);
    list->AddRectFilled(a, {a.x + certain, a.y + height}, with_alpha(look.certain, 0.75F), height / 2);
    list->AddRectFilled({a.x + certain, a.y}, {a.x + certain + possible, a.y + height},
                        with_alpha(look.possible, 0.3F), height / 2);
}

std::size_t previous_character(const std::string& text, std::size_t at) {
    do --at;
    while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xc0) == 0x80);
    return at;
}

}  // namespace

float text_width(const std::string& text) {
    return ImGui::CalcTextSize(text.c_str()).x;
}

std::string fitted(const std::string& text, float width) {
    if (text_width(text) <= width) return text;
    std::string cut = text;
    while (!cut.empty() && text_width(cut + "…") > width) cut.resize(previous_character(cut, cut.size()));
    while (!cut.empty() && cut.back() == ' ') cut.pop_back();
    return cut + "…";
}

bool section(const PanelContext& context, const char* title, bool open_by_default,
             const std::string& remark) {
    const Look& look = context.look;
    ImGui::PushStyleColor(ImGuiCol_Header, look.ground);
    ImGui::PushStyleVar(ImGuiStyleVar_FrameBorderSize, 0.0F);
    bool open = false;
    {
        const FontScope bold(look.fonts.bold);
        open = ImGui::CollapsingHeader(title, open_by_default ? ImGuiTreeNodeFlags_DefaultOpen : 0);
    }
    ImGui::PopStyleVar();
    ImGui::PopStyleColor();
    context.mark(std::string("section:") + title);
    if (!remark.empty()) {
        const FontScope small(look.fonts.small);
        const ImVec2 end = ImGui::GetItemRectMax(), begin = ImGui::GetItemRectMin();
        const float y = (begin.y + end.y - ImGui::GetFontSize()) / 2;
        ImGui::GetWindowDrawList()->AddText({end.x - text_width(remark) - look.px(8), y}, look.muted,
                                            remark.c_str());
    }
    return open;
}

void wrapped_text(const std::string& text) {
    ImGui::PushTextWrapPos(0);
    ImGui::TextUnformatted(text.c_str());
    ImGui::PopTextWrapPos();
}

void muted_text(const Look& look, const std::string& text) {
    ImGui::PushStyleColor(ImGuiCol_Text, look.muted);
    wrapped_text(text);
    ImGui::PopStyleColor();
}

void bold_text(const Look& look, const std::string& text) {
    const FontScope bold(look.fonts.bold);
    wrapped_text(text);
}

void field(const Look& look, const char* name, const std::string& value, float name_width) {
    if (value.empty()) return;
    const float left = ImGui::GetCursorPosX();
    ImGui::TextColored(ImGui::ColorConvertU32ToFloat4(look.muted), "%s", name);
    ImGui::SameLine(left + name_width);
    wrapped_text(value);
}

void empty_state(const Look& look, const std::string& title, const std::string& advice) {
    ImGui::Dummy({0, look.px(10)});
    ImGui::Indent(look.px(6));
    bold_text(look, title);
    muted_text(look, advice);
    ImGui::Unindent(look.px(6));
}

bool tick_row(const PanelContext& context, const TickRow& row) {
    const Look& look = context.look;
    const float line = ImGui::GetFontSize();
    const float bar = row.most > 0 ? look.px(3) : 0;
    const float height = line + look.px(row.most > 0 ? 11 : 8);
    ImGui::PushID(row.name.c_str());
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float width = ImGui::GetContentRegionAvail().x;
    const bool clicked =
        ImGui::Selectable("##tick", false, 0, {0, height - ImGui::GetStyle().ItemSpacing.y + look.px(2)});
    context.mark(row.name);
    ImGui::PopID();
    ImDrawList* list = ImGui::GetWindowDrawList();
    const float left = at.x + look.px(2) + static_cast<float>(row.depth) * look.px(16);
    const float box = look.px(15);
    draw_tick_box(list, {left, at.y + (line - box) / 2 + look.px(1)}, box, row.ticked, look);
    const float right = at.x + width - look.px(4);
    const bool counted = row.most > 0 || row.certain + row.possible > 0;
    const float counts = counted ? draw_counts(list, {right, at.y}, row, look) : 0;
    const float text_left = left + box + look.px(8);
    const std::string label = fitted(row.label, right - counts - look.px(8) - text_left);
    const bool nothing = counted && row.certain + row.possible == 0;
    list->AddText({text_left, at.y}, nothing ? look.muted : look.text, label.c_str());
    if (label != row.label && ImGui::IsItemHovered()) tooltip(row.label);
    if (bar > 0) draw_bar(list, {text_left, at.y + line + look.px(2)}, right - text_left, bar, row, look);
    return clicked;
}

float chip_width(const PanelContext& context, const std::string& words, bool closable) {
    return text_width(words) + context.look.px(closable ? 34 : 18);
}

bool chip(const PanelContext& context, const std::string& id, const std::string& words, bool closable,
          ImU32 color) {
    const Look& look = context.look;
    const ImU32 ink = color != 0 ? color : look.accent;
    const float height = ImGui::GetFontSize() + look.px(9);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const ImVec2 size{chip_width(context, words, closable), height};
    bool clicked = false;
    if (closable) {
        clicked = ImGui::InvisibleButton(id.c_str(), size);
        context.mark(id);
    } else {
        ImGui::Dummy(size);
    }
    const bool hovered = closable && ImGui::IsItemHovered();
    ImDrawList* list = ImGui::GetWindowDrawList();
    list->AddRectFilled(at, {at.x + size.x, at.y + size.y}, with_alpha(ink, hovered ? 0.22F : 0.13F),
                        height / 2);
    if (closable && ImGui::IsItemFocused() && ImGui::GetIO().NavVisible)
        list->AddRect(at, {at.x + size.x, at.y + size.y}, ink, height / 2, 0, look.px(1.5F));
    list->AddText({at.x + look.px(9), at.y + look.px(4)}, color != 0 ? ink : look.text, words.c_str());
    if (closable) {
        draw_icon(list, {at.x + size.x - look.px(15), at.y + height / 2}, look.px(8), Icon::cross,
                  hovered ? look.text : look.muted, look.px(1.5F));
        if (hovered) tooltip("Take this condition back");
    }
    return clicked;
}

void draw_icon(ImDrawList* list, ImVec2 c, float size, Icon icon, ImU32 color, float thickness) {
    const float r = size / 2;
    const auto line = [&](float x0, float y0, float x1, float y1) {
        list->AddLine({c.x + x0 * r, c.y + y0 * r}, {c.x + x1 * r, c.y + y1 * r}, color, thickness);
    };
    switch (icon) {
        case Icon::plus:
            line(0, -1, 0, 1);
            [[fallthrough]];
        case Icon::minus:
            line(-1, 0, 1, 0);
            break;
        case Icon::cross:
            line(-1, -1, 1, 1), line(-1, 1, 1, -1);
            break;
        case Icon::search:
            list->AddCircle({c.x - r * 0.2F, c.y - r * 0.2F}, r * 0.72F, color, 0, thickness);
            line(0.35F, 0.35F, 1, 1);
            break;
        case Icon::chevron_left:
            line(0.4F, -1, -0.5F, 0), line(-0.5F, 0, 0.4F, 1);
            break;
        case Icon::chevron_right:
            line(-0.4F, -1, 0.5F, 0), line(0.5F, 0, -0.4F, 1);
            break;
        case Icon::fit:
            for (const float x : {-1.0F, 1.0F})
                for (const float y : {-1.0F, 1.0F}) line(x, y * 0.35F, x, y), line(x, y, x * 0.35F, y);
            list->AddCircleFilled(c, r * 0.28F, color);
            break;
    }
}

bool icon_button(const PanelContext& context, const char* id, Icon icon, const char* words,
                 float logical_size) {
    const Look& look = context.look;
    const float size = look.px(logical_size);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const bool clicked = ImGui::InvisibleButton(id, {size, size});
    context.mark(id);
    ImDrawList* list = ImGui::GetWindowDrawList();
    const bool focused = ImGui::IsItemFocused() && ImGui::GetIO().NavVisible;
    const ImU32 fill = ImGui::IsItemActive()    ? look.accent_soft
                       : ImGui::IsItemHovered() ? look.hover
                                                : look.panel;
    list->AddRectFilled(at, {at.x + size, at.y + size}, fill, look.px(6));
    list->AddRect(at, {at.x + size, at.y + size}, focused ? look.accent : look.line, look.px(6), 0,
                  look.px(1));
    draw_icon(list, {std::floor(at.x + size / 2) + 0.5F, std::floor(at.y + size / 2) + 0.5F}, look.px(11),
              icon, look.text, look.px(1.6F));
    tooltip(words);
    return clicked;
}

void incident_mark(ImDrawList* list, ImVec2 center, float radius, ClaimStanding standing, bool certain,
                   const Look& look) {
    const ImU32 ink = standing == ClaimStanding::contested ? look.contested
                      : certain                            ? look.certain
                                                           : look.possible;
    const ImU32 fill = with_alpha(ink, certain ? 1 : 0.25F);
    const float line = look.px(1.4F);
    if (standing == ClaimStanding::accused) {
        list->AddCircleFilled(center, radius, fill);
    } else if (standing == ClaimStanding::contested) {
        constexpr float kPi = 3.14159265F;
        list->PathArcTo(center, radius - line / 2, kPi / 2, kPi * 1.5F);
        list->PathFillConvex(fill);
    } else {
        list->AddCircleFilled(center, radius * 0.35F, fill);
    }
    list->AddCircle(center, radius - line / 2, ink, 0, line);
}

void hatch(ImDrawList* list, ImVec2 a, ImVec2 b, ImU32 color, float step, float thickness) {
    if (b.x - a.x < 0.5F || b.y - a.y < 0.5F) return;
    list->PushClipRect(a, b, true);
    // All hatching on the screen is in step, whatever the rectangle.
    const float height = b.y - a.y;
    const float first = std::floor((a.x - height + b.y) / step) * step - b.y;
    for (float x = first; x < b.x + height; x += step)
        list->AddLine({x, b.y}, {x + height, a.y}, color, thickness);
    list->PopClipRect();
}

void tooltip(const std::string& text) {
    if (!ImGui::IsItemHovered() || ImGui::GetCurrentContext() == nullptr) return;
    ImGui::BeginTooltip();
    ImGui::PushTextWrapPos(ImGui::GetFontSize() * 24);
    ImGui::TextUnformatted(text.c_str());
    ImGui::PopTextWrapPos();
    ImGui::EndTooltip();
}

}  // namespace bearing
