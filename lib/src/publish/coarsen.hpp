#pragma once

#include <string>
#include <vector>

#include "bearing/geo/projection.hpp"
#include "bearing/incident/footprint.hpp"
#include "bearing/publish/publisher.hpp"

namespace bearing::publish {

/// A coarsened place: Footprint::area is never empty.
struct CoarsePlace {
    Footprint footprint;
    std::string name;
};

/// Metres around the point within which the place lies: its radius, or the farthest corner of its area.
double reach_m(const Footprint& footprint);

/// The cell of a grid of squares of size_km in EPSG:6933 (EASE-Grid 2.0, equal area; lines of the grid are
/// meridians and parallels, counted from 0 N 0 E), widened on each side by the place's reach.
class Grid {
  public:
    explicit Grid(double size_km);
    CoarsePlace coarsened(const Footprint& footprint) const;

  private:
    Projection projection_{"EPSG:6933"};
    double size_m_;
};

/// A circle of radius_km, widened by the place's reach, whose centre lies off the point by HMAC-SHA-256 of
/// the point: uniform over the disc that keeps the point inside, at least a twentieth of the radius away.
CoarsePlace displaced_circle(const Footprint& footprint, double radius_km, std::string_view key);

/// Areas by the point that they hold.
class AdminIndex {
  public:
    explicit AdminIndex(std::vector<AdminArea> areas);
    std::optional<CoarsePlace> coarsened(const Footprint& footprint) const;

  private:
    struct Entry {
        AdminArea area;
        Extent extent;
    };
    std::vector<Entry> entries_;
};

/// Polygons of a vector file with their names. Throws FileError, or FormatError if it has no such layer or
/// field or no polygons.
std::vector<AdminArea> read_admin_areas(const PublishProfile& profile);

}  // namespace bearing::publish
