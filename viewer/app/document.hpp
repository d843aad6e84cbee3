#pragma once

#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/report_source.hpp"
#include "bearing/carto/style.hpp"
#include "bearing/geo/projection.hpp"
#include "bearing/incident/dataset.hpp"
#include "bearing/report/review.hpp"

namespace bearing {

/// Where the map looks: its centre and how many map metres lie in one logical pixel.
struct Camera {
    MapPoint center;
    double metres_per_unit = 1000;

    bool operator==(const Camera&) const = default;
};

/// Everything a person can change in the viewer, as a value: cheap to copy, since the incidents are shared.
struct Document {
    std::shared_ptr<const Dataset> dataset;
    Query query;
    std::optional<std::uint32_t> highlighted;    ///< index in the dataset of the incident being read
    std::vector<std::string> hidden_layers;      ///< ids, as in Map::hidden_layers
    std::shared_ptr<const ReportSource> report;  ///< the report that is open; null: none is
    std::shared_ptr<const Review> review;        ///< of that report; null: none is
    std::size_t draft = 0;                       ///< index in the review of the draft being read
    Theme theme = Theme::light;
    Camera camera;
};

bool is_hidden(const Document& document, std::string_view layer);
void set_hidden(Document& document, const std::string& layer, bool hidden);

/// The document's past and future as labelled copies. Looking around (camera, theme) makes no step and is not
/// undone: undo gives back the question, the layers, the incident and the review, seen from where one is.
class History {
  public:
    explicit History(Document first);

    /// Good until undone and replaced by another step.
    const Document& current() const { return steps_[at_].document; }
    /// A new step. Steps with the same non-empty `merge_key` that follow one another are one, so that a drag
    /// is undone at once; end_merge() closes it.
    void edit(Document next, std::string label, std::string merge_key = {});
    void end_merge() { merge_key_.clear(); }
    /// Changes the camera or theme without a step.
    void look(const Camera& camera, Theme theme);
    /// Changes the draft being read without a step: undo shows the draft that it changes.
    void look_at_draft(std::size_t draft) { steps_[at_].document.draft = draft; }

    bool can_undo() const { return at_ > 0; }
    bool can_redo() const { return at_ + 1 < steps_.size(); }
    /// What undo() would take back, redo() bring again: "alleged actor".
    const std::string& undo_label() const { return steps_[at_].label; }
    const std::string& redo_label() const { return steps_[at_ + 1].label; }
    void undo();
    void redo();

  private:
    struct Step {
        std::string label;
        Document document;
    };

    void go(std::size_t step);

    std::deque<Step> steps_;  ///< so that a new step leaves references to the documents before it good
    std::size_t at_ = 0;
    std::string merge_key_;
};

}  // namespace bearing
