#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <vector>

#include "bearing/incident/dataset.hpp"

namespace bearing {

struct Counts {
    std::size_t certain = 0;
    std::size_t possible = 0;

    bool operator==(const Counts&) const = default;
};

/// Incidents of a day, week or month.
struct TimeCounts {
    Day first{};
    Day last{};
    Counts counts;

    bool operator==(const TimeCounts&) const = default;
};

/// A box divided into cells of the same width and height in degrees.
struct Grid {
    Extent box;
    int columns = 1;
    int rows = 1;
};

/// What a tally counts; everything in one pass.
struct TallyOptions {
    std::vector<CountBy> by;
    std::optional<Grid> grid;
};

/// Counts of what a query finds, without making a list of it: the same numbers as select() and count() give.
/// Moving an edge of the time asked for looks only at the incidents whose answer changes, so that the counts
/// follow a brush. The dataset must outlive it.
class Tally {
  public:
    /// Throws ArgumentError for a grid without cells.
    Tally(const Dataset& dataset, Query query, TallyOptions options);
    ~Tally();
    Tally(Tally&&) noexcept;
    Tally& operator=(Tally&&) noexcept;

    /// Asks for these days from now on.
    void set_time(std::optional<Day> from, std::optional<Day> to);

    const Query& query() const;
    /// All incidents found.
    Counts all() const;
    /// As count() gives them; `by` must be one of the options'.
    std::vector<Bin> bins(CountBy by) const;
    /// Days, weeks or months with incidents, ascending; `by` must be one of the options'.
    std::vector<TimeCounts> times(CountBy by) const;
    /// What would be found if the query asked for this actor as well; CountBy::actor must be one of the
    /// options' and the query must not ask for actors.
    Counts all_with_actor(const std::string& actor) const;
    /// Cells in rows from south to north, each from west to east. An incident counts once, in the cell of its
    /// point; certain only if the cell holds its whole footprint.
    std::vector<Counts> cells() const;

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace bearing
