#include <fmt/format.h>

#include <algorithm>

#include "app/words.hpp"
#include "bearing/base/text.hpp"
#include "bearing/incident/difference.hpp"
#include "panels/claim_card.hpp"
#include "panels/draft_panel.hpp"
#include "panels/widgets.hpp"

namespace bearing {
namespace {

float name_width(const Look& look) {
    return look.px(84);
}

/// "4 October 2020 · “4 October”": a value with the words it was read from, where they say it otherwise.
std::string with_words(const std::string& value, const std::string& words) {
    return words.empty() || words == value ? value : value + " · “" + words + "”";
}

/// What the person changed, from what to what.
void corrections(const PanelContext& context, const DraftReview& draft) {
    if (!draft.is_corrected()) return;
    const Look& look = context.look;
    ImGui::Dummy({0, look.px(2)});
    ImGui::PushStyleColor(ImGuiCol_Text, look.warning);
    bold_text(look, "Corrected");
    ImGui::PopStyleColor();
    const FontScope small(look.fonts.small);
    for (const FieldChange& change : differences(draft.read, draft.now)) {
        if (change.field == "where.candidates" || change.field == "where.place_id") continue;
        muted_text(look,
                   fmt::format("{}: was {}; now {}", change.field, change.before.empty() ? "none" : change.before,
                               change.after.empty() ? "none" : change.after));
    }
    context.mark("corrections");
}

void when_and_what(const PanelContext& context, const Incident& incident) {
    const Look& look = context.look;
    const float width = name_width(look);
    field(look, "When",
          incident.when ? with_words(time_in_words(incident.when->span), incident.when->text)
                        : "No date is known",
          width);
    field(look, "Type", std::string(label(incident.type)), width);
    field(look, "Weapons", weapons_in_words(incident.weapons), width);
    if (incident.killed.known()) field(look, "Killed", count_in_words(incident.killed), width);
    if (incident.injured.known()) field(look, "Injured", count_in_words(incident.injured), width);
}

void where(const PanelContext& context, const Incident& incident) {
    const Look& look = context.look;
    const float width = name_width(look);
    if (!incident.where) return field(look, "Where", "No place is known", width);
    const Location& place = *incident.where;
    const std::string in = place.admin.empty() || place.admin == place.name ? "" : ", " + place.admin;
    field(look, "Where", with_words(place.name + in, place.text == place.name ? "" : place.text), width);
    field(look, "", footprint_in_words(place.footprint), width);
    draw_considered_places(context);
}

std::string place_line(const std::string& name, LonLat point) {
    return fmt::format("{} ({})", name, position_in_words(point, 2));
}

}  // namespace

void draw_considered_places(const PanelContext& context) {
    const Look& look = context.look;
    const Incident& incident = context.desk.draft().now;
    if (!incident.where || incident.where->candidates.empty()) return;
    const auto& places = incident.where->candidates;
    const std::string title = fmt::format("Other places considered ({})###places", places.size());
    ImGui::PushStyleColor(ImGuiCol_Text, look.muted);
    const bool open =
        ImGui::TreeNodeEx(title.c_str(), ImGuiTreeNodeFlags_SpanAvailWidth |
                                             (places.size() <= 2 ? ImGuiTreeNodeFlags_DefaultOpen : 0));
    ImGui::PopStyleColor();
    context.mark("places considered");
    if (!open) return;
    const FontScope small(look.fonts.small);
    ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, {look.px(6), 0});
    ImGui::RadioButton(place_line(incident.where->name, incident.where->footprint.point).c_str(), true);
    std::optional<std::size_t> chosen;
    for (std::size_t i = 0; i < places.size(); ++i) {
        ImGui::PushID(static_cast<int>(i));
        if (ImGui::RadioButton(place_line(places[i].name, places[i].point).c_str(), false)) chosen = i;
        context.mark(fmt::format("considered:{}", i));
        tooltip("Take this place instead");
        ImGui::PopID();
        ImGui::Indent(look.px(22));
        if (!places[i].reason.empty()) muted_text(look, places[i].reason);
        ImGui::Unindent(look.px(22));
    }
    ImGui::PopStyleVar();
    if (chosen) context.desk.choose_considered(*chosen);
    ImGui::TreePop();
}

void draw_draft(const PanelContext& context) {
    const Look& look = context.look;
    const DraftReview& draft = context.desk.draft();
    const Incident incident = draft.now;  // a click below may put another in its place
    if (draft.decision == Decision::refused && !draft.reason.empty())
        field(look, "Reason", draft.reason, name_width(look));
    if (!draft.still_read)
        muted_text(look,
                   "Decided in an earlier review; this version of Bearing no longer reads it in the text.");
    if (!incident.summary.empty()) wrapped_text(incident.summary);
    ImGui::Dummy({0, look.px(1)});
    when_and_what(context, incident);
    where(context, incident);
    ImGui::Dummy({0, look.px(2)});
    const FontScope bold(look.fonts.bold);
    ImGui::TextUnformatted(incident.claims.size() == 1 ? "Claim" : "Claims");
    const FontScope body(look.fonts.body);
    for (std::size_t i = 0; i < incident.claims.size(); ++i) draw_claim(context, incident.claims[i], i);
    corrections(context, draft);
}

}  // namespace bearing
