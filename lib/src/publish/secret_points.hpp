#pragma once

#include <bitset>
#include <cstdint>
#include <optional>
#include <unordered_map>
#include <vector>

#include "bearing/geo/lonlat.hpp"

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
    void add_secret(LonLat point, std::uint32_t incident);
    void add_allowed(LonLat point);
    bool empty() const { return secrets_.empty(); }
    std::size_t size() const { return secrets_.size(); }  ///< of secrets, each place once
    std::size_t allowed_size() const { return allowed_.size(); }

    /// Quick: false if no secret has such a latitude or longitude.
    bool may_be_latitude(Measure latitude) const { return any_bit(latitudes_, latitude); }
    bool may_be_longitude(Measure longitude) const { return any_bit(longitudes_, longitude); }
    /// The incident whose place the pair gives away.
    std::optional<std::uint32_t> match(Measure latitude, Measure longitude) const;

  private:
    static constexpr double kCellsPerDegree = 100;
    using Bits = std::bitset<18002>;
    struct Entry {
        LonLat point;
        std::uint32_t incident;
    };
    using Cells = std::unordered_map<std::uint64_t, std::vector<std::uint32_t>>;

    static bool any_bit(const Bits& bits, Measure measure);
    static std::uint64_t cell(LonLat point);
    const Entry* nearest(const std::vector<Entry>& entries, const Cells& cells, Measure lat,
                         Measure lon) const;

    std::vector<Entry> secrets_, allowed_;
    Cells secret_cells_, allowed_cells_;
    Bits latitudes_, longitudes_;
};

}  // namespace bearing::publish
