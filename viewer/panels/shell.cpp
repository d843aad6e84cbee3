#include "panels/shell.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "app/standard_actions.hpp"
#include "panels/filters_panel.hpp"
#include "panels/incident_panel.hpp"
#include "panels/widgets.hpp"

namespace bearing {
namespace {

constexpr ImGuiWindowFlags kFixed = ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoResize |
                                    ImGuiWindowFlags_NoCollapse | ImGuiWindowFlags_NoTitleBar |
                                    ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoBringToFrontOnFocus;

/// A panel's window; ends with the scope.
class Panel {
  public:
    Panel(const char* name, ImVec2 at, ImVec2 end, ImVec2 padding, ImU32 color, ImGuiWindowFlags more = 0,
          ImGuiWindowFlags without = 0) {
        ImGui::SetNextWindowPos(at);
        ImGui::SetNextWindowSize({std::max(1.0F, end.x - at.x), std::max(1.0F, end.y - at.y)});
        ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, padding);
        ImGui::PushStyleVar(ImGuiStyleVar_WindowMinSize, {1, 1});
        ImGui::PushStyleColor(ImGuiCol_WindowBg, color);
        ImGui::Begin(name, nullptr, (kFixed | more) & ~without);
        ImGui::PopStyleColor();
        ImGui::PopStyleVar(2);
    }
    ~Panel() { ImGui::End(); }
    Panel(const Panel&) = delete;
    Panel& operator=(const Panel&) = delete;
};

void line(ImVec2 a, ImVec2 b, const Look& look) {
    ImGui::GetForegroundDrawList()->AddLine(a, b, look.line, look.px(1));
}

}  // namespace

Shell::Shell(Workspace& workspace, MapCanvas* canvas, MapCanvas* legend_canvas, const ViewRequest& request)
    : workspace_(workspace),
      canvas_(canvas),
      legend_canvas_(legend_canvas),
      desk_(workspace, request),
      open_dataset_(request.open_dataset),
      actions_(standard_actions(workspace_, desk_, view_, static_cast<bool>(open_dataset_))),
      file_("Open project or file", is_incident_file),
      report_file_("Read a report", is_report_file) {}

void Shell::press_shortcuts() {
    const std::vector<Chord> pressed = std::exchange(pressed_, {});
    if (ImGui::IsPopupOpen(nullptr, ImGuiPopupFlags_AnyPopupId)) return;
    for (const Chord& chord : pressed) actions_.press(chord, ImGui::GetIO().WantTextInput);
}

void Shell::menu_bar(const PanelContext&) {
    if (!ImGui::BeginMainMenuBar()) return;
    menu_height_ = ImGui::GetWindowSize().y;
    std::string open_menu;
    bool shown = false;
    for (const Action& action : actions_.actions()) {
        if (action.menu != open_menu) {
            if (shown) ImGui::EndMenu();
            open_menu = action.menu;
            shown = ImGui::BeginMenu(open_menu.c_str());
        }
        if (!shown) continue;
        if (action.separator_before) ImGui::Separator();
        const bool enabled = !action.enabled || action.enabled();
        const bool checked = action.checked && action.checked();
        if (ImGui::MenuItem((action.name() + "##" + action.id).c_str(), to_string(action.chord).c_str(),
                            checked, enabled))
            action.run();
    }
    if (shown) ImGui::EndMenu();
    ImGui::EndMainMenuBar();
}

void Shell::toolbar(const PanelContext& context) {
    const Look& look = context.look;
    toolbar_height_ = std::ceil(ImGui::GetFrameHeight() + look.px(14));
    const Panel panel("Toolbar", {0, menu_height_},
                      {ImGui::GetIO().DisplaySize.x, menu_height_ + toolbar_height_},
                      {look.px(12), look.px(7)}, look.ground,
                      ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoScrollWithMouse);
    is_reviewing() ? report_bar_.draw(context) : toolbar_.draw(context);
}

