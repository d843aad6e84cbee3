#include <algorithm>

#include "panels/filters_panel.hpp"
#include "panels/widgets.hpp"

namespace bearing {
namespace {

void flag_row(const PanelContext& context, const char* action_id, const char* help) {
    const Action* action = context.actions.find(action_id);
    if (action == nullptr) return;
    if (tick_row(context, {action_id, action->name(), 0, action->checked(), 0, 0, 0})) action->run();
    tooltip(help);
}

void claimants_slider(const PanelContext& context) {
    Workspace& workspace = context.workspace;
    int least = workspace.document().query.min_claimants;
    ImGui::SetNextItemWidth(-1);
    const char* words = least == 0   ? "any number of claimants"
                        : least == 1 ? "at least 1 claimant"
                                     : "at least %d claimants";
    if (ImGui::SliderInt("##claimants", &least, 0, 5, words, ImGuiSliderFlags_AlwaysClamp))
        workspace.edit(
            "number of claimants", [&](Document& d) { d.query.min_claimants = least; }, "claimants");
    if (ImGui::IsItemDeactivated()) workspace.end_merge();
    context.mark("min claimants");
    tooltip("Accused by at least so many claimants that do not belong to the same party");
}

void radius_slider(const PanelContext& context) {
    Workspace& workspace = context.workspace;
    constexpr float kAny_km = 100;
    float km = static_cast<float>(workspace.document().query.max_radius_km.value_or(kAny_km));
    ImGui::SetNextItemWidth(-1);
    const char* words = km >= kAny_km ? "any precision of place"
                        : km < 1      ? "placed within %.1f km"
                                      : "placed within %.0f km";
    if (ImGui::SliderFloat("##radius", &km, 0.1F, kAny_km, words,
                           ImGuiSliderFlags_Logarithmic | ImGuiSliderFlags_AlwaysClamp))
        workspace.edit(
            "precision of place",
            [&](Document& d) {
                d.query.max_radius_km.reset();
                if (km < kAny_km) d.query.max_radius_km = km;
            },
            "radius");
    if (ImGui::IsItemDeactivated()) workspace.end_merge();
    context.mark("max radius");
    tooltip("Leaves out incidents whose place is known less closely");
}

}  // namespace

void draw_certainty(const PanelContext& context) {
    if (!section(context, "How sure", false)) return;
    flag_row(context, "filter.certain",
             "Leave out incidents whose date or place only may lie inside what is asked");
    flag_row(context, "filter.uncontested",
             "Only incidents where someone is accused and nobody denies it or accuses another");
    flag_row(context, "filter.background", "History that a report tells as background to something else");
    ImGui::Dummy({0, context.look.px(2)});
    claimants_slider(context);
    radius_slider(context);
    ImGui::Dummy({0, context.look.px(4)});
}

}  // namespace bearing
