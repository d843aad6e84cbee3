#include "panels/report_bar.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "bearing/base/text.hpp"
#include "panels/edit_widgets.hpp"
#include "panels/widgets.hpp"

namespace bearing {
namespace {

std::string counts_in_words(const ReviewCounts& counts) {
    std::string accepted = fmt::format("{} accepted", counts.accepted);
    if (counts.corrected > 0) accepted += fmt::format(" ({} corrected)", counts.corrected);
    return fmt::format("{} pending · {} · {} refused", counts.pending, accepted, counts.refused);
}

std::string title_of(const PanelContext& context) {
    const Report& report = context.desk.review().report();
    std::string words = report.title.empty() ? context.desk.source().name : report.title;
    if (!report.publisher.empty()) words += " · " + report.publisher;
    return words;
}

/// What stands at the right, from the right edge on; answers where it begins.
float draw_right(const PanelContext& context, float right) {
    const Look& look = context.look;
    const Action* commit = context.actions.find("review.commit");
    const bool enabled = commit->enabled();
    const std::string words = context.desk.is_committing() ? "Committing…" : "Commit…";
    const float width = text_width(words) + look.px(28);
    const std::string counts = counts_in_words(context.desk.review().counts());
    ImGui::SameLine(right - width);
    ImGui::PushStyleColor(ImGuiCol_Button, enabled ? look.accent : look.field);
    ImGui::PushStyleColor(ImGuiCol_ButtonHovered, enabled ? with_alpha(look.accent, 0.85F) : look.field);
    ImGui::PushStyleColor(ImGuiCol_Text, enabled ? look.on_accent : look.muted);
    if (ImGui::Button((words + "##commit").c_str(), {width, 0})) context.actions.run("review.commit");
    ImGui::PopStyleColor(3);
    context.mark("commit");
    tooltip(enabled ? "Put what was decided into the project (Ctrl+S)"
                    : "Accept or refuse a draft first; nothing is decided that is not committed already");
    const float left = right - width - look.px(14) - text_width(counts);
    ImGui::SameLine(left);
    ImGui::AlignTextToFramePadding();
    ImGui::TextUnformatted(counts.c_str());
    context.mark("review counts");
    return left;
}

}  // namespace

void ReportBar::draw(const PanelContext& context) {
    const Look& look = context.look;
    ReportDesk& desk = context.desk;
    if (icon_button(context, "back to the map", Icon::chevron_left,
                    "Back to the map; the review stays (Ctrl+4)", 28))
        context.actions.run("review.panel");
    const float title_left = ImGui::GetItemRectMax().x - ImGui::GetWindowPos().x + look.px(10);
    const float counts_left = draw_right(context, ImGui::GetWindowWidth() - look.px(14));
    // Publication day, before the counts.
    const auto published = desk.review().report().published;
    const float field = look.px(104), words = text_width("Published ");
    const float day_left = counts_left - look.px(18) - field;
    ImGui::SameLine(day_left);
    ImGui::SetNextItemWidth(field);
    std::string text = texts_.contains("published") ? texts_["published"]
                       : published                  ? to_string(*published)
                                                    : std::string();
    const bool typed = edit_line(context, "published", text, "YYYY-MM-DD");
    tooltip(
        "The day of publication. Dates without a year and days of the week are read from it; a change reads "
        "the "
        "report again and keeps your work.");
    if (typed) {
        const auto day = parse_day(trim(text));
        day ? void(texts_.erase("published")) : void(texts_["published"] = text);
        if (day && day != published) desk.set_published(day);
    }
    const bool with_words = day_left - words - title_left > look.px(120);
    if (with_words) {
        ImGui::SameLine(day_left - words);
        ImGui::AlignTextToFramePadding();
        muted_text(look, "Published");
    }
    const float room = day_left - (with_words ? words : 0) - title_left - look.px(12);
    if (room < look.px(40)) return;
    ImGui::SameLine(title_left);
    ImGui::AlignTextToFramePadding();
    const std::string title = title_of(context);
    const FontScope bold(look.fonts.bold);
    ImGui::TextUnformatted(fitted(title, room).c_str());
    tooltip(title + "\n" + desk.source().name);
}

}  // namespace bearing