Shell::Layout Shell::layout(const Look& look) const {
    const ImVec2 screen = ImGui::GetIO().DisplaySize;
    Layout at;
    at.width = screen.x;
    at.top = menu_height_ + toolbar_height_;
    at.bottom = screen.y;
    // On a narrow screen the side panels give way, but never to less than they can be read at.
    const float for_map = std::max(screen.x * 0.36F, look.px(260));
    const float wanted = (view_.filters_open ? look.px(view_.filters_width) : 0) +
                         (view_.incidents_open ? look.px(view_.incidents_width) : 0);
    const float squeeze = wanted > screen.x - for_map && wanted > 0 ? (screen.x - for_map) / wanted : 1;
    at.left = view_.filters_open ? std::floor(look.px(view_.filters_width) * squeeze) : 0;
    at.right = screen.x - (view_.incidents_open ? std::floor(look.px(view_.incidents_width) * squeeze) : 0);
    const float timeline = std::min(look.px(view_.timeline_height), (at.bottom - at.top) * 0.4F);
    at.timeline_top = view_.timeline_open ? std::floor(at.bottom - timeline) : at.bottom;
    // Text and drafts need the width first; the map gets what is left of a wide screen.
    const float reading = std::max(screen.x * 0.64F, std::min(screen.x, look.px(900)));
    at.drafts_right = screen.x - reading < look.px(260) ? screen.x : std::floor(reading);
    at.text_right = std::floor(at.drafts_right * std::clamp(view_.report_share, 0.3F, 0.7F));
    at.tabs = at.bottom - at.top < look.px(560);
    const float share = std::clamp(view_.list_share, 0.15F, 0.8F);
    at.middle = std::floor(at.top + (at.bottom - at.top) * share);
    return at;
}

/// List and incident by turns; an incident chosen anywhere but in the list brings its tab forward.
void Shell::right_tabs(const PanelContext& context, const Layout& at) {
    const Look& look = context.look;
    const Panel panel("Incidents", {at.right, at.top}, {at.width, at.bottom}, {look.px(6), look.px(6)},
                      look.panel);
    if (!ImGui::BeginTabBar("right")) return;
    const auto chosen = workspace_.document().highlighted;
    const bool forward = chosen && chosen != tab_for_ && chosen != list_.chosen_here();
    tab_for_ = chosen;
    if (ImGui::BeginTabItem("List")) {
        list_.draw(context);
        ImGui::EndTabItem();
    }
    if (ImGui::BeginTabItem("Incident", nullptr, forward ? ImGuiTabItemFlags_SetSelected : 0)) {
        ImGui::BeginChild("incident", {0, 0}, false, ImGuiWindowFlags_AlwaysUseWindowPadding);
        draw_incident(context);
        ImGui::EndChild();
        ImGui::EndTabItem();
    }
    ImGui::EndTabBar();
}

void Shell::right_column(const PanelContext& context, const Layout& at) {
    const Look& look = context.look;
    const ImVec2 padding{look.px(12), look.px(10)};
    if (at.tabs) return right_tabs(context, at);
    {
        const Panel panel("Incidents", {at.right, at.top}, {at.width, at.middle}, {look.px(4), 0},
                          look.panel);
        list_.draw(context);
    }
    const Panel panel("Incident", {at.right, at.middle}, {at.width, at.bottom}, padding, look.panel);
    draw_incident(context);
}

void Shell::columns(const PanelContext& context, const Layout& at) {
    const Look& look = context.look;
    if (view_.filters_open) {
        const Panel panel("Filters", {0, at.top}, {at.left, at.bottom}, {look.px(8), look.px(8)}, look.panel);
        draw_filters(context);
        legend_.draw(context);
    }
    {
        const Panel panel("Map", {at.left, at.top}, {at.right, at.timeline_top}, {0, 0}, look.ground,
                          ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoScrollWithMouse);
        map_.draw(context);
    }
    if (view_.timeline_open) {
        const Panel panel("Timeline", {at.left, at.timeline_top}, {at.right, at.bottom},
                          {look.px(12), look.px(8)}, look.panel,
                          ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoScrollWithMouse);
        timeline_.draw(context);
    }
    if (view_.incidents_open) right_column(context, at);
}

void Shell::review(const PanelContext& context, const Layout& at) {
    const Look& look = context.look;
    const ImVec2 padding{look.px(12), look.px(8)};
    {
        const Panel panel("Report", {0, at.top}, {at.text_right, at.bottom}, padding, look.panel);
        report_text_.draw(context);
    }
    {
        const Panel panel("Drafts", {at.text_right, at.top}, {at.drafts_right, at.bottom},
                          {look.px(8), look.px(8)}, look.panel);
        drafts_.draw(context);
    }
    if (at.drafts_right >= at.width) return notices_without_map(context, at);
    const Panel panel("Map", {at.drafts_right, at.top}, {at.width, at.bottom}, {0, 0}, look.ground,
                      ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoScrollWithMouse);
    map_.draw(context);
}

/// Notices stand on the map; where there is no room for one, over the report's text.
void Shell::notices_without_map(const PanelContext& context, const Layout& at) {
    if (workspace_.notices().empty()) return;
    const Look& look = context.look;
    const float height = look.px(40) * static_cast<float>(workspace_.notices().size()) + look.px(40);
    const ImVec2 end{at.text_right, at.bottom - look.px(8)};
    const Panel panel("Notices", {0, end.y - height}, end, {0, 0}, IM_COL32(0, 0, 0, 0),
                      ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoNav | ImGuiWindowFlags_NoScrollbar |
                          ImGuiWindowFlags_NoFocusOnAppearing,
                      ImGuiWindowFlags_NoBringToFrontOnFocus);
    draw_notices(context, {at.text_right / 2, end.y}, at.text_right - look.px(24));
}

