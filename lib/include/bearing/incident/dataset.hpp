#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "bearing/incident/actor.hpp"
#include "bearing/incident/columns.hpp"
#include "bearing/incident/incident.hpp"
#include "bearing/incident/query.hpp"

namespace bearing {

/// Incidents in columns, sorted by first day (undated ones last). Immutable; shared by const pointer, safe to
/// read from many threads. Column i and incident(i) are the same incident.
class Dataset {
  public:
    /// Stored where an incident has no time; later than any real day.
    static constexpr std::int32_t kNoDay = INT32_MAX;

    explicit Dataset(std::vector<Incident> incidents, const ActorTable& actors = ActorTable::bundled());
    /// Columns of incidents that are kept elsewhere and read when asked for.
    Dataset(IncidentColumns columns, std::shared_ptr<const IncidentStorage> storage,
            const ActorTable& actors = ActorTable::bundled());

    std::size_t size() const { return incidents_.size(); }
    const Incident& incident(std::size_t i) const { return incidents_[i]; }
    std::span<const Incident> incidents() const { return incidents_; }
    const ActorTable& actors() const { return actors_; }

    std::span<const std::int32_t> first_days() const { return first_days_; }
    std::span<const std::int32_t> last_days() const { return last_days_; }
    /// Index of each incident's set of claims: incidents with the same claimants, stances and actors share
    /// one, so that a question about claims is answered once per set.
    std::span<const std::uint32_t> claim_sets() const { return claim_sets_; }
    /// An incident whose claims stand for the set.
    std::span<const std::uint32_t> claim_set_examples() const { return claim_set_examples_; }

    /// Days of the earliest and latest incident; nothing if none is dated.
    std::optional<TimeSpan> time_extent() const;
    /// Box around the points; nothing if none is placed.
    std::optional<Extent> extent() const;
    /// SHA-256 over the incidents in order: two datasets with the same content have the same hash.
    const std::string& content_hash() const { return content_hash_; }

  private:
    std::vector<Incident> incidents_;
    ActorTable actors_;
    std::vector<std::int32_t> first_days_;
    std::vector<std::int32_t> last_days_;
    std::vector<std::uint32_t> claim_sets_;
    std::vector<std::uint32_t> claim_set_examples_;
    std::string content_hash_;
};

/// What a query found: indices into the dataset, ascending. An incident that can be neither placed nor dated
/// as the query asks is in `undated` or `unlocated`, not lost.
struct Selection {
    std::vector<std::uint32_t> certain;
    std::vector<std::uint32_t> possible;
    std::vector<std::uint32_t> undated;  ///< fits everything else, but has no time and a time was asked for
    std::vector<std::uint32_t>
        unlocated;  ///< fits everything else, but has no place and a place was asked for
    std::vector<std::uint32_t> background;  ///< fits, but is history; only where Query::background is not set
};

Selection select(const Dataset& dataset, const Query& query);

/// How incidents are counted.
enum class CountBy { day, week, month, actor, claimant, type, weapon, place };
std::optional<CountBy> parse_count_by(std::string_view code);

struct Bin {
    std::string key;
    std::size_t certain = 0;
    std::size_t possible = 0;

    bool operator==(const Bin&) const = default;
};

/// Counts of the selection. Time bins: an incident is certain in a bin that holds all of its interval and
/// possible in each that it overlaps; ascending. Others: an incident counts once under each of its keys, most
/// frequent first; the key is empty for incidents without one. Actors are those alleged or acknowledged,
/// under the names of the actor table. Time bins outside [from, to] are left out.
std::vector<Bin> count(const Dataset& dataset, const Selection& selection, CountBy by,
                       std::optional<Day> from = std::nullopt, std::optional<Day> to = std::nullopt);

}  // namespace bearing
