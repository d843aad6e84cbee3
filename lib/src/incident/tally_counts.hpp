#pragma once

#include <optional>
#include <span>
#include <vector>

#include "incident/grid_cells.hpp"
#include "incident/row_query.hpp"
#include "incident/time_bins.hpp"

namespace bearing {

/// Running counts of rows by everything that is asked for. Rows are counted by the codes in their columns;
/// names and sets are taken apart only when the counts are read.
class TallyCounts {
  public:
    TallyCounts(const Dataset& dataset, const TallyOptions& options);

    enum class Sign { add, take_away };

    /// Rows from `begin` on, all with the same first and last day, and their answers.
    void count(std::uint32_t begin, std::span<const RowAnswer> answers, Sign sign);
    /// The same where all rows have one answer.
    void count_all(std::uint32_t begin, std::uint32_t end, Match match, Sign sign);
    void clear();

    Counts all() const;
    /// Of these claim sets (0xFF, others 0).
    Counts all_with(const std::vector<std::uint8_t>& claim_sets) const;
    std::vector<Bin> bins(CountBy by, std::optional<Day> from, std::optional<Day> to) const;
    std::vector<TimeCounts> times(CountBy by, std::optional<Day> from, std::optional<Day> to) const;
    std::vector<Counts> cells() const;

  private:
    /// Certain ones in the lower half, possible ones in the upper.
    using Packed = std::uint64_t;

    struct Increments;

    /// count(codes from `begin` on, their counts) for each column that is counted by.
    template <class Count>
    void each_code(std::uint32_t begin, Count&& count);
    void count_cells(std::uint32_t begin, std::span<const RowAnswer> answers, Sign sign);
    void count_time(std::uint32_t row, Packed counts, Sign sign);
    std::vector<Bin> claim_bins(CountBy by) const;
    std::vector<Bin> participant_bins() const;
    std::vector<Bin> type_bins() const;
    std::vector<Bin> weapon_bins() const;
    std::vector<Bin> place_bins() const;

    const Dataset& dataset_;
    Packed all_ = 0;
    std::vector<Packed> claim_sets_, involved_sets_, types_, weapons_,
        places_;  ///< empty where not asked for
    std::vector<TimeBins> times_;
    std::optional<GridCells> grid_;
    std::vector<Packed> cells_;
};

}  // namespace bearing
