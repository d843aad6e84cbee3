#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/document.hpp"
#include "app/job_queue.hpp"
#include "app/map_canvas.hpp"
#include "bearing/carto/map.hpp"

namespace bearing {

/// Keeps the scenes of the map ready: the basemap is drawn a good deal larger than the panel in the job queue
/// and then only moved, until the view leaves it or the scale changes; the incidents are drawn again whenever
/// the answer changes. Meanwhile the old scenes are shown, moved and scaled to the present view.
class MapScenes {
  public:
    MapScenes(std::shared_ptr<const FontSet> fonts, JobQueue& jobs);

    /// Once a frame: submits what has to be drawn again. `answer_revision` and `basemap_revision` change with
    /// the selection and the layers.
    void update(const Map& map, const Style& style, const Viewport& view, std::uint64_t answer_revision,
                std::uint64_t basemap_revision);

    /// What to draw now, for a view; `from the lowest up`.
    std::vector<PlacedScene> placed(const Viewport& view) const;
    /// Incidents at a point of the view, topmost first: those whose symbols are there or, with `areas` and no
    /// symbol there, those whose areas of uncertainty are.
    std::vector<std::uint32_t> incidents_at(const Viewport& view, ScenePoint at, bool areas) const;
    /// What the incidents and lines in view mean, found out when the incidents were drawn; null before.
    std::shared_ptr<const std::vector<LegendEntry>> legend() const { return legend_; }
    /// The incidents as drawn now, for tests and screen readers; null before the first.
    std::shared_ptr<const Scene> incidents() const { return incidents_.scene; }
    std::shared_ptr<const Scene> basemap() const { return basemap_.scene; }
    /// Increased whenever a scene has been replaced.
    std::uint64_t revision() const { return revision_; }

  private:
    /// A scene and the view it was drawn for.
    struct Drawn {
        std::shared_ptr<const Scene> scene;
        std::shared_ptr<const Scene> symbols;  ///< of the incidents: without their areas of uncertainty
        Viewport view;
    };
    /// What a scene depends on beside the view.
    struct Inputs {
        std::uint64_t answer_revision = 0, basemap_revision = 0;
        Theme theme = Theme::light;
        double style_scale = 0;
        std::vector<std::string> hidden;
        std::optional<std::uint32_t> highlighted;
        std::optional<Day> from, to;

        bool operator==(const Inputs&) const = default;
    };

    void redraw_basemap(const Map& map, const Style& style);
    void redraw_incidents(const Map& map, const Style& style, const Viewport& view);

    std::shared_ptr<const FontSet> fonts_;
    JobQueue& jobs_;
    Drawn basemap_, incidents_;
    std::shared_ptr<const std::vector<LegendEntry>> legend_;

    std::optional<Inputs> basemap_inputs_, incidents_inputs_;
    Viewport basemap_asked_, incidents_asked_;  ///< views of the newest jobs
    std::uint64_t revision_ = 0;
};

/// How a scene drawn for one view is moved and scaled to be shown in another.
PlacedScene place(std::shared_ptr<const Scene> scene, const Viewport& drawn_for, const Viewport& view);

}  // namespace bearing
