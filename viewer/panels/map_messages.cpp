#include <algorithm>
#include <cmath>

#include "panels/map_panel.hpp"
#include "panels/widgets.hpp"

namespace bearing {
namespace {

/// A message in the middle of the map's upper edge, wrapped; answers true if its cross was clicked.
bool message(const PanelContext& context, ImVec2 center_top, float width, const std::string& id,
             const std::string& words, ImU32 color, float& height) {
    const Look& look = context.look;
    const float pad = look.px(10), cross = look.px(22);
    const ImVec2 text = ImGui::CalcTextSize(words.c_str(), nullptr, false, width - 2 * pad - cross);
    const float whole = text.x + 2 * pad + cross;
    height = text.y + 2 * look.px(7);
    const ImVec2 a{std::floor(center_top.x - whole / 2), center_top.y}, b{a.x + whole, a.y + height};
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
    Workspace& workspace = context.workspace;
    const float width = std::min(size.x - look.px(110), look.px(520));
    if (width < look.px(140)) return;
    ImVec2 top{at.x + size.x / 2, at.y + look.px(44)};
    float height = 0;
    ImGuiStorage* storage = ImGui::GetStateStorage();
    const ImGuiID hidden = ImGui::GetID("basemap message hidden");
    const std::string standing = standing_message(workspace);
    if (!standing.empty() && !storage->GetBool(hidden)) {
        if (message(context, top, width, "close:basemap", standing, look.warning, height))
            storage->SetBool(hidden, true);
        top.y += height + look.px(6);
    }
    std::vector<Notice>& notices = workspace.notices();
    for (std::size_t i = 0; i < notices.size(); ++i) {
        const ImU32 color = notices[i].error ? look.warning : look.accent;
        if (message(context, top, width, "close:notice" + std::to_string(i), notices[i].text, color,
                    height)) {
            notices.erase(notices.begin() + static_cast<std::ptrdiff_t>(i));
            break;
        }
        top.y += height + look.px(6);
    }
}

}  // namespace bearing
