#pragma once

#include <memory>

#include "bearing/carto/scene.hpp"
#include "bearing/geo/extent.hpp"
#include "bearing/geo/projection.hpp"

namespace bearing {

/// A rectangle of the map on the page or screen: north up, equal scale both ways.
struct Viewport {
    std::shared_ptr<const Projection> projection;
    MapPoint center;
    double metres_per_unit = 1000;  ///< map metres in one scene unit
    double width = 0;               ///< scene units
    double height = 0;
    ScenePoint origin{};         ///< upper left corner in the scene
    double unit_mm = 25.4 / 72;  ///< size of a scene unit on paper, for scale denominators and symbol sizes

    /// Shows all of `extent` with `margin` scene units around it.
    static Viewport fit(std::shared_ptr<const Projection> projection, const Extent& extent, double width,
                        double height, double margin = 0);

    ScenePoint screen_from_map(MapPoint point) const;
    MapPoint map_from_screen(ScenePoint point) const;
    std::optional<ScenePoint> screen_from_lonlat(LonLat point) const;
    std::optional<LonLat> lonlat_from_screen(ScenePoint point) const;
    /// 1 : this, on paper.
    double scale_denominator() const { return metres_per_unit / (unit_mm / 1000); }
    /// Longitudes and latitudes in view; nothing if the view is off the projection.
    std::optional<Extent> lonlat_extent() const;
    SceneRect frame() const { return {origin.x, origin.y, width, height}; }
};

}  // namespace bearing
