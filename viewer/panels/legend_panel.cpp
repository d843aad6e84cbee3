#include <cmath>

#include "app/legend_scene.hpp"
#include "panels/legend_panel.hpp"
#include "panels/widgets.hpp"

namespace bearing {
namespace {

Color color_of(ImU32 c) {
    const auto byte = [&](int shift) { return static_cast<std::uint8_t>(c >> shift); };
    return {byte(IM_COL32_R_SHIFT), byte(IM_COL32_G_SHIFT), byte(IM_COL32_B_SHIFT), 255};
}

}  // namespace

void LegendPanel::draw(const PanelContext& context) {
    if (!section(context, "Symbols", true)) return;
    const Workspace& workspace = context.workspace;
    const float width = std::floor(ImGui::GetContentRegionAvail().x);
    const auto entries = workspace.scenes().legend();
    if (entries == nullptr) return;
    if (legend_for_ != entries || width != width_) {
        legend_for_ = entries;
        width_ = width;
        legend_ = std::make_shared<const Scene>(
            legend_scene(*entries, workspace.style(), workspace.fonts(), context.look.scale, width));
    }
    const ImVec2 size{width, static_cast<float>(legend_->height)};
    ImGui::Dummy(size);
    context.mark("legend");
    if (context.legend_canvas == nullptr || size.x < 1 || size.y < 1 || !ImGui::IsItemVisible()) return;
    MapFrame frame;
    frame.width = static_cast<int>(std::lround(size.x * context.pixel_ratio));
    frame.height = static_cast<int>(std::lround(size.y * context.pixel_ratio));
    frame.pixels_per_unit = context.pixel_ratio;
    frame.background = color_of(context.look.panel);
    frame.scenes = {{legend_, 1, {0, 0}, {}, {}}};
    ImGui::GetWindowDrawList()->AddImage(reinterpret_cast<ImTextureID>(context.legend_canvas->draw(frame)),
                                         ImGui::GetItemRectMin(), ImGui::GetItemRectMax(), {0, 1}, {1, 0});
}

}  // namespace bearing
