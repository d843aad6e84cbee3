#include "panels/draft_panel.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "app/words.hpp"
#include "bearing/base/text.hpp"
#include "panels/edit_widgets.hpp"
#include "panels/widgets.hpp"

namespace bearing {
namespace {

ImU32 decision_color(const DraftReview& draft, const Look& look) {
    if (draft.decision == Decision::pending) return look.muted;
    return draft.decision == Decision::refused ? look.warning : look.accent;
}

std::string decision_words(const DraftReview& draft) {
    switch (draft.decided()) {
        case Decision::accepted:
            return draft.is_unsaved() ? "accepted" : "committed";
        case Decision::corrected:
            return draft.is_unsaved() ? "accepted, corrected" : "committed, corrected";
        case Decision::refused:
            return "refused";
        case Decision::pending:
            break;
    }
    return draft.is_corrected() ? "corrected, pending" : "pending";
}

const char* tray_words(DraftTray tray) {
    switch (tray) {
        case DraftTray::placed:
            return "Drafts";
        case DraftTray::unlocated:
            return "Without a place";
        case DraftTray::undated:
            return "Without a date";
        case DraftTray::background:
            break;
    }
    return "Background told by the report";
}

/// Heading over the first draft of a tray.
const char* heading_before(const Review& review, std::size_t index) {
    const DraftReview& draft = review[index];
    const bool first = index == 0;
    if (!draft.still_read)
        return first || review[index - 1].still_read ? "No longer read in the text" : nullptr;
    const DraftTray tray = tray_of(draft.read);
    if (!first && tray_of(review[index - 1].read) == tray) return nullptr;
    return tray_words(tray);
}

std::string place_of(const Incident& incident) {
    return incident.where && !incident.where->name.empty() ? incident.where->name : "Place unknown";
}

std::string date_of(const Incident& incident) {
    return incident.when ? short_days(incident.when->span) : "date unknown";
}

constexpr const char* kReasons[] = {"no incident", "told twice", "read wrongly"};

}  // namespace

void draft_badge(const PanelContext& context, ImVec2 center, std::size_t index) {
    const Look& look = context.look;
    const DraftReview& draft = context.desk.review()[index];
    const FontScope small(look.fonts.small);
    ImDrawList* list = ImGui::GetWindowDrawList();
    const std::string number = std::to_string(index + 1);
    const float half = std::max(look.px(9), text_width(number) / 2 + look.px(4));
    const ImVec2 a{center.x - half, center.y - look.px(9)}, b{center.x + half, center.y + look.px(9)};
    const ImU32 ink = decision_color(draft, look);
    const bool chosen = context.desk.chosen() == index;
    const bool filled = draft.decision == Decision::accepted;
    list->AddRectFilled(a, b, filled ? ink : look.panel, look.px(9));
    list->AddRect(a, b, chosen ? look.accent : ink, look.px(9), 0, look.px(chosen ? 2.0F : 1.2F));
    list->AddText({center.x - text_width(number) / 2, center.y - ImGui::GetFontSize() / 2},
                  filled ? look.on_accent : look.text, number.c_str());
    if (draft.decision == Decision::refused)
        list->AddLine({a.x + look.px(3), b.y - look.px(3)}, {b.x - look.px(3), a.y + look.px(3)}, ink,
                      look.px(1.6F));
    if (draft.is_corrected())
        list->AddCircleFilled({b.x - look.px(2), a.y + look.px(2)}, look.px(3.2F), look.warning);
}

/// What should be known about the reading as a whole.
void DraftPanel::notes(const PanelContext& context) {
    const auto& issues = context.desk.review().issues();
    if (issues.empty()) return;
    const std::string title = fmt::format("Notes on the reading ({})###notes", issues.size());
    if (!section(context, title.c_str(), context.desk.review().empty() || issues.size() == 1)) return;
    for (const Issue& issue : issues) {
        ImGui::Bullet();
        muted_text(context.look,
                   issue.field == "published"
                       ? "No date of publication was found. Give it above, so that dates without a "
                         "year and days of the week can be read."
                       : issue.message);
    }
}

void DraftPanel::folded_card(const PanelContext& context, std::size_t index) {
    const Look& look = context.look;
    const DraftReview& draft = context.desk.review()[index];
    const float line = ImGui::GetFontSize();
    const float height = 2 * line + look.px(14);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float width = ImGui::GetContentRegionAvail().x;
    const std::string id = fmt::format("draft:{}", index);
    if (ImGui::Selectable(("##" + id).c_str(), false, 0, {0, height - ImGui::GetStyle().ItemSpacing.y}))
        context.desk.choose(index);
    context.mark(id);
    if (ImGui::IsItemHovered()) context.view.hovered_draft = index;
    if (!ImGui::IsItemVisible()) return;
    ImDrawList* list = ImGui::GetWindowDrawList();
    draft_badge(context, {at.x + look.px(14), at.y + look.px(4) + line / 2}, index);
    const float left = at.x + look.px(34), right = at.x + width - look.px(6);
    const bool refused = draft.decision == Decision::refused;
    float label_left = right;
    {
        const FontScope small(look.fonts.small);
        const std::string label = decision_words(draft);
        label_left = right - text_width(label);
        list->AddText({label_left, at.y + look.px(4)}, decision_color(draft, look), label.c_str());
    }
    {
        const FontScope bold(look.fonts.bold);
        const std::string words =
            fitted(place_of(draft.now) + ", " + date_of(draft.now), label_left - left - look.px(8));
        list->AddText({left, at.y + look.px(3)}, refused ? look.muted : look.text, words.c_str());
    }
    const FontScope small(look.fonts.small);
    const std::string words = fitted(
        draft.now.summary.empty() ? std::string(label(draft.now.type)) : draft.now.summary, right - left);
    list->AddText({left, at.y + look.px(6) + line}, look.muted, words.c_str());
}

void DraftPanel::open_card(const PanelContext& context) {
    const Look& look = context.look;
    const DraftReview& draft = context.desk.draft();
    const ImVec2 top = ImGui::GetCursorScreenPos();
    const float width = ImGui::GetContentRegionAvail().x;
    ImDrawList* list = ImGui::GetWindowDrawList();
    list->ChannelsSplit(2);
    list->ChannelsSetCurrent(1);
    ImGui::Dummy({0, look.px(2)});
    const ImVec2 heading = ImGui::GetCursorScreenPos();
    {
        const FontScope big(look.fonts.heading);
        draft_badge(context, {heading.x + look.px(10), heading.y + ImGui::GetFontSize() / 2},
                    context.desk.chosen());
        ImGui::SetCursorScreenPos({heading.x + look.px(30), heading.y});
        wrapped_text(place_of(draft.now));
    }
    {
        const FontScope small(look.fonts.small);
        const bool told = draft.kept && !draft.is_unsaved() && !draft.kept->author.empty();
        muted_text(look, decision_words(draft) + (told ? fmt::format(" by {} on {}", draft.kept->author,
                                                                     draft.kept->time.substr(0, 10))
                                                       : ""));
    }
    if (context.view.correcting)
        draw_draft_fields(context, texts_);
    else
        draw_draft(context);
    ImGui::Dummy({0, look.px(2)});
    // The card is a little wider than what stands in it.
    const float out = look.px(7);
    const ImVec2 begin{top.x - out, top.y},
        end{top.x + width + out, ImGui::GetCursorScreenPos().y - look.px(2)};
    list->ChannelsSetCurrent(0);
    list->AddRectFilled(begin, end, look.field, look.px(6));
    list->AddRect(begin, end, look.accent, look.px(6), 0, look.px(1.5F));
    list->ChannelsMerge();
    context.mark("open draft", begin, end);
    ImGui::Dummy({0, look.px(2)});
}

void DraftPanel::cards(const PanelContext& context, bool reveal) {
    const Review& review = context.desk.review();
    for (std::size_t i = 0; i < review.size(); ++i) {
        if (const char* heading = heading_before(review, i); heading != nullptr) {
            ImGui::Dummy({0, context.look.px(i == 0 ? 0 : 6)});
            bold_text(context.look, heading);
            context.mark(std::string("tray:") + heading);
        }
        if (i != context.desk.chosen()) {
            folded_card(context, i);
            continue;
        }
        if (reveal) ImGui::SetScrollHereY(i == 0 ? 0 : 0.05F);
        open_card(context);
    }
}

void DraftPanel::reason_row(const PanelContext& context) {
    const Look& look = context.look;
    ReportDesk& desk = context.desk;
    std::string reason = desk.draft().reason;
    if (std::exchange(context.view.focus_reason, false)) ImGui::SetKeyboardFocusHere();
    ImGui::SetNextItemWidth(-1);
    if (edit_line(context, "refusal reason", reason, "Why? Kept with your name. Enter: next draft"))
        desk.give_reason(reason);
    const bool entered =
        ImGui::IsItemDeactivated() && ImGui::IsKeyPressed(ImGui::GetKeyIndex(ImGuiKey_Enter));
    const FontScope small(look.fonts.small);
    bool done = entered;
    for (const char* known : kReasons) {
        if (known != kReasons[0]) ImGui::SameLine();
        if (ImGui::SmallButton(known)) {
            desk.give_reason(known);
            done = true;
        }
        context.mark(std::string("reason:") + known);
    }
    if (!done) return;
    context.view.refusing = false;
    desk.choose_next_pending();
}

void DraftPanel::buttons(const PanelContext& context) {
    const Look& look = context.look;
    const DraftReview& draft = context.desk.draft();
    if (context.view.refusing && draft.decision == Decision::refused) reason_row(context);
    const float gap = ImGui::GetStyle().ItemSpacing.x;
    const float width = (ImGui::GetContentRegionAvail().x - 2 * gap) / 3;
    const auto button = [&](const char* id, const std::string& words, bool strong) {
        if (strong) {
            ImGui::PushStyleColor(ImGuiCol_Button, look.accent);
            ImGui::PushStyleColor(ImGuiCol_ButtonHovered, with_alpha(look.accent, 0.85F));
            ImGui::PushStyleColor(ImGuiCol_Text, look.on_accent);
        }
        const Action* action = context.actions.find(id);
        if (ImGui::Button((words + "##" + id).c_str(), {width, ImGui::GetFrameHeight() + look.px(4)}))
            context.actions.run(id);
        if (strong) ImGui::PopStyleColor(3);
        context.mark(id);
        tooltip(action->name() + " (" + to_string(action->chord) + ")");
    };
    const bool pending = draft.decision == Decision::pending;
    if (pending)
        button("review.accept", draft.is_corrected() ? "Accept corrected  Y" : "Accept  Y", true);
    else
        button("review.reopen", "Take back  R", false);
    ImGui::SameLine();
    button("review.correct", context.view.correcting ? "Done  E" : "Correct  E", false);
    ImGui::SameLine();
    if (pending || draft.decision == Decision::accepted)
        button("review.refuse", "Refuse  X", false);
    else
        button("review.next", "Next  N", true);
}

void DraftPanel::draw(const PanelContext& context) {
    const Look& look = context.look;
    ReportDesk& desk = context.desk;
    if (!desk.has_draft()) {
        empty_state(
            look, "No incident was read in this report",
            "Nothing in the text says that something happened at some place or time, in the words that "
            "Bearing knows. The text is kept only if something is committed.");
        return notes(context);
    }
    context.view.hovered_draft.reset();
    const bool chosen_anew = seen_choice_ != desk.choices();
    seen_choice_ = desk.choices();
    if (chosen_anew) texts_.clear();
    const bool reason = context.view.refusing && desk.draft().decision == Decision::refused;
    const float row = ImGui::GetFrameHeightWithSpacing();
    const float below = row + look.px(10) + (reason ? 2 * row - look.px(4) : 0);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {look.px(16), look.px(8)});
    ImGui::BeginChild("drafts", {0, -below}, false, ImGuiWindowFlags_AlwaysUseWindowPadding);
    ImGui::PopStyleVar();
    notes(context);
    cards(context, chosen_anew);
    ImGui::EndChild();
    context.mark("drafts");
    ImGui::Dummy({0, 0});
    buttons(context);
}

}  // namespace bearing
