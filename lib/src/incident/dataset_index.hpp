#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <span>
#include <string>
#include <vector>

#include "bearing/incident/actor.hpp"
#include "bearing/incident/columns.hpp"

namespace bearing {

/// Neighbouring rows with the same first and last day: a question about time has one answer for all of them.
struct TimeGroup {
    std::int32_t first_day = 0;
    std::int32_t last_day = 0;
    std::uint32_t begin = 0;  ///< first row; the next group's is the end
};

/// What is made of the columns once so that queries are quick: at most 15 bytes an incident, most often two
/// or three.
struct DatasetIndex {
    DatasetIndex(const IncidentColumns& columns, const ActorTable& actors);

    /// Dated rows in groups, and a last one without a day that begins where the undated rows do.
    std::vector<TimeGroup> groups;
    /// The latest last day among kGroupsInBlock groups each, so that long intervals are found without asking
    /// every group before a day.
    std::vector<std::int32_t> block_last_days;
    static constexpr std::size_t kGroupsInBlock = 64;
    /// Groups by ascending last day.
    std::vector<std::uint32_t> groups_by_last_day;

    /// Each row's radius as one of at most 255; kAskExactly where there are more, no place or no circle.
    std::vector<std::uint8_t> radius_classes;
    std::vector<std::uint32_t> class_radius_cm;
    static constexpr std::uint8_t kAskExactly = 255;

    /// Codes of the claim sets in the fewest bytes; the longer ones are empty if the shorter are not.
    std::vector<std::uint8_t> claim_sets_8;
    std::vector<std::uint16_t> claim_sets_16;

    bool any_background = false;

    /// For each name: the actor table's own name and the top of its line, as codes of `canonical_names`.
    Dictionary<char> canonical_names;
    std::vector<std::uint32_t> canonical, root;
    std::uint32_t no_name = 0;  ///< code of ""

    /// For each name whether it is what was asked for, as the actor table and its words have it: 0xFF or 0.
    /// Worked out once for each text.
    std::shared_ptr<const std::vector<std::uint8_t>> names_meant(const std::string& asked,
                                                                 const IncidentColumns& columns,
                                                                 const ActorTable& actors) const;
    std::size_t bytes() const;

  private:
    void group_by_time(const IncidentRows& rows);
    void classify_radii(const IncidentRows& rows);

    mutable std::mutex mutex_;
    mutable std::map<std::string, std::shared_ptr<const std::vector<std::uint8_t>>> meant_;
};

}  // namespace bearing
