#pragma once

#include <imgui.h>

#include <map>
#include <string>

#include "app/action.hpp"
#include "app/report_desk.hpp"
#include "app/view_state.hpp"
#include "app/workspace.hpp"
#include "panels/look.hpp"

namespace bearing {

/// Where named things were drawn in the last frame, so that a test can point at them as a person would.
using ItemPlaces = std::map<std::string, ImVec4, std::less<>>;

/// What every panel gets.
struct PanelContext {
    Workspace& workspace;
    ReportDesk& desk;
    const ActionTable& actions;
    ViewState& view;
    const Look& look;
    MapCanvas* canvas = nullptr;         ///< null: no map picture (tests)
    MapCanvas* legend_canvas = nullptr;  ///< for the legend
    double pixel_ratio = 1;              ///< device pixels in a window unit
    ItemPlaces& places;

    /// Remembers the last item under a name.
    void mark(const std::string& name) const {
        const ImVec2 a = ImGui::GetItemRectMin(), b = ImGui::GetItemRectMax();
        places[name] = {a.x, a.y, b.x, b.y};
    }
    void mark(const std::string& name, ImVec2 a, ImVec2 b) const { places[name] = {a.x, a.y, b.x, b.y}; }
};

}  // namespace bearing