/// A report that was just opened comes forward.
void Shell::follow_report() {
    if (report_shown_ == workspace_.document().report) return;
    report_shown_ = workspace_.document().report;
    view_.mention.reset();
    view_.correcting = view_.refusing = false;
    if (report_shown_) view_.report_open = true;
}

namespace {

/// An invisible bar between two panels; answers by how much it was dragged, in window units.
float splitter(const PanelContext& context, const char* name, ImVec2 a, ImVec2 b, bool upright) {
    const Look& look = context.look;
    const float reach = look.px(3);
    const ImVec2 at = upright ? ImVec2{a.x - reach, a.y} : ImVec2{a.x, a.y - reach};
    const ImVec2 end = upright ? ImVec2{b.x + reach, b.y} : ImVec2{b.x, b.y + reach};
    const Panel panel(name, at, end, {0, 0}, IM_COL32(0, 0, 0, 0),
                      ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoNav | ImGuiWindowFlags_NoScrollbar);
    ImGui::InvisibleButton("bar", {std::max(1.0F, end.x - at.x), std::max(1.0F, end.y - at.y)});
    context.mark(name);
    const bool lit = ImGui::IsItemHovered() || ImGui::IsItemActive();
    if (lit) ImGui::SetMouseCursor(upright ? ImGuiMouseCursor_ResizeEW : ImGuiMouseCursor_ResizeNS);
    ImGui::GetWindowDrawList()->AddLine(a, b, lit ? look.accent : look.line, lit ? look.px(2) : look.px(1));
    if (!ImGui::IsItemActive()) return 0;
    return upright ? ImGui::GetIO().MouseDelta.x : ImGui::GetIO().MouseDelta.y;
}

}  // namespace

void Shell::splitters(const PanelContext& context, const Layout& at) {
    const float scale = context.look.scale;
    if (is_reviewing()) {
        const float moved =
            splitter(context, "split:report", {at.text_right, at.top}, {at.text_right, at.bottom}, true);
        view_.report_share = std::clamp(view_.report_share + moved / at.drafts_right, 0.3F, 0.7F);
        return;
    }
    if (view_.filters_open) {
        const float moved = splitter(context, "split:filters", {at.left, at.top}, {at.left, at.bottom}, true);
        view_.filters_width = std::clamp(view_.filters_width + moved / scale, 160.0F, 520.0F);
    }
    if (view_.incidents_open) {
        const float moved =
            splitter(context, "split:incidents", {at.right, at.top}, {at.right, at.bottom}, true);
        view_.incidents_width = std::clamp(view_.incidents_width - moved / scale, 220.0F, 900.0F);
        if (!at.tabs) {
            const float down =
                splitter(context, "split:list", {at.right, at.middle}, {at.width, at.middle}, false);
            view_.list_share =
                std::clamp(view_.list_share + down / std::max(1.0F, at.bottom - at.top), 0.15F, 0.8F);
        }
    }
    if (view_.timeline_open) {
        const float moved = splitter(context, "split:timeline", {at.left, at.timeline_top},
                                     {at.right, at.timeline_top}, false);
        view_.timeline_height = std::clamp(view_.timeline_height - moved / scale, 96.0F, 480.0F);
    }
}

void Shell::dialogs(const PanelContext& context) {
    palette_.draw(context);
    draw_help(context);
    figure_.draw(context);
    if (const std::string path = file_.draw(context, view_.open_file); !path.empty()) open_file(path);
    if (const std::string path = report_file_.draw(context, view_.open_report); !path.empty())
        desk_.open(path);
    paste_.draw(context);
    commit_.draw(context);
    draw_leave_dialog(context);
}

void Shell::open_file(const std::string& path) {
    if (is_report_file(path)) return desk_.open(path);
    if (!open_dataset_) return;
    workspace_.jobs().submit("open", [this, path](std::stop_token) {
        auto dataset = open_dataset_(path);
        return [this, path, dataset] { workspace_.replace_dataset(dataset, path); };
    });
}

void Shell::frame(const Look& look, double pixel_ratio) {
    workspace_.frame();
    desk_.frame();
    follow_report();
    places_.clear();
    const PanelContext context{workspace_, desk_,          actions_,    view_,  look,
                               canvas_,    legend_canvas_, pixel_ratio, places_};
    press_shortcuts();
    menu_bar(context);
    toolbar(context);
    const Layout at = layout(look);
    is_reviewing() ? review(context, at) : columns(context, at);
    splitters(context, at);
    line({0, at.top - 0.5F}, {at.width, at.top - 0.5F}, look);
    dialogs(context);
}

}  // namespace bearing
