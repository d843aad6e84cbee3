#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "bearing/geo/extent.hpp"
#include "bearing/geo/lonlat.hpp"

namespace bearing {

/// A point on a projected map: metres east and north of the projection's origin.
struct MapPoint {
    double x = 0;
    double y = 0;

    bool operator==(const MapPoint&) const = default;
};

/// Between WGS 84 and a map. Immutable; may be shared between threads and used by many at once.
class Projection {
  public:
    /// `crs`: anything PROJ takes (EPSG:32638, a PROJ string, WKT). Throws ArgumentError if PROJ does not
    /// know it or if its unit is not the metre (geographic CRSs: use "EPSG:32662", plate carree).
    explicit Projection(const std::string& crs);
    ~Projection();
    Projection(Projection&&) noexcept;
    Projection& operator=(Projection&&) noexcept;

    const std::string& crs() const;
    /// Human name, e.g. "Lambert conformal conic 39/41.5".
    const std::string& name() const;

    /// Nothing where the projection has no answer.
    std::optional<MapPoint> map_from_lonlat(LonLat point) const;
    std::optional<LonLat> lonlat_from_map(MapPoint point) const;

    /// All points in one go (one lock, one call); points without an answer get infinite coordinates.
    std::vector<MapPoint> map_from_lonlat(std::span<const LonLat> points) const;

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

/// The default projection for an extent: Lambert conformal conic 39/41.5 about 47 E for the South Caucasus
/// (scale error at most 0.02 % in Nagorno-Karabakh), elsewhere a conic with parallels at 1/6 and 5/6 of the
/// extent's height, Mercator near the equator, Robinson for more than 120 degrees of longitude.
std::string default_crs(const Extent& extent);

/// The smallest longitude-latitude box that holds the map rectangle (17 x 17 points of it are asked); it crosses
/// the antimeridian where the rectangle does.
std::optional<Extent> lonlat_extent(const Projection& projection, MapPoint lower_left, MapPoint upper_right);

}  // namespace bearing
