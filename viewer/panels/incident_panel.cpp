#include "panels/incident_panel.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "app/standing.hpp"
#include "app/words.hpp"
#include "bearing/base/text.hpp"
#include "panels/claim_card.hpp"
#include "panels/widgets.hpp"

namespace bearing {
namespace {

float name_width(const Look& look) {
    return look.px(92);
}

/// Chips in a row that wraps.
void chips_row(const PanelContext& context, const std::vector<std::pair<std::string, ImU32>>& chips) {
    const float right = ImGui::GetWindowPos().x + ImGui::GetWindowContentRegionMax().x;
    bool first = true;
    for (const auto& [words, color] : chips) {
        if (!first &&
            ImGui::GetItemRectMax().x + context.look.px(6) + chip_width(context, words, false) < right)
            ImGui::SameLine(0, context.look.px(6));
        chip(context, words, words, false, color);
        first = false;
    }
}

std::pair<std::string, ImU32> membership_chip(const PanelContext& context, std::uint32_t index) {
    const Look& look = context.look;
    switch (context.workspace.membership(index)) {
        case Workspace::Membership::certain:
            return {"certain match", look.certain};
        case Workspace::Membership::possible:
            return {"possible match", look.certain};
        case Workspace::Membership::undated:
            return {"no date to match", look.muted};
        case Workspace::Membership::unlocated:
            return {"no place to match", look.muted};
        case Workspace::Membership::background:
            return {"background history", look.muted};
        case Workspace::Membership::outside:
            break;
    }
    return {"outside the present filter", look.muted};
}

void heading(const PanelContext& context, const Incident& incident, std::uint32_t index) {
    const Look& look = context.look;
    const Workspace& workspace = context.workspace;
    {
        const FontScope big(look.fonts.heading);
        wrapped_text(incident.where && !incident.where->name.empty() ? incident.where->name
                                                                     : "Place unknown");
    }
    muted_text(look, incident.when ? time_in_words(incident.when->span) : "Date unknown");
    ImGui::Dummy({0, look.px(1)});
    std::vector<std::pair<std::string, ImU32>> chips{membership_chip(context, index)};
    const ActorTable& actors = workspace.dataset().actors();
    if (standing_of_claims(incident.claims, actors) == ClaimStanding::contested)
        chips.emplace_back("attribution contested", look.contested);
    else if (is_uncontested(incident, actors))
        chips.emplace_back("attribution not contested", look.accent);
    if (incident.background) chips.emplace_back("background", look.muted);
    chips_row(context, chips);
    if (!incident.summary.empty()) {
        ImGui::Dummy({0, look.px(2)});
        wrapped_text(incident.summary);
    }
    ImGui::Dummy({0, look.px(2)});
    const float width = name_width(look);
    field(look, "Type", std::string(label(incident.type)), width);
    field(look, "Weapons", weapons_in_words(incident.weapons), width);
    if (incident.killed.known())
        field(look, "Killed", count_in_words(incident.killed) + ", all claims together", width);
    if (incident.injured.known())
        field(look, "Injured", count_in_words(incident.injured) + ", all claims together", width);
}

void claims(const PanelContext& context, const Incident& incident) {
    const std::string title = fmt::format("Claims ({})", incident.claims.size());
    if (!section(context, (title + "###Claims").c_str(), true)) return;
    if (incident.claims.empty()) muted_text(context.look, "No claim is recorded for this incident.");
    for (std::size_t i = 0; i < incident.claims.size(); ++i) draw_claim(context, incident.claims[i], i);
}

void rejected_places(const PanelContext& context, const Location& where) {
    if (where.candidates.empty()) return;
    ImGui::Dummy({0, context.look.px(2)});
    muted_text(context.look, "Considered and not chosen");
    for (const RejectedPlace& place : where.candidates) {
        ImGui::Bullet();
        wrapped_text(fmt::format("{} ({}), score {:.2f}{}", place.name, position_in_words(place.point, 2),
                                 place.score, place.reason.empty() ? "" : ": " + place.reason));
    }
}

void place(const PanelContext& context, const Incident& incident) {
    if (!section(context, "Where", true)) return;
    if (!incident.where) return muted_text(context.look, "No place could be found in the source.");
    const Location& where = *incident.where;
    const float width = name_width(context.look);
    field(context.look, "Place", where.name, width);
    field(context.look, "In", where.admin, width);
    field(context.look, "Precision", footprint_in_words(where.footprint), width);
    field(context.look, "Position",
          position_in_words(where.footprint.point, where.footprint.radius_m < 500 ? 4 : 2), width);
    if (!where.text.empty() && where.text != where.name)
        field(context.look, "As written", "“" + where.text + "”", width);
    rejected_places(context, where);
    ImGui::Dummy({0, context.look.px(2)});
    if (ImGui::Button("Zoom to it")) context.actions.run("map.incident");
    context.mark("zoom to incident");
}

void time(const PanelContext& context, const Incident& incident) {
    if (!section(context, "When", true)) return;
    if (!incident.when) return muted_text(context.look, "No date could be found in the source.");
    const float width = name_width(context.look);
    field(context.look, "Interval", time_in_words(incident.when->span), width);
    field(context.look, "Precision", to_string(incident.when->span.precision), width);
    if (!incident.when->text.empty())
        field(context.look, "As written", "“" + incident.when->text + "”", width);
}

void record(const PanelContext& context, const Incident& incident) {
    if (!section(context, "Record", false)) return;
    const float width = name_width(context.look);
    field(context.look, "Id", incident.id, width);
    field(context.look, "In its file", incident.source_id, width);
    if (incident.verbatim.empty()) return;
    ImGui::Dummy({0, context.look.px(2)});
    muted_text(context.look, "Columns as imported, word for word");
    const ImGuiTableFlags flags =
        ImGuiTableFlags_BordersInnerH | ImGuiTableFlags_SizingStretchProp | ImGuiTableFlags_NoSavedSettings;
    if (!ImGui::BeginTable("verbatim", 2, flags)) return;
    ImGui::TableSetupColumn("name", 0, 0.38F);
    ImGui::TableSetupColumn("value", 0, 0.62F);
    for (const auto& [name, value] : incident.verbatim.cells()) {
        if (value.empty()) continue;
        ImGui::TableNextColumn();
        muted_text(context.look, name);
        ImGui::TableNextColumn();
        wrapped_text(value);
    }
    ImGui::EndTable();
}

}  // namespace

void draw_incident(const PanelContext& context) {
    const auto index = context.workspace.document().highlighted;
    if (!index) {
        empty_state(
            context.look, "No incident chosen",
            "Click a symbol on the map or a row of the list to read every claim about it. J and K step "
            "through the list.");
        return;
    }
    const Incident& incident = context.workspace.chosen_incident();
    ImGui::PushID(static_cast<int>(*index));
    heading(context, incident, *index);
    ImGui::PopID();
    claims(context, incident);
    place(context, incident);
    time(context, incident);
    record(context, incident);
}

}  // namespace bearing
