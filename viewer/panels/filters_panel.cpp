#include "panels/filters_panel.hpp"

#include "panels/widgets.hpp"

namespace bearing {

void draw_filters(const PanelContext& context) {
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {context.look.px(8), context.look.px(4)});
    draw_actors(context);
    draw_claimants(context);
    draw_types(context);
    draw_weapons(context);
    draw_certainty(context);
    draw_layers(context);
    ImGui::PopStyleVar();
}

}  // namespace bearing
