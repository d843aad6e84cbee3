#include <algorithm>
#include <cmath>

#include "panels/map_panel.hpp"
#include "panels/widgets.hpp"

namespace bearing {
namespace {

/// A message with its lower edge at `bottom`, which moves up by its height; answers true if its cross was
/// clicked.
bool message(const PanelContext& context, ImVec2& bottom, float width, const std::string& id,
             const std::string& words, ImU32 color) {
    const Look& look = context.look;
    const float pad = look.px(10), cross = look.px(22);
    const ImVec2 text = ImGui::CalcTextSize(words.c_str(), nullptr, false, width - 2 * pad - cross);
    const float whole = text.x + 2 * pad + cross;
    const float height = text.y + 2 * look.px(7);
    const ImVec2 a{std::floor(bottom.x - whole / 2), bottom.y - height}, b{a.x + whole, bottom.y};
    bottom.y = a.y - look.px(6);
    ImDrawList* list = ImGui::GetWindowDrawList();
    list->AddRectFilled(a, b, look.panel, look.px(6));
    list->AddRect(a, b, with_alpha(color, 0.7F), look.px(6), 0, look.px(1));
    list->AddText(nullptr, 0, {a.x + pad, a.y + look.px(7)}, look.text, words.c_str(), nullptr,
                  width - 2 * pad - cross);
    const ImVec2 kept = ImGui::GetCursorScreenPos();
    ImGui::SetCursorScreenPos({b.x - cross - look.px(3), a.y + look.px(3)});
    const bool closed = ImGui::InvisibleButton(id.c_str(), {cross, cross});
    context.mark(id);
    draw_icon(list, {b.x - cross / 2 - look.px(3), a.y + cross / 2 + look.px(3)}, look.px(8), Icon::cross,
              ImGui::IsItemHovered() ? look.text : look.muted, look.px(1.5F));
    ImGui::SetCursorScreenPos(kept);
    return closed;
}

std::string standing_message(const Workspace& workspace) {
    if (workspace.basemap_state() == BasemapState::missing)
        return "No basemap has been built yet; incidents are shown on a bare graticule.\n"
               "Build it once with:  bearing basemap build";
    if (workspace.basemap_state() == BasemapState::failed)
        return "The basemap could not be read.\nBuild it again with:  bearing basemap build";
    return {};
}

}  // namespace

void draw_map_messages(const PanelContext& context, ImVec2 at, ImVec2 size) {
    const Look& look = context.look;
    const FontScope small(look.fonts.small);
    Workspace& workspace = context.workspace;
    const float width = std::min(size.x - look.px(20), look.px(520));
    if (width < look.px(140)) return;
    ImVec2 bottom{at.x + size.x / 2, at.y + size.y - look.px(38)};
    ImGuiStorage* storage = ImGui::GetStateStorage();
    const ImGuiID hidden = ImGui::GetID("basemap message hidden");
    const std::string standing = standing_message(workspace);
    if (!standing.empty() && !storage->GetBool(hidden) &&
        message(context, bottom, width, "close:basemap", standing, look.warning))
        storage->SetBool(hidden, true);
    draw_notices(context, bottom, width);
}

void draw_notices(const PanelContext& context, ImVec2 bottom, float width) {
    const Look& look = context.look;
    const FontScope small(look.fonts.small);
    Workspace& workspace = context.workspace;
    std::vector<Notice>& notices = workspace.notices();
    for (std::size_t i = notices.size(); i-- > 0;) {
        const ImU32 color = notices[i].error ? look.warning : look.accent;
        if (!message(context, bottom, width, "close:notice" + std::to_string(i), notices[i].text, color))
            continue;
        notices.erase(notices.begin() + static_cast<std::ptrdiff_t>(i));
        break;
    }
}

}  // namespace bearing
