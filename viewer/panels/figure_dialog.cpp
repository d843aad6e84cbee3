#include "panels/figure_dialog.hpp"

#include <cstdio>
#include <filesystem>

#include "bearing/base/error.hpp"
#include "bearing/base/text.hpp"
#include "panels/widgets.hpp"

namespace bearing {
namespace {

struct PageSize {
    const char* name;
    double width_mm, height_mm;
};
constexpr PageSize kSizes[] = {{"180 x 120 mm, two columns", 180, 120},
                               {"85 x 85 mm, one column", 85, 85},
                               {"160 x 200 mm, a page", 160, 200},
                               {"254 x 143 mm, a slide", 254, 143}};
constexpr const char* kThemes[] = {"Print", "Light", "Dark", "Greyscale"};

}  // namespace

void FigureDialog::size_choice(const PanelContext& context) {
    if (ImGui::BeginCombo("Size", kSizes[size_].name)) {
        for (int i = 0; i < static_cast<int>(std::size(kSizes)); ++i)
            if (ImGui::Selectable(kSizes[i].name, i == size_)) size_ = i;
        ImGui::EndCombo();
    }
    context.mark("figure size");
    if (ImGui::BeginCombo("Look", kThemes[theme_])) {
        for (int i = 0; i < static_cast<int>(std::size(kThemes)); ++i)
            if (ImGui::Selectable(kThemes[i], i == theme_)) theme_ = i;
        ImGui::EndCombo();
    }
}

void FigureDialog::write(const PanelContext& context) {
    try {
        const std::filesystem::path path(std::string(trim(path_.data())));
        if (path.empty()) throw ArgumentError("Name the file: a .png, .svg or .pdf.");
        figure_format(path);
        FigureSpec spec;
        spec.title = std::string(trim(title_.data()));
        spec.width_mm = kSizes[size_].width_mm;
        spec.height_mm = kSizes[size_].height_mm;
        spec.theme = static_cast<Theme>(theme_);
        if (this_view_) spec.extent = context.workspace.view().lonlat_extent();
        context.workspace.export_figure(spec, std::filesystem::absolute(path));
        problem_.clear();
        ImGui::CloseCurrentPopup();
    } catch (const Error& error) {
        problem_ = error.what();
    }
}

void FigureDialog::draw(const PanelContext& context) {
    const Look& look = context.look;
    if (std::exchange(context.view.open_figure, false)) {
        if (path_[0] == '\0') std::snprintf(path_.data(), path_.size(), "%s", "figure.pdf");
        problem_.clear();
        ImGui::OpenPopup("Export figure");
    }
    const ImVec2 screen = ImGui::GetIO().DisplaySize;
    ImGui::SetNextWindowPos({screen.x / 2, screen.y / 2}, 0, {0.5F, 0.5F});
    ImGui::SetNextWindowSize({std::min(look.px(480), screen.x * 0.9F), 0});
    bool open = true;
    if (!ImGui::BeginPopupModal("Export figure", &open, ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoResize))
        return;
    ImGui::PushItemWidth(look.px(340));
    ImGui::InputTextWithHint("Title", "What the figure shows", title_.data(), title_.size());
    ImGui::InputText("File", path_.data(), path_.size());
    context.mark("figure file");
    size_choice(context);
    ImGui::PopItemWidth();
    ImGui::Checkbox("The part of the map now in view", &this_view_);
    tooltip("Otherwise around all incidents found");
    muted_text(
        look,
        ".png, .svg or .pdf by its name. Beside it a manifest (.json) to make and check it again, and an alt "
        "text (.txt).");
    if (!problem_.empty()) {
        ImGui::PushStyleColor(ImGuiCol_Text, look.warning);
        wrapped_text(problem_);
        ImGui::PopStyleColor();
    }
    ImGui::Dummy({0, look.px(4)});
    if (ImGui::Button("Write figure", {look.px(130), 0})) write(context);
    context.mark("write figure");
    ImGui::SameLine();
    if (ImGui::Button("Cancel", {look.px(90), 0}) || ImGui::IsKeyPressed(ImGui::GetKeyIndex(ImGuiKey_Escape)))
        ImGui::CloseCurrentPopup();
    ImGui::EndPopup();
}

}  // namespace bearing
