#include "panels/palette.hpp"

#include <algorithm>
#include <string>

#include "panels/widgets.hpp"

namespace bearing {
namespace {

bool is_enabled(const Action& action) {
    return !action.enabled || action.enabled();
}

bool pressed(ImGuiKey key) {
    return ImGui::IsKeyPressed(ImGui::GetKeyIndex(key));
}

void right_text(const Look& look, const std::string& words) {
    ImGui::SameLine(ImGui::GetWindowContentRegionMax().x - text_width(words));
    ImGui::TextColored(ImGui::ColorConvertU32ToFloat4(look.muted), "%s", words.c_str());
}

}  // namespace

void Palette::draw(const PanelContext& context) {
    const Look& look = context.look;
    if (std::exchange(context.view.open_palette, false)) {
        ImGui::OpenPopup("Find an action");
        text_[0] = '\0';
        chosen_ = 0;
    }
    const ImVec2 screen = ImGui::GetIO().DisplaySize;
    const float width = std::min(look.px(520), screen.x * 0.8F);
    ImGui::SetNextWindowPos({(screen.x - width) / 2, screen.y * 0.14F});
    ImGui::SetNextWindowSize({width, 0});
    if (!ImGui::BeginPopup("Find an action", ImGuiWindowFlags_NoMove)) return;
    if (ImGui::IsWindowAppearing()) ImGui::SetKeyboardFocusHere();
    ImGui::SetNextItemWidth(-1);
    if (ImGui::InputTextWithHint("##find", "What do you want to do?", text_.data(), text_.size()))
        chosen_ = 0;
    context.mark("palette");
    const auto found = context.actions.search(text_.data());
    const int last = std::max(0, std::min(static_cast<int>(found.size()), 12) - 1);
    chosen_ = std::clamp(
        chosen_ + (pressed(ImGuiKey_DownArrow) ? 1 : 0) - (pressed(ImGuiKey_UpArrow) ? 1 : 0), 0, last);
    const Action* run = nullptr;
    for (int i = 0; i <= last && !found.empty(); ++i) {
        const Action& action = *found[static_cast<std::size_t>(i)];
        const bool enabled = is_enabled(action);
        const std::string words = action.menu + ": " + action.name() + "##" + action.id;
        if (ImGui::Selectable(words.c_str(), i == chosen_, enabled ? 0 : ImGuiSelectableFlags_Disabled))
            run = &action;
        right_text(look, to_string(action.chord));
    }
    if (found.empty()) muted_text(look, "No action has this in its name.");
    if (!found.empty() && pressed(ImGuiKey_Enter)) run = found[static_cast<std::size_t>(chosen_)];
    if (run != nullptr && is_enabled(*run)) {
        ImGui::CloseCurrentPopup();
        run->run();
    }
    ImGui::EndPopup();
}

namespace {

void help_symbol(const PanelContext& context, ClaimStanding standing, bool certain, const char* words) {
    const Look& look = context.look;
    const ImVec2 at = ImGui::GetCursorScreenPos();
    incident_mark(ImGui::GetWindowDrawList(), {at.x + look.px(7), at.y + ImGui::GetFontSize() / 2},
                  look.px(5), standing, certain, look);
    ImGui::Indent(look.px(24));
    wrapped_text(words);
    ImGui::Unindent(look.px(24));
}

void help_keys(const PanelContext& context) {
    if (!ImGui::BeginTable("keys", 2, ImGuiTableFlags_SizingFixedFit | ImGuiTableFlags_NoSavedSettings))
        return;
    for (const Action& action : context.actions.actions()) {
        if (action.chord.key == Key::none) continue;
        ImGui::TableNextColumn();
        ImGui::TextColored(ImGui::ColorConvertU32ToFloat4(context.look.muted), "%s",
                           to_string(action.chord).c_str());
        ImGui::TableNextColumn();
        ImGui::TextUnformatted(action.name().c_str());
    }
    ImGui::EndTable();
}

}  // namespace

void draw_help(const PanelContext& context) {
    const Look& look = context.look;
    if (std::exchange(context.view.open_help, false)) ImGui::OpenPopup("Keys and symbols");
    const ImVec2 screen = ImGui::GetIO().DisplaySize;
    ImGui::SetNextWindowPos({screen.x / 2, screen.y / 2}, 0, {0.5F, 0.5F});
    ImGui::SetNextWindowSize(
        {std::min(look.px(560), screen.x * 0.9F), std::min(look.px(640), screen.y * 0.9F)});
    bool open = true;
    if (!ImGui::BeginPopupModal("Keys and symbols", &open,
                                ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoResize))
        return;
    bold_text(look, "What the symbols say");
    help_symbol(context, ClaimStanding::accused, true,
                "Someone is accused, and nobody denies it or accuses another.");
    help_symbol(context, ClaimStanding::contested, true,
                "Contested: someone denies the accusation or accuses another.");
    help_symbol(context, ClaimStanding::reported, true, "Reported; nobody is accused.");
    help_symbol(context, ClaimStanding::accused, false,
                "Pale: a possible match. Its date or place only overlaps what is asked.");
    muted_text(
        look,
        "A shaded area on the map shows where the incident may have been. No symbol is placed more exactly "
        "than its source. An accusation is a published claim, never a finding of this program.");
    ImGui::Dummy({0, look.px(4)});
    bold_text(look, "Map");
    muted_text(
        look,
        "Drag to pan, wheel to zoom, click a symbol to read its claims, click again for the next one there. "
        "Arrow keys pan once the map has been clicked.");
    bold_text(look, "Timeline");
    muted_text(
        look,
        "Drag to choose days, drag an edge or the middle to change them, double-click to clear. Wheel zooms, "
        "right drag moves along. Left and Right move the days, with Shift they widen them.");
    bold_text(look, "Review of a report");
    muted_text(
        look,
        "Click a highlighted word to see what was read from it, a number to open its draft. A filled number "
        "is an "
        "accepted draft, a crossed one a refused draft, a dot marks a correction. Nothing is in the project "
        "before it is committed.");
    ImGui::Dummy({0, look.px(4)});
    bold_text(look, "Keys");
    help_keys(context);
    if (pressed(ImGuiKey_Escape)) ImGui::CloseCurrentPopup();
    ImGui::EndPopup();
}

}  // namespace bearing
