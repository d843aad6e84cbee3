#pragma once

#include <functional>
#include <optional>

#include "bearing/geo/extent.hpp"
#include "bearing/geo/polygon.hpp"

namespace bearing::basemap {

/// How much may be left out where. Distances are in degrees of latitude (111 km).
class Detail {
  public:
    /// Everything inside the region; outside a tolerance that grows with the distance from it, by `growth`
    /// degrees a degree, up to `most_deg`. Because it grows from nothing there is no seam at the region's
    /// edge.
    static Detail around(const Extent& region, double growth = 0.0015, double most_deg = 0.02);
    /// The same tolerance everywhere.
    static Detail uniform(double tolerance_deg);

    double tolerance_deg(LonLat point) const;
    /// The smallest area worth keeping at the place of this box that is nearest to the region: 25 squares of
    /// the tolerance.
    double least_area_km2(const Extent& box) const;
    /// The tolerance at the place of this box that is nearest to the region.
    double least_tolerance_deg(const Extent& box) const;

  private:
    std::optional<Extent> region_;
    double growth_ = 0;
    double most_deg_ = 0;
};

/// Points to keep of a line (Douglas and Peucker 1973, distances on the local plane, each measured in the
/// tolerance at its point). The first and last point stay, and every point for which `fixed` says so. A
/// closed line keeps at least four points if it has them.
LineString simplified(const LineString& line, const Detail& detail,
                      const std::function<bool(LonLat)>& fixed = {});

}  // namespace bearing::basemap
