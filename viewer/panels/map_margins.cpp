#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "app/words.hpp"
#include "bearing/base/text.hpp"
#include "bearing/geo/geodesy.hpp"
#include "panels/map_panel.hpp"
#include "panels/widgets.hpp"

namespace bearing {
namespace {

/// Text on a plate that lets the map shine through a little. `anchor` 0: at is the left end, 1: the right
/// end.
float plate(const PanelContext& context, ImVec2 at, const std::string& words, float anchor) {
    const Look& look = context.look;
    const float width = text_width(words), height = ImGui::GetFontSize();
    const float left = at.x - anchor * (width + look.px(12)) + look.px(6);
    ImDrawList* list = ImGui::GetWindowDrawList();
    list->AddRectFilled({left - look.px(6), at.y - look.px(3)},
                        {left + width + look.px(6), at.y + height + look.px(3)},
                        with_alpha(look.panel, 0.82F), look.px(4));
    list->AddText({left, at.y}, look.text, words.c_str());
    return width + look.px(12);
}

/// The largest 1, 2 or 5 times a power of ten that fits.
double round_length(double most_m) {
    const double power = std::pow(10, std::floor(std::log10(most_m)));
    for (const double step : {5.0, 2.0})
        if (step * power <= most_m) return step * power;
    return power;
}

void scale_bar(const PanelContext& context, ImVec2 at) {
    const Look& look = context.look;
    const Viewport view = context.workspace.view();
    const ScenePoint middle{view.width / 2, view.height / 2};
    const auto west = view.lonlat_from_screen({middle.x - 50, middle.y});
    const auto east = view.lonlat_from_screen({middle.x + 50, middle.y});
    if (!west || !east) return;
    const double metres_per_unit = distance_m(*west, *east) / 100;
    if (metres_per_unit <= 0) return;
    const double length = round_length(metres_per_unit * look.px(130));
    const auto width = static_cast<float>(length / metres_per_unit);
    const std::string words = distance_in_words(length);
    ImDrawList* list = ImGui::GetWindowDrawList();
    const float height = ImGui::GetFontSize();
    list->AddRectFilled({at.x, at.y - look.px(3)},
                        {at.x + width + text_width(words) + look.px(22), at.y + height + look.px(3)},
                        with_alpha(look.panel, 0.82F), look.px(4));
    const float x = at.x + look.px(8), y = std::floor(at.y + height * 0.68F) + 0.5F, up = look.px(5);
    const ImVec2 points[] = {{x, y - up}, {x, y}, {x + width, y}, {x + width, y - up}};
    list->AddPolyline(points, 4, look.text, 0, look.px(1.5F));
    list->AddText({x + width + look.px(7), at.y}, look.text, words.c_str());
}

std::string credits(const Workspace& workspace) {
    std::vector<std::string> all;
    for (const auto& layer : workspace.map().layers)
        for (const std::string& credit : split_list(layer->credit, ','))
            if (std::find(all.begin(), all.end(), credit) == all.end()) all.push_back(credit);
    // "GSHHG 2.3.7" is said by "GSHHG 2.3.7 (LGPL-3+)".
    std::erase_if(all, [&](const std::string& credit) {
        return std::any_of(all.begin(), all.end(), [&](const std::string& other) {
            return other != credit && other.starts_with(credit);
        });
    });
    return all.empty() ? "" : "Map: " + join(all, ", ");
}

/// What must be known about the data, whole: on lines of its own parts where one line is too long.
void data_note(const PanelContext& context, ImVec2 at, ImVec2 size) {
    const Look& look = context.look;
    const std::string& note = context.workspace.data_note();
    const float room = size.x - look.px(90);
    const bool fits = text_width(note) <= room;
    float y = at.y + look.px(13);
    for (const std::string& part : fits ? std::vector<std::string>{note} : split_list(note)) {
        if (!part.empty()) plate(context, {at.x + size.x - look.px(10), y}, fitted(part, room), 1);
        y += ImGui::GetFontSize() + look.px(6);
    }
}

}  // namespace

void draw_map_margins(const PanelContext& context, ImVec2 at, ImVec2 size, bool hovered) {
    const Look& look = context.look;
    const FontScope small(look.fonts.small);
    const float y = at.y + size.y - ImGui::GetFontSize() - look.px(11);
    scale_bar(context, {at.x + look.px(10), y});
    float right = at.x + size.x - look.px(10);
    const Viewport view = context.workspace.view();
    const ImVec2 mouse = ImGui::GetIO().MousePos;
    if (hovered)
        if (const auto point = view.lonlat_from_screen({mouse.x - at.x, mouse.y - at.y}))
            right -=
                plate(context, {right, y}, position_in_words(*point, view.metres_per_unit < 40 ? 4 : 3), 1) +
                look.px(6);
    data_note(context, at, size);
    const std::string words = credits(context.workspace);
    const float room = right - (at.x + look.px(240));
    if (words.empty() || room < look.px(80)) return;
    plate(context, {right, y}, fitted(words, room - look.px(12)), 1);
}

void draw_map_buttons(const PanelContext& context, ImVec2 at, ImVec2) {
    const Look& look = context.look;
    const ImVec2 kept = ImGui::GetCursorScreenPos();
    ImGui::SetCursorScreenPos({at.x + look.px(10), at.y + look.px(10)});
    ImGui::BeginGroup();
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0, look.px(5)});
    if (icon_button(context, "zoom in", Icon::plus, "Closer (+)")) context.actions.run("map.in");
    if (icon_button(context, "zoom out", Icon::minus, "Farther (-)")) context.actions.run("map.out");
    if (icon_button(context, "fit", Icon::fit, "Show all incidents found (F)"))
        context.actions.run("map.fit");
    ImGui::PopStyleVar();
    ImGui::EndGroup();
    ImGui::SetCursorScreenPos(kept);
}

}  // namespace bearing
