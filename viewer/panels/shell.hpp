#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "panels/context.hpp"
#include "panels/figure_dialog.hpp"
#include "panels/file_dialog.hpp"
#include "panels/incident_list.hpp"
#include "panels/legend_panel.hpp"
#include "panels/map_panel.hpp"
#include "panels/palette.hpp"
#include "panels/report_bar.hpp"
#include "panels/report_dialogs.hpp"
#include "panels/report_text_panel.hpp"
#include "panels/timeline.hpp"
#include "panels/toolbar.hpp"

namespace bearing {

/// All panels in their fixed places: menu and toolbar above, filters left, map and timeline in the middle,
/// list and incident right. One call a frame, between ImGui::NewFrame() and ImGui::Render().
class Shell {
  public:
    using OpenDataset = std::function<std::shared_ptr<const Dataset>(const std::string& path)>;

    /// Both canvases may be null: then no map and no legend are drawn.
    Shell(Workspace& workspace, MapCanvas* canvas, MapCanvas* legend_canvas, const ViewRequest& request);

    void frame(const Look& look, double pixel_ratio);
    /// A key went down; what it stands for runs in the next frame. ImGui 1.86 would miss a key that goes down
    /// and up within one frame.
    void press(const Chord& chord) { pressed_.push_back(chord); }

    /// Reads a file in the job queue and shows it, or says why it cannot: a report to review, else incidents.
    void open_file(const std::string& path);
    /// The person wants to leave; work that is not committed is asked about first.
    void ask_to_quit() { actions_.run("file.quit"); }
    bool wants_quit() const { return view_.quit; }
    ReportDesk& desk() { return desk_; }
    const ActionTable& actions() const { return actions_; }
    ViewState& view() { return view_; }
    const ItemPlaces& places() const { return places_; }
    const IncidentList& list() const { return list_; }

  private:
    /// Where the panels lie in this frame.
    struct Layout {
        float top = 0, bottom = 0;
        float left = 0, middle = 0, right = 0, width = 0;
        float timeline_top = 0;
        float text_right = 0, drafts_right = 0;  ///< of a review
        bool tabs = false;                       ///< too low for list and incident one above the other
    };

    void press_shortcuts();
    void menu_bar(const PanelContext& context);
    void toolbar(const PanelContext& context);
    Layout layout(const Look& look) const;
    void columns(const PanelContext& context, const Layout& at);
    /// The review in the place of the other panels: text, drafts and, where there is room, the map.
    void review(const PanelContext& context, const Layout& at);
    bool is_reviewing() const { return view_.report_open && desk_.has_review(); }
    void notices_without_map(const PanelContext& context, const Layout& at);
    void follow_report();
    void right_column(const PanelContext& context, const Layout& at);
    void right_tabs(const PanelContext& context, const Layout& at);
    void splitters(const PanelContext& context, const Layout& at);
    void dialogs(const PanelContext& context);

    Workspace& workspace_;
    MapCanvas* canvas_;
    MapCanvas* legend_canvas_;
    ReportDesk desk_;
    OpenDataset open_dataset_;
    ViewState view_;
    ActionTable actions_;
    ItemPlaces places_;
    std::vector<Chord> pressed_;
    float menu_height_ = 0, toolbar_height_ = 0;

    Toolbar toolbar_;
    MapPanel map_;
    Timeline timeline_;
    IncidentList list_;
    LegendPanel legend_;
    std::optional<std::uint32_t> tab_for_;  ///< incident whose tab was last brought forward
    Palette palette_;
    FigureDialog figure_;
    FileDialog file_, report_file_;
    ReportBar report_bar_;
    ReportTextPanel report_text_;
    DraftPanel drafts_;
    PasteDialog paste_;
    CommitDialog commit_;
    std::shared_ptr<const ReportSource> report_shown_;
};

}  // namespace bearing
