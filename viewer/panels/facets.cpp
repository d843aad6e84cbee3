#include "panels/facets.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "bearing/base/text.hpp"
#include "panels/filters_panel.hpp"
#include "panels/widgets.hpp"

namespace bearing {
namespace {

std::size_t most_of(const std::vector<FacetRow>& rows) {
    std::size_t most = 1;
    for (const FacetRow& row : rows) most = std::max(most, row.certain + row.possible);
    return most;
}

template <class T>
std::vector<std::string> codes_of(const std::vector<T>& values) {
    std::vector<std::string> codes;
    for (const T value : values) codes.emplace_back(code(value));
    return codes;
}

}  // namespace

std::string ticked_remark(std::size_t count) {
    return count == 0 ? "" : fmt::format("{} ticked", count);
}

std::string draw_facet(const PanelContext& context, const char* prefix, const std::vector<FacetRow>& rows,
                       const std::vector<std::string>& ticked, std::size_t most_rows) {
    std::string clicked;
    const std::size_t most = most_of(rows);
    const ImGuiID all_id = ImGui::GetID(prefix);
    ImGuiStorage* storage = ImGui::GetStateStorage();
    const bool all = storage->GetBool(all_id);
    std::size_t shown = 0;
    for (const FacetRow& row : rows) {
        const bool is_ticked = std::find(ticked.begin(), ticked.end(), row.key) != ticked.end();
        if (!all && shown >= most_rows && !is_ticked) continue;
        ++shown;
        if (tick_row(context, {std::string(prefix) + row.key, row.label, row.depth, is_ticked, row.certain,
                               row.possible, most}))
            clicked = row.key;
    }
    if (rows.size() > shown || all) {
        const std::string words = all ? "Show fewer" : fmt::format("Show {} more", rows.size() - shown);
        ImGui::PushStyleColor(ImGuiCol_Text, context.look.accent);
        if (ImGui::Selectable((words + "##" + prefix).c_str())) storage->SetBool(all_id, !all);
        ImGui::PopStyleColor();
    }
    if (rows.empty()) muted_text(context.look, "None under the present filter.");
    ImGui::Dummy({0, context.look.px(4)});
    return clicked;
}

void draw_actors(const PanelContext& context) {
    Workspace& workspace = context.workspace;
    const Query& query = workspace.document().query;
    if (!section(context, "Alleged actor", true, ticked_remark(query.actors.size()))) return;
    {
        const FontScope small(context.look.fonts.small);
        muted_text(context.look, "Whom published claims accuse; not a finding.");
    }
    const Facets& facets = workspace.answer().facets;
    const std::string clicked = draw_facet(context, "actor:", facets.actors, query.actors, 16);
    if (!clicked.empty())
        workspace.edit("alleged actor", [&](Document& d) { toggle_value(d.query.actors, clicked); });
    if (facets.nobody_accused > 0) {
        const FontScope small(context.look.fonts.small);
        muted_text(context.look, with_thousands(facets.nobody_accused) + " more: no actor named");
        ImGui::Dummy({0, context.look.px(4)});
    }
}

void draw_claimants(const PanelContext& context) {
    Workspace& workspace = context.workspace;
    const Query& query = workspace.document().query;
    if (!section(context, "Who says so", false, ticked_remark(query.claimants.size()))) return;
    const std::string clicked =
        draw_facet(context, "claimant:", workspace.answer().facets.claimants, query.claimants);
    if (!clicked.empty())
        workspace.edit("claimant", [&](Document& d) { toggle_value(d.query.claimants, clicked); });
}

void draw_types(const PanelContext& context) {
    Workspace& workspace = context.workspace;
    const Query& query = workspace.document().query;
    if (!section(context, "Type of event", false, ticked_remark(query.types.size()))) return;
    const std::string clicked =
        draw_facet(context, "type:", workspace.answer().facets.types, codes_of(query.types));
    if (const auto type = parse_event_type(clicked); type && !clicked.empty())
        workspace.edit("type of event", [&](Document& d) { toggle_value(d.query.types, *type); });
}

void draw_weapons(const PanelContext& context) {
    Workspace& workspace = context.workspace;
    const Query& query = workspace.document().query;
    if (!section(context, "Weapon", false, ticked_remark(query.weapons.size()))) return;
    const std::string clicked =
        draw_facet(context, "weapon:", workspace.answer().facets.weapons, codes_of(query.weapons));
    if (const auto weapon = parse_weapon_class(clicked); weapon && !clicked.empty())
        workspace.edit("weapon", [&](Document& d) { toggle_value(d.query.weapons, *weapon); });
}

}  // namespace bearing
