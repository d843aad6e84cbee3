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

/// Neighbouring rows of one group with the same attribution, the same parties involved and the same radius: a
/// question about actors has one answer for all of them, one about places asks their points only.
struct Run {
    std::uint32_t begin = 0;  ///< first row; the next run's is the end
    std::uint32_t attribution = 0;
    std::uint32_t involved_set = 0;
    std::uint8_t radius_class = 0;
};

/// Neighbouring runs with the same first and last day: a question about time has one answer for all of them.
struct TimeGroup {
    std::int32_t first_day = 0;
    std::int32_t last_day = 0;
    std::uint32_t first_run = 0;  ///< the next group's is the end
};

/// What is made of the columns once so that queries are quick: a byte an incident where there are many of
/// them, 32 where each has days and parties of its own.
struct DatasetIndex {
    DatasetIndex(const IncidentColumns& columns, const ActorTable& actors);

    /// In the order of the rows, and a last one that begins at the end.
    std::vector<Run> runs;
    /// Dated rows in groups, then one of the undated rows, then an end.
    std::vector<TimeGroup> groups;
    std::size_t dated_groups() const { return groups.size() - 2; }
    /// The latest last day among kGroupsInBlock groups each, so that long intervals are found without asking
    /// every group before a day.
    std::vector<std::int32_t> block_last_days;
    static constexpr std::size_t kGroupsInBlock = 64;
    /// Groups by ascending last day.
    std::vector<std::uint32_t> groups_by_last_day;

    /// Radii by class, at most 255; rows have kAskExactly where there are more, no place or no circle.
    std::vector<std::uint32_t> class_radius_cm;
    static constexpr std::uint8_t kAskExactly = 255;

    /// For each set of claims its attribution: stances and actors, whoever says so (PartyRanks).
    std::vector<std::uint32_t> attributions;
    /// For each attribution one of its sets of claims.
    std::vector<std::uint32_t> attribution_example;

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
    void number_attributions(const IncidentColumns& columns);
    void group_rows(const IncidentRows& rows);
    void order_groups();

    mutable std::mutex mutex_;
    mutable std::map<std::string, std::shared_ptr<const std::vector<std::uint8_t>>> meant_;
};

}  // namespace bearing
