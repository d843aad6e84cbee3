#include <fmt/format.h>

#include <array>

#include "panels/edit_widgets.hpp"
#include "panels/widgets.hpp"

namespace bearing {
namespace {

constexpr std::array kStances{Stance::reports, Stance::alleges, Stance::denies, Stance::acknowledges};

const char* stance_words(Stance stance) {
    switch (stance) {
        case Stance::reports:
            return "reports, accusing nobody";
        case Stance::alleges:
            return "alleges that it was";
        case Stance::denies:
            return "denies that it was";
        case Stance::acknowledges:
            break;
    }
    return "acknowledges that it was";
}

/// The claim's fields; true when one of them was changed, under `what`.
bool edit_claim(const PanelContext& context, const std::string& prefix, Claim& claim, std::string& what) {
    const Look& look = context.look;
    bool changed = false;
    const auto note = [&](bool edited, const char* field) {
        if (edited) what = field;
        changed |= edited;
    };
    field_name(look, "Says so");
    note(edit_line(context, prefix + "claimant", claim.claimant, "the document itself"), "claimant");
    field_name(look, "Stance");
    note(edit_choice<Stance>(context, prefix + "stance", claim.stance, kStances, stance_words), "stance");
    if (claim.stance != Stance::reports || !claim.actor.empty()) {
        field_name(look, "Actor");
        if (edit_line(context, prefix + "actor", claim.actor, "nobody named")) {
            claim.actor_country = ActorTable::bundled().country_of(claim.actor);
            note(true, "actor");
        }
    }
    field_name(look, "Reserve");
    note(edit_line(context, prefix + "hedge", claim.hedge, "their own reservation, word for word"), "hedge");
    field_name(look, "Killed");
    note(edit_count(context, prefix + "killed", claim.killed), "killed");
    field_name(look, "Injured");
    note(edit_count(context, prefix + "injured", claim.injured), "injured");
    return changed;
}

Claim new_claim(const Review& review) {
    Claim claim;
    const Report& report = review.report();
    claim.source = {report.publisher, report.title, {}, report.published, report.sha256};
    return claim;
}

}  // namespace

void draw_claim_fields(const PanelContext& context, UnfinishedTexts&) {
    const Look& look = context.look;
    ReportDesk& desk = context.desk;
    const std::vector<Claim> claims = desk.draft().now.claims;
    for (std::size_t i = 0; i < claims.size(); ++i) {
        ImGui::Dummy({0, look.px(2)});
        ImGui::Separator();
        ImGui::PushID(static_cast<int>(i));
        const float right = ImGui::GetContentRegionMax().x - look.px(28);
        ImGui::AlignTextToFramePadding();
        bold_text(look, fmt::format("Claim {}", i + 1));
        ImGui::SameLine(right);
        const bool removed = icon_button(context, fmt::format("remove claim:{}", i).c_str(), Icon::cross,
                                         "Take this claim out", 28);
        Claim claim = claims[i];
        std::string what;
        const std::string prefix = fmt::format("claim {} ", i + 1);
        const bool changed = edit_claim(context, prefix, claim, what);
        ImGui::PopID();
        if (changed)
            desk.correct(
                "claim", [&](Incident& incident) { incident.claims[i] = claim; }, prefix + what);
        if (removed)
            return desk.correct("claims", [&](Incident& incident) {
                incident.claims.erase(incident.claims.begin() + static_cast<std::ptrdiff_t>(i));
            });
    }
    ImGui::Separator();
    if (ImGui::Button("Add a claim"))
        desk.correct("claims",
                     [&](Incident& incident) { incident.claims.push_back(new_claim(desk.review())); });
    context.mark("add claim");
}

}  // namespace bearing
