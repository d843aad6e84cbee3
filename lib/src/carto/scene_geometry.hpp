#pragma once

#include <optional>
#include <vector>

#include "bearing/carto/viewport.hpp"
#include "bearing/geo/layer.hpp"

namespace bearing {

/// Brings geometry into the scene of one viewport: clips it to what is seen, projects it and drops what is
/// too small to see. Made for layers of a million vertices: the projection is sampled on a grid and
/// interpolated where that is exact to 0.1 unit (checked), else asked for every point.
class SceneGeometry {
  public:
    /// `tolerance`: vertices closer than this to the last one are dropped, in scene units.
    explicit SceneGeometry(const Viewport& view, double tolerance = 0.3);

    /// False if nothing of it can be in view.
    bool sees(const Extent& extent) const;
    /// Longitudes and latitudes in view and a little around it; nothing if the view shows no part of the
    /// earth. Where the projection cuts the globe at another meridian than the 180th the box begins there,
    /// and its east is beyond 180.
    const std::optional<Extent>& box() const { return box_; }

    void add(const MultiPolygon& polygons, std::vector<SubPath>& out) const;
    void add(const LineStrings& lines, std::vector<SubPath>& out) const;
    void add(const LineString& line, std::vector<SubPath>& out) const;

  private:
    /// A part of the box in plain longitudes, and what to add to them.
    struct Window {
        Extent box;
        double shift_deg = 0;
    };

    void find_windows();
    /// Of points in the box's longitudes.
    std::vector<MapPoint> map_from_box(const std::vector<LonLat>& points) const;
    void sample_grid();
    bool try_grid(int cells);
    ScenePoint from_grid(LonLat point) const;
    /// Without the vertices that are too close to the last one to be seen, before any work is spent on them.
    std::vector<LonLat> thinned(const std::vector<LonLat>& points) const;
    /// Points that a straight line between them would miss are put in on long segments.
    std::vector<LonLat> densified(const std::vector<LonLat>& points, bool closed) const;
    std::vector<ScenePoint> projected(const std::vector<LonLat>& points) const;
    void add_simplified(const std::vector<LonLat>& points, bool closed, std::vector<SubPath>& out) const;

    Viewport view_;
    double tolerance_;
    std::optional<Extent> box_;
    std::vector<Window> windows_;
    double finest_ = 0;           ///< degrees between vertices worth looking at
    double longest_segment_ = 0;  ///< degrees
    int cells_ = 0;               ///< of the grid each way; 0 = no grid
    std::vector<ScenePoint> grid_;
};

}  // namespace bearing
