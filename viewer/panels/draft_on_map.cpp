#include <algorithm>
#include <cmath>

#include "panels/draft_panel.hpp"
#include "panels/widgets.hpp"

namespace bearing {
namespace {

/// A label on a plate, so that it can be read over any map.
void plate(ImDrawList* list, ImVec2 at, const std::string& words, const Look& look) {
    const ImVec2 size{text_width(words) + look.px(8), ImGui::GetFontSize() + look.px(4)};
    list->AddRectFilled(at, {at.x + size.x, at.y + size.y}, with_alpha(look.panel, 0.92F), look.px(4));
    list->AddRect(at, {at.x + size.x, at.y + size.y}, look.line, look.px(4));
    list->AddText({at.x + look.px(4), at.y + look.px(2)}, look.text, words.c_str());
}

}  // namespace

void draw_draft_on_map(const PanelContext& context, ImVec2 at, ImVec2 size) {
    if (!context.view.report_open || !context.desk.has_draft() || !context.desk.draft().now.where) return;
    const Look& look = context.look;
    const Location& where = *context.desk.draft().now.where;
    const Viewport view = context.workspace.view();
    ImDrawList* list = ImGui::GetWindowDrawList();
    list->PushClipRect(at, {at.x + size.x, at.y + size.y}, true);
    const FontScope small(look.fonts.small);
    const auto on_screen = [&](LonLat point) -> std::optional<ImVec2> {
        const auto p = view.screen_from_lonlat(point);
        if (!p) return std::nullopt;
        return ImVec2{at.x + static_cast<float>(p->x), at.y + static_cast<float>(p->y)};
    };
    for (const RejectedPlace& place : where.candidates)
        if (const auto p = on_screen(place.point)) {
            list->AddCircleFilled(*p, look.px(5), look.panel);
            list->AddCircle(*p, look.px(5), look.muted, 0, look.px(1.5F));
            plate(list, {p->x + look.px(9), p->y + look.px(9)}, place.name + "?", look);
        }
    if (const auto p = on_screen(where.footprint.point)) {
        const auto radius = static_cast<float>(where.footprint.radius_m / view.metres_per_unit);
        list->AddCircleFilled(*p, radius, with_alpha(look.accent, 0.14F));
        list->AddCircle(*p, radius, look.accent, 0, look.px(1.5F));
        list->AddCircleFilled(*p, look.px(5), look.accent);
        list->AddCircle(*p, look.px(5), look.panel, 0, look.px(1.5F));
        plate(list, {p->x + look.px(9), p->y - look.px(9)}, where.name, look);
        context.mark("draft on map", {p->x - 5, p->y - 5}, {p->x + 5, p->y + 5});
    }
    list->PopClipRect();
}

}  // namespace bearing
