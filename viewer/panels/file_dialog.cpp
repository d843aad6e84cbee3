#include "panels/file_dialog.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <system_error>

#include "bearing/base/text.hpp"
#include "panels/widgets.hpp"

namespace bearing {
namespace fs = std::filesystem;

bool is_incident_file(const fs::path& path) {
    static constexpr std::array kinds{".gpkg", ".csv", ".tsv", ".geojson", ".json", ".xlsx", ".kml"};
    const std::string extension = ascii_lower(path.extension().string());
    return std::find(kinds.begin(), kinds.end(), extension) != kinds.end();
}

void FileDialog::go(const fs::path& folder) {
    std::error_code error;
    fs::directory_iterator entries(folder, fs::directory_options::skip_permission_denied, error);
    if (error) {
        problem_ = "Cannot open " + folder.string() + ": " + error.message();
        return;
    }
    problem_.clear();
    folder_ = folder;
    entries_.clear();
    for (const fs::directory_entry& entry : entries) {
        const std::string name = entry.path().filename().string();
        const bool is_folder = entry.is_directory(error);
        if (name.starts_with(".") || (!is_folder && !is_wanted_(entry.path()))) continue;
        entries_.push_back({name, is_folder});
    }
    std::sort(entries_.begin(), entries_.end(), [](const Entry& a, const Entry& b) {
        return std::tuple(!a.folder, a.name) < std::tuple(!b.folder, b.name);
    });
}

std::string FileDialog::draw(const PanelContext& context, bool& asked) {
    const Look& look = context.look;
    if (std::exchange(asked, false)) {
        std::error_code error;
        go(folder_.empty() ? fs::current_path(error) : folder_);
        ImGui::OpenPopup(title_);
    }
    const ImVec2 screen = ImGui::GetIO().DisplaySize;
    ImGui::SetNextWindowPos({screen.x / 2, screen.y / 2}, 0, {0.5F, 0.5F});
    ImGui::SetNextWindowSize(
        {std::min(look.px(560), screen.x * 0.9F), std::min(look.px(480), screen.y * 0.9F)});
    bool open = true;
    if (!ImGui::BeginPopupModal(title_, &open, ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoResize))
        return {};
    std::string chosen;
    muted_text(look, problem_.empty() ? folder_.string() : problem_);
    ImGui::BeginChild("entries", {0, -ImGui::GetFrameHeightWithSpacing() - look.px(4)}, true);
    if (ImGui::Selectable("..  (the folder above)")) go(folder_.parent_path());
    for (const Entry& entry : std::vector<Entry>(entries_)) {
        const std::string words = entry.folder ? entry.name + "/" : entry.name;
        if (!ImGui::Selectable(words.c_str(), false, ImGuiSelectableFlags_DontClosePopups)) continue;
        entry.folder ? go(folder_ / entry.name) : void(chosen = (folder_ / entry.name).string());
    }
    ImGui::EndChild();
    ImGui::SetNextItemWidth(-look.px(190));
    const bool entered = ImGui::InputTextWithHint("##path", "or type a path", path_.data(), path_.size(),
                                                  ImGuiInputTextFlags_EnterReturnsTrue);
    ImGui::SameLine();
    if (ImGui::Button("Open", {look.px(80), 0}) || entered) chosen = std::string(trim(path_.data()));
    ImGui::SameLine();
    if (ImGui::Button("Cancel", {look.px(80), 0}) ||
        ImGui::IsKeyPressed(ImGui::GetKeyIndex(ImGuiKey_Escape)) || !chosen.empty())
        ImGui::CloseCurrentPopup();
    ImGui::EndPopup();
    return chosen;
}

}  // namespace bearing
