#pragma once

#include <optional>
#include <span>
#include <vector>

#include "incident/grid_cells.hpp"
#include "incident/row_query.hpp"
#include "incident/time_bins.hpp"

namespace bearing {

/// Certain ones in the lower half, possible ones in the upper: one addition counts both.
using PackedCounts = std::uint64_t;

inline Counts unpacked(PackedCounts packed) {
    return {static_cast<std::size_t>(packed & 0xFFFFFFFF), static_cast<std::size_t>(packed >> 32)};
}

/// Running counts of rows by everything that is asked for. Rows are counted by the codes in their columns;
/// names and sets are taken apart only when the counts are read.
class TallyCounts {
  public:
    TallyCounts(const Dataset& dataset, const TallyOptions& options);

    enum class Sign { add, take_away };

    /// Rows of a run from `begin` on, and their answers. Returns how many were found: count_time() has to be
    /// called with that, once for all rows of the same days.
    PackedCounts count(const Run& run, std::uint32_t begin, std::span<const RowAnswer> answers, Sign sign);
    /// The same where all rows have one answer.
    PackedCounts count_all(const Run& run, std::uint32_t begin, std::uint32_t end, Match match, Sign sign);
    void count_time(std::int32_t first_day, std::int32_t last_day, PackedCounts found, Sign sign);
    void clear();

    Counts all() const;
    /// Those of them with these answers, which must ask for an actor.
    Counts all_with(const PartyAnswers& parties) const;
    std::vector<Bin> bins(CountBy by, std::optional<Day> from, std::optional<Day> to) const;
    std::vector<TimeCounts> times(CountBy by, std::optional<Day> from, std::optional<Day> to) const;
    std::vector<Counts> cells() const;

  private:
    struct Increments;

    /// What all rows of a run have in common.
    void count_run(const Run& run, PackedCounts found, Sign sign);
    /// count(codes from `begin` on, their counts) for each column that has to be looked at row by row.
    template <class Count>
    void each_code(std::uint32_t begin, Count&& count);
    void count_cells(const Run& run, std::uint32_t begin, std::span<const RowAnswer> answers, Sign sign);
    std::vector<Bin> actor_bins() const;
    std::vector<Bin> claimant_bins() const;
    std::vector<Bin> participant_bins() const;
    std::vector<Bin> type_bins() const;
    std::vector<Bin> weapon_bins() const;
    std::vector<Bin> place_bins() const;

    const Dataset& dataset_;
    PackedCounts all_ = 0;
    /// Empty where not asked for.
    std::vector<PackedCounts> attributions_, involved_sets_, claim_sets_, types_, weapons_, places_;
    std::vector<TimeBins> times_;
    std::optional<GridCells> grid_;
    std::vector<PackedCounts> cells_;
    bool looks_at_rows_ = false;  ///< something is counted that rows of a run need not have in common
};

}  // namespace bearing
