#include "panels/report_dialogs.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "bearing/base/text.hpp"
#include "panels/edit_widgets.hpp"
#include "panels/widgets.hpp"

namespace bearing {
namespace {

constexpr ImGuiWindowFlags kModal = ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoResize;

/// Opens a dialog in the middle of the screen; true while it is there.
bool begin_dialog(const PanelContext& context, const char* title, float width, float height) {
    const Look& look = context.look;
    const ImVec2 screen = ImGui::GetIO().DisplaySize;
    ImGui::SetNextWindowPos({screen.x / 2, screen.y / 2}, 0, {0.5F, 0.5F});
    ImGui::SetNextWindowSize({std::min(look.px(width), screen.x * 0.92F),
                              height > 0 ? std::min(look.px(height), screen.y * 0.92F) : 0});
    return ImGui::BeginPopupModal(title, nullptr, kModal);
}

bool escape() {
    return ImGui::IsKeyPressed(ImGui::GetKeyIndex(ImGuiKey_Escape)) && !ImGui::GetIO().WantTextInput;
}

bool strong_button(const PanelContext& context, const char* id, const char* words) {
    const Look& look = context.look;
    ImGui::PushStyleColor(ImGuiCol_Button, look.accent);
    ImGui::PushStyleColor(ImGuiCol_ButtonHovered, with_alpha(look.accent, 0.85F));
    ImGui::PushStyleColor(ImGuiCol_Text, look.on_accent);
    const bool clicked = ImGui::Button(words);
    ImGui::PopStyleColor(3);
    context.mark(id);
    return clicked;
}

bool plain_button(const PanelContext& context, const char* id, const char* words) {
    const bool clicked = ImGui::Button(words);
    context.mark(id);
    return clicked;
}

void warn(const Look& look, const std::string& words) {
    ImGui::PushStyleColor(ImGuiCol_Text, look.warning);
    wrapped_text(words);
    ImGui::PopStyleColor();
}

}  // namespace

void PasteDialog::draw(const PanelContext& context) {
    const Look& look = context.look;
    if (std::exchange(context.view.paste_report, false)) {
        const char* clipboard = ImGui::GetClipboardText();
        if (trim(text_).empty() && clipboard != nullptr) text_ = clipboard;
        ImGui::OpenPopup("Read pasted text");
    }
    if (!begin_dialog(context, "Read pasted text", 640, 520)) return;
    muted_text(look, "Paste the whole report: with its headline and date line, more is read.");
    const float below = 3 * ImGui::GetFrameHeightWithSpacing() + look.px(8);
    if (ImGui::IsWindowAppearing()) ImGui::SetKeyboardFocusHere();
    edit_lines(context, "pasted text", text_,
               std::max(look.px(60), ImGui::GetContentRegionAvail().y - below));
    field_name(look, "Published");
    ImGui::SetNextItemWidth(look.px(150));
    edit_line(context, "pasted published", published_, "YYYY-MM-DD");
    const bool dated = trim(published_).empty() || parse_day(trim(published_));
    if (!dated) {
        ImGui::SameLine();
        warn(look, "no day yet: YYYY-MM-DD");
    }
    field_name(look, "Publisher");
    edit_line(context, "pasted publisher", publisher_, "who published it, if the text does not say");
    ImGui::BeginDisabled(trim(text_).empty() || !dated);
    if (strong_button(context, "read pasted", "Read it")) {
        context.view.report_open = true;
        context.desk.paste(std::exchange(text_, {}), std::string(trim(publisher_)),
                           parse_day(trim(published_)));
        publisher_.clear();
        published_.clear();
        ImGui::CloseCurrentPopup();
    }
    ImGui::EndDisabled();
    ImGui::SameLine();
    if (plain_button(context, "cancel paste", "Cancel") || escape()) ImGui::CloseCurrentPopup();
    ImGui::EndPopup();
}

void CommitDialog::commit(const PanelContext& context) {
    const std::string project(trim(project_)), author(trim(author_));
    if (author.empty()) {
        problem_ = "Say who decided: the project keeps it with every decision.";
    } else if (project.empty()) {
        problem_ = "Name the project, a .gpkg.";
    } else {
        context.desk.commit({project, author, std::string(trim(reason_))});
        ImGui::CloseCurrentPopup();
    }
}

void CommitDialog::draw(const PanelContext& context) {
    const Look& look = context.look;
    ReportDesk& desk = context.desk;
    if (std::exchange(context.view.commit_review, false)) {
        project_ = desk.proposed_project().string();
        if (author_.empty()) author_ = desk.author();
        const Report& report = desk.review().report();
        reason_ = "Review of " + (report.title.empty() ? desk.source().name : "“" + report.title + "”");
        does_ = committed_words(desk.review().to_commit());
        problem_.clear();
        ImGui::OpenPopup("Commit the review");
    }
    if (!begin_dialog(context, "Commit the review", 560, 0)) return;
    wrapped_text(does_);
    const std::size_t pending = desk.review().counts().pending;
    if (pending > 0)
        muted_text(look,
                   fmt::format("{} stay pending. You can go on with them later.", counted(pending, "draft")));
    ImGui::Dummy({0, look.px(2)});
    field_name(look, "Project");
    edit_line(context, "commit project", project_, "project.gpkg");
    std::error_code ignored;
    if (!std::filesystem::exists(std::string(trim(project_)), ignored))
        muted_text(
            look,
            "A new project is made. Incidents that are shown now from elsewhere do not become part of it.");
    field_name(look, "Your name");
    edit_line(context, "commit author", author_);
    field_name(look, "Reason");
    edit_line(context, "commit reason", reason_);
    muted_text(look,
               "The report is kept whole with its SHA-256, every correction with what was read before, every "
               "refusal with its reason.");
    if (!problem_.empty()) warn(look, problem_);
    ImGui::Dummy({0, look.px(2)});
    if (strong_button(context, "commit now", "Commit")) commit(context);
    ImGui::SameLine();
    if (plain_button(context, "cancel commit", "Cancel") || escape()) ImGui::CloseCurrentPopup();
    ImGui::EndPopup();
}

void draw_leave_dialog(const PanelContext& context) {
    const char* title = "Work that is not committed";
    Leave& leave = context.view.leave;
    if (leave != Leave::nothing && !ImGui::IsPopupOpen(title)) ImGui::OpenPopup(title);
    if (!begin_dialog(context, title, 520, 0)) return;
    ReportDesk& desk = context.desk;
    const auto go = [&](bool forget) {
        desk.close(forget);
        if (leave == Leave::program) context.view.quit = true;
        leave = Leave::nothing;
        ImGui::CloseCurrentPopup();
    };
    wrapped_text(
        fmt::format("Your work on {} of this report is not in a project yet. Kept for later, it is taken up "
                    "again when the report is opened again on this machine.",
                    counted(desk.unsaved(), "draft")));
    ImGui::Dummy({0, context.look.px(4)});
    if (strong_button(context, "keep for later", "Keep for later")) go(false);
    ImGui::SameLine();
    if (context.actions.find("review.commit")->enabled()) {
        if (plain_button(context, "commit first", "Commit…")) {
            leave = Leave::nothing;
            context.view.commit_review = true;
            ImGui::CloseCurrentPopup();
        }
        ImGui::SameLine();
    }
    if (plain_button(context, "throw away", "Throw it away")) go(true);
    ImGui::SameLine();
    if (plain_button(context, "stay", "Stay") || escape()) {
        leave = Leave::nothing;
        ImGui::CloseCurrentPopup();
    }
    ImGui::EndPopup();
}

}  // namespace bearing
