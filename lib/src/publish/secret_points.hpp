#pragma once

#include <bitset>
#include <cstdint>
#include <optional>
#include <vector>

#include "bearing/geo/lonlat.hpp"
#include "publish/hash_index.hpp"

namespace bearing::publish {

/// A number that may be a coordinate, and how far off its last digit leaves it.
struct Measure {
    double value = 0;
    double tolerance = 0;
};

/// The points that must not be in an output, and those that are in it by right. Signs are left out: outputs
/// write hemispheres in many ways.
class SecretPoints {
  public:
    /// False if the point is one already.
    bool add_secret(LonLat point, std::uint32_t incident);
    bool add_allowed(LonLat point);
    /// A corner of an area, written with all of its digits: kept only where it matters, beside a secret, as
    /// there may be millions of corners. After all of add_secret().
    void add_allowed_corner(LonLat point);
    bool empty() const { return secrets_.size() == 0; }
    std::size_t size() const { return secrets_.size(); }  ///< of secrets, each place once

    /// Quick: false if no secret has such a latitude or longitude.
    bool may_be_latitude(Measure latitude) const { return any_bit(latitudes_, latitude); }
    bool may_be_longitude(Measure longitude) const { return any_bit(longitudes_, longitude); }
    /// The incident whose place the pair gives away.
    std::optional<std::uint32_t> match(Measure latitude, Measure longitude) const;

  private:
    static constexpr double kCellsPerDegree = 100;
    using Bits = std::bitset<18002>;

    /// Points by the cell of a hundredth of a degree in which they lie.
    class Cells {
      public:
        bool add(LonLat point, std::uint32_t incident);
        /// The incident of a point within the tolerances.
        std::optional<std::uint32_t> near(Measure latitude, Measure longitude) const;
        std::size_t size() const { return points_.size(); }

      private:
        struct Entry {
            LonLat point;
            std::uint32_t incident;
            std::uint32_t next;  ///< of the same cell: one more than its index, 0 for none
        };
        std::vector<Entry> points_;
        HashIndex<std::uint32_t> first_;  ///< one more than the index
    };

    static bool any_bit(const Bits& bits, Measure measure);

    Cells secrets_, allowed_;
    Bits latitudes_, longitudes_;
};

}  // namespace bearing::publish
