#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>
#include <vector>

#include "bearing/incident/dataset.hpp"

namespace bearing {

/// Answers of place tests beside those of Match (none 0, possible 1, certain 2).
inline constexpr std::uint8_t kUnlocatedPlace = 4;
inline constexpr std::uint8_t kUndecidedPlace = 8;

/// Whether the circles of incidents lie in a box, decided by whole numbers and bounds on the earth's
/// curvature. What the bounds do not decide is kUndecidedPlace and has to be asked exactly; it is a few in a
/// hundred of those on the edge.
class BoxTest {
  public:
    BoxTest(const Dataset& dataset, const Extent& extent);

    /// Coordinates in 1e-7 degree, and the class of the radius that they share (DatasetIndex). Without a jump
    /// that depends on the data: what is common in one selection is rare in the next.
    void at_once(const std::int32_t* lon, const std::int32_t* lat, std::size_t count, std::uint8_t radius,
                 std::uint8_t* out) const;
    /// For those that at_once() leaves undecided.
    std::uint8_t more_closely(std::int32_t lon, std::int32_t lat, std::uint8_t radius) const;

  private:
    /// Points in the inner box have their whole circle in the box, those out of the outer one nothing of it.
    struct Bounds {
        std::int32_t west, south, east, north;
    };
    struct Margins {
        Bounds inner, outer;
    };
    /// Inside by less than lon or lat, the circle surely crosses the edge. As it stands nothing is decided.
    struct Closer {
        std::int64_t lon = 0, lat = 0;
        double least_squared = -1;  ///< square metres, of the radius
        double most_squared = std::numeric_limits<double>::infinity();
        double least_east = 0, most_east = 0;  ///< metres in a unit of longitude
    };

    void set_margins(const Extent& extent, std::size_t radius_class, double radius_m);
    Margins margins(std::int64_t lon, std::int64_t lat) const;

    std::int64_t west_, south_, east_, north_;
    bool all_around_, has_poles_;
    std::array<Margins, 256> margins_;
    std::vector<Closer> closer_;  ///< none for a class that has to be asked exactly
};

}  // namespace bearing
