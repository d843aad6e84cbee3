#include "panels/toolbar.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>

#include "app/words.hpp"
#include "bearing/base/text.hpp"
#include "panels/widgets.hpp"

namespace bearing {
namespace {

struct Totals {
    std::string certain, possible, rest;
    std::string help;
};

Totals totals_of(const Workspace& workspace) {
    const Selection& s = workspace.answer().selection;
    Totals totals{with_thousands(s.certain.size()) + " certain",
                  with_thousands(s.possible.size()) + " possible",
                  "of " + with_thousands(workspace.dataset().size()),
                  {}};
    totals.help =
        fmt::format("{} certainly match, {} may match (their date or place only overlaps what is asked).",
                    counted(s.certain.size(), "incident"), s.possible.size());
    const auto left_out = [&](std::size_t count, const char* why) {
        if (count > 0) totals.help += fmt::format("\n{} left out: {}.", count, why);
    };
    left_out(s.undated.size(), "no date");
    left_out(s.unlocated.size(), "no place");
    left_out(s.background.size(), "told as background (press B to include)");
    return totals;
}

/// Draws the totals so that they end at `right`; answers where they begin.
float draw_totals(const PanelContext& context, float right) {
    const Look& look = context.look;
    const Totals totals = totals_of(context.workspace);
    const float gap = look.px(16), mark = look.px(14);
    const float width = text_width(totals.certain) + text_width(totals.possible) + text_width(totals.rest) +
                        2 * gap + 2 * mark;
    ImGui::SameLine(right - width);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    ImGui::InvisibleButton("totals", {width, ImGui::GetFrameHeight()});
    context.mark("totals");
    tooltip(totals.help);
    ImDrawList* list = ImGui::GetWindowDrawList();
    const float y = at.y + ImGui::GetStyle().FramePadding.y;
    const float middle = at.y + ImGui::GetFrameHeight() / 2;
    float x = at.x;
    const auto part = [&](const std::string& words, bool certain) {
        incident_mark(list, {x + look.px(5), middle}, look.px(4.5F), ClaimStanding::accused, certain, look);
        list->AddText({x + mark, y}, look.text, words.c_str());
        x += mark + text_width(words) + gap;
    };
    part(totals.certain, true);
    part(totals.possible, false);
    list->AddText({x - look.px(6), y}, look.muted, totals.rest.c_str());
    return right - width;
}

}  // namespace

void Toolbar::search_box(const PanelContext& context, float width) {
    Workspace& workspace = context.workspace;
    const Look& look = context.look;
    const std::vector<std::string>& texts = workspace.document().query.texts;
    const std::string now = texts.empty() ? "" : texts.front();
    if (now != searched_) {  // changed elsewhere: undo, a chip, another search
        searched_ = now;
        std::snprintf(search_.data(), search_.size(), "%s", now.c_str());
    }
    if (context.view.focus_search) {
        ImGui::SetKeyboardFocusHere();
        context.view.focus_search = false;
    }
    ImGui::SetNextItemWidth(width);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, {look.px(28), look.px(5)});
    const bool changed =
        ImGui::InputTextWithHint("##search", "Search words…", search_.data(), search_.size());
    ImGui::PopStyleVar();
    context.mark("search");
    draw_icon(ImGui::GetWindowDrawList(), {at.x + look.px(15), at.y + ImGui::GetFrameHeight() / 2},
              look.px(11), Icon::search, look.muted, look.px(1.5F));
    if (changed) {
        searched_ = std::string(trim(search_.data()));
        workspace.edit(
            "search",
            [&](Document& d) {
                d.query.texts.clear();
                if (!searched_.empty()) d.query.texts = {searched_};
            },
            "search");
    }
    if (ImGui::IsItemDeactivated()) workspace.end_merge();
}

void Toolbar::chips(const PanelContext& context, float right) {
    Workspace& workspace = context.workspace;
    const std::vector<Condition> conditions = conditions_of(workspace.document().query);
    const float more = chip_width(context, "+9 more", false) + ImGui::GetStyle().ItemSpacing.x;
    for (std::size_t i = 0; i < conditions.size(); ++i) {
        const float left =
            ImGui::GetItemRectMax().x - ImGui::GetWindowPos().x + ImGui::GetStyle().ItemSpacing.x;
        const bool last = i + 1 == conditions.size();
        const float room = right - left - (last ? 0 : more);
        if (room < context.look.px(110)) {
            ImGui::SameLine();
            chip(context, "more conditions", fmt::format("+{} more", conditions.size() - i), false);
            std::string rest;
            for (std::size_t j = i; j < conditions.size(); ++j)
                rest += (j > i ? "\n" : "") + conditions[j].words;
            tooltip(rest);
            return;
        }
        ImGui::SameLine();
        const std::string words =
            fitted(conditions[i].words, std::min(room, context.look.px(300)) - context.look.px(34));
        if (chip(context, fmt::format("condition:{}", i), words, true)) {
            workspace.edit("filter", [&](Document& d) { conditions[i].remove(d.query); });
            return;
        }
    }
}

void Toolbar::draw(const PanelContext& context) {
    const Look& look = context.look;
    const float width = ImGui::GetWindowWidth();
    search_box(context, std::clamp(width * 0.2F, look.px(150), look.px(252)));
    const ImVec2 search_end{ImGui::GetItemRectMax().x, ImGui::GetItemRectMin().y};
    const float chips_end = draw_totals(context, width - look.px(14)) - look.px(16);
    // The chips stand between the two; the cursor goes back to behind the search box.
    ImGui::SameLine();
    ImGui::SetCursorScreenPos(search_end);
    ImGui::Dummy({0, ImGui::GetFrameHeight()});
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {look.px(6), 0});
    chips(context, chips_end);
    ImGui::PopStyleVar();
}

}  // namespace bearing
