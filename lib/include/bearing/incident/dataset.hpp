#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "bearing/incident/actor.hpp"
#include "bearing/incident/columns.hpp"
#include "bearing/incident/incident.hpp"
#include "bearing/incident/query.hpp"

namespace bearing {

struct DatasetIndex;

/// Incidents in columns, sorted by their days (undated ones last), who is said to have done what, who is
/// involved, radius and id; whole ones are read when asked for. Immutable; shared by const pointer, safe to read from many threads. Column i and incident(i)
/// are the same incident.
class Dataset {
  public:
    /// Stored where an incident has no time; later than any real day.
    static constexpr std::int32_t kNoDay = IncidentRows::kNoDay;

    /// Incidents kept in memory.
    explicit Dataset(std::vector<Incident> incidents, const ActorTable& actors = ActorTable::bundled());
    /// Columns of incidents that are kept elsewhere and read when asked for.
    Dataset(IncidentColumns columns, std::shared_ptr<const IncidentStorage> storage,
            const ActorTable& actors = ActorTable::bundled());

    std::size_t size() const { return columns_.size(); }
    const ActorTable& actors() const { return actors_; }

    /// The whole incident. Code that goes through many of them asks the columns below, or each_incident().
    Incident incident(std::size_t i) const;
    /// The whole incidents with these indices, in their order; much faster than one by one.
    void each_incident(std::span<const std::uint32_t> indices,
                       const std::function<void(std::uint32_t index, const Incident&)>& take) const;
    /// Index of the incident with that id.
    std::optional<std::uint32_t> find(std::string_view id) const;

    std::string_view id(std::size_t i) const { return columns_.ids()[i]; }
    std::span<const std::int32_t> first_days() const { return columns_.rows().first_day; }
    std::span<const std::int32_t> last_days() const { return columns_.rows().last_day; }
    bool is_dated(std::size_t i) const { return columns_.rows().first_day[i] != kNoDay; }
    bool is_located(std::size_t i) const { return has_flag(i, IncidentRows::kLocated); }
    bool is_background(std::size_t i) const { return has_flag(i, IncidentRows::kBackground); }
    /// First and last day with their precision; times of day are in the whole incident only. Meaningless
    /// where is_dated() is false.
    TimeSpan time_span(std::size_t i) const;
    Verification verification(std::size_t i) const;
    EventType type(std::size_t i) const { return static_cast<EventType>(columns_.rows().type[i]); }
    bool names_weapon(std::size_t i, WeaponClass weapon) const {
        return (columns_.rows().weapons[i] >> static_cast<unsigned>(weapon) & 1) != 0;
    }

    /// The following are those of the incident's place; meaningless where is_located() is false.
    LonLat point(std::size_t i) const;
    double radius_m(std::size_t i) const;
    Precision precision(std::size_t i) const { return static_cast<Precision>(columns_.rows().precision[i]); }
    bool has_area(std::size_t i) const;
    /// With the area, if it has one.
    Footprint footprint(std::size_t i) const;
    std::string_view place_name(std::size_t i) const { return columns_.place_name(columns_.rows().place[i]); }
    std::string_view place_id(std::size_t i) const { return columns_.place_id(columns_.rows().place[i]); }
    std::string_view country(std::size_t i) const { return columns_.country(columns_.rows().place[i]); }

    /// Index of each incident's set of claims: incidents with the same claimants, stances and actors share
    /// one, so that a question about claims is answered once per set.
    std::span<const std::uint32_t> claim_sets() const { return columns_.rows().claim_set; }
    std::size_t claim_set_count() const { return columns_.claim_sets(); }
    /// The claims of a set with claimant, stance and actor, and nothing else of them.
    std::vector<Claim> claims_of_set(std::uint32_t set) const;

    std::size_t claim_count(std::size_t i) const {
        return columns_.claim_count(columns_.rows().claim_set[i]);
    }

    /// Days of the earliest and latest incident; nothing if none is dated.
    std::optional<TimeSpan> time_extent() const;
    /// Box around the points; nothing if none is placed.
    std::optional<Extent> extent() const;
    /// SHA-256 over the incidents in the order of their ids: two datasets with the same content have the same
    /// hash.
    std::string content_hash() const { return storage_->content_hash(); }

    const IncidentColumns& columns() const { return columns_; }
    /// What the queries of this library work with; its type is no part of the interface.
    const DatasetIndex& index() const { return *index_; }
    /// Bytes of columns and index an incident, texts and areas left out.
    double bytes_per_incident() const;

  private:
    bool has_flag(std::size_t i, std::uint8_t flag) const { return (columns_.rows().flags[i] & flag) != 0; }
    /// The footprint where the columns would change it, else null.
    const Footprint* exact_footprint(std::size_t i) const;

    IncidentColumns columns_;
    std::shared_ptr<const IncidentStorage> storage_;
    ActorTable actors_;
    std::shared_ptr<const DatasetIndex> index_;
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
enum class CountBy { day, week, month, actor, claimant, participant, type, weapon, place };
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
/// under the names of the actor table; participants are all that the claims accuse, clear or name as taking
/// part. Time bins outside [from, to] are left out.
std::vector<Bin> count(const Dataset& dataset, const Selection& selection, CountBy by,
                       std::optional<Day> from = std::nullopt, std::optional<Day> to = std::nullopt);

}  // namespace bearing
