#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "bearing/incident/dataset.hpp"

namespace bearing {

/// The parties that incidents name, accused or taking part: each under the top of its line in the actor
/// table, so that one file's army and another's ministry of the same state meet.
class Parties {
  public:
    explicit Parties(const ActorTable& actors) : actors_(actors) {}

    /// Code of a party named so.
    std::uint32_t code(std::string_view name);
    std::uint32_t set_code(std::vector<std::uint32_t> parties);
    /// One more incident with this set.
    void count(std::uint32_t set);
    /// Evidence of two sets: a rare party in common says more than one that is everywhere. The names in
    /// common go to `shared`, which may be null.
    double weight(std::uint32_t set_a, std::uint32_t set_b, std::vector<std::string>* shared = nullptr) const;

  private:
    const ActorTable& actors_;
    std::vector<std::string> names_;
    std::unordered_map<std::string, std::uint32_t> codes_;
    std::vector<std::size_t> incidents_with_;  ///< by party
    std::size_t incidents_ = 0;
    std::map<std::vector<std::uint32_t>, std::uint32_t> set_codes_;
    std::vector<std::vector<std::uint32_t>> sets_;
};

/// What pairs are found by, of one incident.
struct MatchRow {
    std::int32_t first_day = 0;
    std::int32_t last_day = 0;
    LonLat point;
    float radius_m = 0;
    float cos_lat = 1;
    EventType type = EventType::unknown;
    bool comparable = false;     ///< has a time and a place
    std::uint32_t id_shape = 0;  ///< ids of one file look alike: "AZE12" and "GEO7"; "ucdp-ged:12"
    std::uint32_t parties = 0;   ///< code of the set
};

struct MatchRows {
    std::vector<MatchRow> rows;  ///< as in the dataset, ascending by first day
    Parties parties;
};

MatchRows match_rows(const Dataset& dataset);

}  // namespace bearing
