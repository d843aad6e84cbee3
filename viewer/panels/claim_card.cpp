#include "panels/claim_card.hpp"

#include <fmt/format.h>

#include "app/words.hpp"
#include "bearing/base/text.hpp"
#include "panels/widgets.hpp"

namespace bearing {
namespace {

ImU32 stance_color(Stance stance, const Look& look) {
    switch (stance) {
        case Stance::alleges:
            return look.certain;
        case Stance::denies:
            return look.contested;
        case Stance::acknowledges:
            return look.accent;
        case Stance::reports:
            break;
    }
    return look.muted;
}

/// What the claimant does, in a few words before the actor.
std::string stance_verb(const Claim& claim) {
    switch (claim.stance) {
        case Stance::alleges:
            return claim.basis == "investigated" ? "alleges, having investigated," : "alleges";
        case Stance::denies:
            return "denies";
        case Stance::acknowledges:
            return "acknowledges";
        case Stance::reports:
            break;
    }
    return "reports";
}

std::string actor_words(const Claim& claim) {
    if (claim.stance == Stance::reports) return "accusing nobody";
    return claim.actor.empty() ? "without naming an actor" : "that it was " + claim.actor;
}

std::string weapons_of(const Claim& claim) {
    std::vector<std::string> words;
    for (const Weapon& weapon : claim.weapons)
        words.push_back(weapon.name.empty() ? std::string(label(weapon.weapon_class)) : weapon.name);
    return join(words, ", ");
}

void source_line(const PanelContext& context, const Source& source) {
    std::string words = source.publisher;
    if (!source.title.empty()) words += (words.empty() ? "" : ": ") + source.title;
    if (source.date) words += (words.empty() ? "" : ", ") + days_in_words(*source.date, *source.date);
    const FontScope small(context.look.fonts.small);
    if (!words.empty()) muted_text(context.look, words);
    if (source.url.empty()) return;
    ImGui::PushStyleColor(ImGuiCol_Text, context.look.accent);
    const std::string shown = fitted(source.url, ImGui::GetContentRegionAvail().x - context.look.px(4));
    if (ImGui::Selectable(shown.c_str())) {
        ImGui::SetClipboardText(source.url.c_str());
        context.workspace.notify("Link copied.");
    }
    ImGui::PopStyleColor();
    tooltip(source.url + "\nClick to copy the link.");
}

void figures(const Look& look, const Claim& claim) {
    const float width = look.px(76);
    if (claim.killed.known()) field(look, "Killed", count_in_words(claim.killed), width);
    if (claim.injured.known()) field(look, "Injured", count_in_words(claim.injured), width);
    field(look, "Weapons", weapons_of(claim), width);
    if (!claim.hedge.empty()) field(look, "Reserve", "“" + claim.hedge + "”", width);
    if (claim.date) field(look, "Said on", time_in_words(*claim.date), width);
    field(look, "Note", claim.note, width);
}

}  // namespace

void draw_claim(const PanelContext& context, const Claim& claim, std::size_t number) {
    const Look& look = context.look;
    ImGui::PushID(static_cast<int>(number));
    ImGui::Dummy({0, look.px(1)});
    const ImVec2 top = ImGui::GetCursorScreenPos();
    ImGui::Indent(look.px(12));
    bold_text(look, claim.claimant.empty() ? "The document itself" : claim.claimant);
    const ImU32 color = stance_color(claim.stance, look);
    ImGui::PushTextWrapPos(0);
    ImGui::TextColored(ImGui::ColorConvertU32ToFloat4(color), "%s", stance_verb(claim).c_str());
    ImGui::PopTextWrapPos();
    const std::string actor = actor_words(claim);
    const float room =
        ImGui::GetWindowPos().x + ImGui::GetWindowContentRegionMax().x - ImGui::GetItemRectMax().x;
    if (text_width(actor) + look.px(5) < room) ImGui::SameLine(0, look.px(5));
    wrapped_text(actor);
    figures(look, claim);
    source_line(context, claim.source);
    ImGui::Unindent(look.px(12));
    const float bottom = ImGui::GetItemRectMax().y;
    ImGui::GetWindowDrawList()->AddRectFilled({top.x + look.px(1), top.y}, {top.x + look.px(4), bottom},
                                              color, look.px(2));
    context.mark(fmt::format("claim:{}", number), top, {ImGui::GetItemRectMax().x, bottom});
    ImGui::Dummy({0, look.px(3)});
    ImGui::PopID();
}

}  // namespace bearing
