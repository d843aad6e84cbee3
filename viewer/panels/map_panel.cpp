#include "panels/map_panel.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "app/standing.hpp"
#include "app/words.hpp"
#include "bearing/base/text.hpp"
#include "panels/draft_panel.hpp"
#include "panels/widgets.hpp"

namespace bearing {
namespace {

ScenePoint on_map(ImVec2 at) {
    const ImVec2 mouse = ImGui::GetIO().MousePos;
    return {mouse.x - at.x, mouse.y - at.y};
}

}  // namespace

void MapPanel::draw_picture(const PanelContext& context, ImVec2 at, ImVec2 size) {
    const Workspace& workspace = context.workspace;
    const Viewport view = workspace.view();
    MapFrame frame;
    frame.pixels_per_unit = context.pixel_ratio;
    frame.width = static_cast<int>(std::lround(size.x * context.pixel_ratio));
    frame.height = static_cast<int>(std::lround(size.y * context.pixel_ratio));
    frame.background = workspace.style().water;
    frame.scenes = workspace.scenes().placed(view);
    // Areas of uncertainty of what is known already would hide the draft's own.
    if (context.view.report_open && context.desk.has_review())
        for (PlacedScene& scene : frame.scenes) scene.except.emplace_back("footprints");
    ImDrawList* list = ImGui::GetWindowDrawList();
    if (context.canvas != nullptr && frame.width > 0 && frame.height > 0) {
        const std::uintptr_t texture = context.canvas->draw(frame);
        list->AddImage(reinterpret_cast<ImTextureID>(texture), at, {at.x + size.x, at.y + size.y}, {0, 1},
                       {1, 0});
    } else {
        list->AddRectFilled(at, {at.x + size.x, at.y + size.y}, to_imgui(workspace.style().water));
    }
}

void MapPanel::click(const PanelContext& context, ScenePoint point) {
    Workspace& workspace = context.workspace;
    const std::vector<std::uint32_t> hits = workspace.scenes().incidents_at(workspace.view(), point, true);
    if (hits.empty()) {
        last_hits_.clear();
        return workspace.highlight(std::nullopt, false);
    }
    std::vector<std::uint32_t> sorted = hits;
    std::sort(sorted.begin(), sorted.end());
    std::uint32_t next = hits.front();
    const auto now = workspace.document().highlighted;
    const auto found = now ? std::find(sorted.begin(), sorted.end(), *now) : sorted.end();
    // The same symbol again: the next of the incidents it stands for.
    if (sorted == last_hits_ && found != sorted.end())
        next = found + 1 == sorted.end() ? sorted.front() : *(found + 1);
    last_hits_ = std::move(sorted);
    workspace.highlight(next, false);
}

void MapPanel::draw_tooltip(const PanelContext& context, const std::vector<std::uint32_t>& hits) {
    const Workspace& workspace = context.workspace;
    constexpr std::size_t kMost = 5;
    ImGui::BeginTooltip();
    ImGui::PushTextWrapPos(context.look.px(320));
    for (std::size_t i = 0; i < std::min(kMost, hits.size()); ++i) {
        const Incident incident = workspace.dataset().incident(hits[i]);
        const bool certain = workspace.membership(hits[i]) == Workspace::Membership::certain;
        bold_text(context.look, heading_of(incident));
        std::string words(label(incident.type));
        words += ", " + counted(incident.claims.size(), "claim");
        if (standing_of_claims(incident.claims, workspace.dataset().actors()) == ClaimStanding::contested)
            words += ", attribution contested";
        if (!certain) words += "; possible match";
        ImGui::PushStyleColor(ImGuiCol_Text, context.look.muted);
        ImGui::TextUnformatted(words.c_str());
        ImGui::PopStyleColor();
    }
    if (hits.size() > 1)
        muted_text(context.look,
                   hits.size() > kMost
                       ? fmt::format("and {} more here; click again for the next one", hits.size() - kMost)
                       : "Click again for the next one");
    ImGui::PopTextWrapPos();
    ImGui::EndTooltip();
}

void MapPanel::handle_mouse(const PanelContext& context, ImVec2 at, bool hovered) {
    Workspace& workspace = context.workspace;
    const ImGuiIO& io = ImGui::GetIO();
    const ScenePoint point = on_map(at);
    if (ImGui::IsItemActivated()) dragged_ = false;
    if (ImGui::IsItemActive() && ImGui::IsMouseDragging(0, dragged_ ? 0 : context.look.px(4))) {
        // The first piece of a drag includes the way to where it was recognised.
        const ImVec2 way = dragged_ ? io.MouseDelta : ImGui::GetMouseDragDelta(0, context.look.px(4));
        dragged_ = true;
        workspace.pan(way.x, way.y);
        ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeAll);
    }
    if (ImGui::IsItemDeactivated() && !dragged_ && hovered) click(context, point);
    if (hovered && ImGui::IsMouseDoubleClicked(0)) workspace.zoom_about(point, 2);
    if (hovered && io.MouseWheel != 0) workspace.zoom_about(point, std::pow(1.25, io.MouseWheel));
    if (!hovered || ImGui::IsMouseDown(0)) return;
    const std::vector<std::uint32_t> hits = workspace.scenes().incidents_at(workspace.view(), point, false);
    if (hits.empty()) return;
    ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    draw_tooltip(context, hits);
}

void MapPanel::handle_keys(const PanelContext& context) {
    const float step = context.look.px(64);
    const auto pressed = [](ImGuiKey key) {
        return ImGui::IsKeyPressed(ImGui::GetKeyIndex(key)) ? 1.0F : 0.0F;
    };
    const float dx = pressed(ImGuiKey_LeftArrow) - pressed(ImGuiKey_RightArrow);
    const float dy = pressed(ImGuiKey_UpArrow) - pressed(ImGuiKey_DownArrow);
    if (dx != 0 || dy != 0) context.workspace.pan(dx * step, dy * step);
}

void MapPanel::draw(const PanelContext& context) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const ImVec2 size = ImGui::GetContentRegionAvail();
    if (size.x < 8 || size.y < 8) return;
    context.workspace.set_map_size(size.x, size.y);
    ImGui::InvisibleButton("map", size);
    context.mark("map");
    ImGui::SetItemAllowOverlap();
    const bool hovered = ImGui::IsItemHovered();
    const bool focused = ImGui::IsItemFocused() && ImGui::IsWindowFocused();
    handle_mouse(context, at, hovered);
    if (focused && !ImGui::GetIO().WantTextInput) handle_keys(context);
    draw_picture(context, at, size);
    draw_draft_on_map(context, at, size);
    draw_map_margins(context, at, size, hovered);
    draw_map_buttons(context, at, size);
    draw_map_messages(context, at, size);
}

}  // namespace bearing
