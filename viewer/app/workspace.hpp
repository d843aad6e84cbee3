#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/document.hpp"
#include "app/facets.hpp"
#include "app/job_queue.hpp"
#include "app/map_scenes.hpp"
#include "app/view_request.hpp"
#include "bearing/figure/figure.hpp"

namespace bearing {

/// Something to tell the person, shown until dismissed.
struct Notice {
    std::string text;
    bool error = false;
};

enum class BasemapState { loading, ready, missing, failed };

/// The document with everything that follows from it: the answer to its question, the counts beside it, the
/// map. Panels read from here and change the document through edit(); slow work goes to the job queue.
/// Belongs to the UI thread.
class Workspace {
  public:
    Workspace(ViewRequest request, std::shared_ptr<const FontSet> fonts);

    const Document& document() const { return history_.current(); }
    const Dataset& dataset() const { return *document().dataset; }
    const std::string& source() const { return source_; }
    const std::string& data_note() const { return data_note_; }
    const Answer& answer() const { return *answer_; }
    /// The incident that is highlighted, whole. There must be one.
    const Incident& chosen_incident() const;
    /// False until the first answer is there and while a newer one is being worked out.
    bool is_current() const;
    JobQueue& jobs() { return jobs_; }
    const std::shared_ptr<const FontSet>& fonts() const { return fonts_; }

    /// Changes the document in one labelled step; see History::edit.
    void edit(const std::string& label, const std::function<void(Document&)>& change,
              const std::string& merge_key = {});
    void end_merge() { history_.end_merge(); }
    const History& history() const { return history_; }
    void undo();
    void redo();
    /// Shows another dataset; the past goes with the old one, an open review stays.
    void replace_dataset(std::shared_ptr<const Dataset> dataset, std::string source);
    /// Shows the same dataset after work on it was committed: question, incident and view stay.
    void refresh_dataset(std::shared_ptr<const Dataset> dataset, std::string source);
    void look_at_draft(std::size_t draft) { history_.look_at_draft(draft); }

    void set_theme(Theme theme);
    void set_ui_scale(double scale);
    const Style& style() const { return style_; }

    // The map.
    void set_map_size(double width, double height);
    Viewport view() const;
    void look_at(const Camera& camera);
    /// Zooms by a factor (2: twice as close) keeping the point of the view where it is.
    void zoom_about(ScenePoint at, double factor);
    void pan(double dx, double dy);
    /// Shows all incidents found; the region of the basemap if none is placed.
    void fit();
    void fit_incident(std::uint32_t index);
    /// Shows all of an extent, as soon as the map has a size.
    void show(const Extent& extent);
    /// Moves the map if the point lies outside the view.
    void reveal(LonLat point);
    const MapScenes& scenes() const { return scenes_; }
    const Map& map() const { return map_; }
    BasemapState basemap_state() const { return basemap_state_; }

    /// Opens an incident; with `reveal`, moves the map if it lies outside the view.
    void highlight(std::optional<std::uint32_t> index, bool reveal);
    enum class Membership { certain, possible, undated, unlocated, background, outside };
    Membership membership(std::uint32_t index) const;

    /// Composes and writes a figure of what is shown, in the job queue; says so in a notice.
    void export_figure(FigureSpec spec, const std::filesystem::path& path);

    std::vector<Notice>& notices() { return notices_; }
    void notify(std::string text, bool error = false);

    /// Once a frame, before the panels: takes finished work and submits what has become necessary.
    void frame();
    /// Works everything off, for off-screen pictures and tests.
    void settle();
    /// Changes whenever the answer does; 0 before the first.
    std::uint64_t answer_revision() const { return answer_revision_; }

  private:
    void ask();
    void load_basemap(const std::optional<std::filesystem::path>& path);
    void update_map();
    void choose_projection();
    void fit_extent(const Extent& extent);
    void take_dataset(Document next, std::string source);

    std::shared_ptr<const FontSet> fonts_;
    std::string source_, data_note_;
    History history_;
    JobQueue jobs_;
    std::shared_ptr<const Answer> answer_;
    std::optional<Query> asked_;
    std::uint64_t answer_revision_ = 0, basemap_revision_ = 0;
    Map map_;
    MapScenes scenes_;
    Style style_;
    double ui_scale_ = 1;
    std::shared_ptr<const Projection> projection_;
    double map_width_ = 0, map_height_ = 0;
    bool fit_pending_ = true;
    std::optional<Extent> show_pending_;
    bool answered_ = false;
    std::vector<Membership> membership_;
    /// Read once, not every frame.
    mutable std::optional<Incident> chosen_;
    mutable std::pair<const Dataset*, std::uint32_t> chosen_key_{nullptr, 0};
    BasemapState basemap_state_ = BasemapState::loading;
    std::vector<Notice> notices_;
};

}  // namespace bearing
