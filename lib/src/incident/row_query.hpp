#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "incident/claim_answers.hpp"
#include "incident/dataset_index.hpp"
#include "incident/place_test.hpp"

namespace bearing {

/// The answer for one row in a byte: a Match in two bits, and where the row belongs if it fits but cannot be
/// judged or is history.
using RowAnswer = std::uint8_t;
inline constexpr RowAnswer kMatchBits = 3;
inline constexpr RowAnswer kUnlocatedBit = kUnlocatedPlace;
inline constexpr RowAnswer kBackgroundBit = 8;
inline constexpr std::size_t kRowAnswers = 16;

/// The days that a query asks for.
struct AskedDays {
    AskedDays() = default;
    AskedDays(std::optional<Day> first, std::optional<Day> last, bool wants_certain)
        : from(first ? day_number(*first) : kAlways),
          to(last ? day_number(*last) : kForever),
          certain_only(wants_certain) {}

    static constexpr std::int32_t kAlways = INT32_MIN;
    static constexpr std::int32_t kForever = Dataset::kNoDay - 1;

    bool any() const { return from != kAlways || to != kForever; }
    /// The answer for a group of dated rows; none where a possible match is not wanted.
    Match match(const TimeGroup& group) const {
        if (group.first_day > to || group.last_day < from) return Match::none;
        if (group.first_day >= from && group.last_day <= to) return Match::certain;
        return certain_only ? Match::none : Match::possible;
    }

    std::int32_t from = kAlways;
    std::int32_t to = kForever;
    bool certain_only = false;
};

/// A query made ready for many rows of one dataset: every question about claims, names and types is answered
/// beforehand. Texts are not asked. The dataset and the query must outlive it.
class RowQuery {
  public:
    RowQuery(const Dataset& dataset, const Query& query);

    const AskedDays& days() const { return days_; }
    /// Asks for other days from now on.
    void set_time(std::optional<Day> from, std::optional<Day> to) {
        days_ = AskedDays(from, to, query_.certain_only);
    }
    /// From now on only rows fit for which this holds 0xFF and not 0.
    void keep_only(std::vector<std::uint8_t> rows) {
        kept_ = std::move(rows);
        asks_rows_ = true;
    }

    /// take(group index, match) for each group of dated rows whose time fits, in order.
    template <class Take>
    void each_group(Take&& take) const;

    /// What is found in a group of rows that have this answer to the question of time, in order:
    /// whole(run, begin, end) for rows that have this answer altogether, each(run, begin, answers) for
    /// others, a few thousand at a time.
    template <class Whole, class Each>
    void answer_group(std::size_t group, Match time, Whole&& whole, Each&& each) const;

  private:
    /// At most so many rows are answered at once: their answers stay in the fastest memory.
    static constexpr std::size_t kMostRows = PlaceTest::kMostRows;

    Fit fit(const Run& run) const {
        Fit fit = parties_.attributions.empty() ? Fit::all : parties_.attributions[run.attribution];
        if (!parties_.involved_sets.empty()) fit = std::min(fit, parties_.involved_sets[run.involved_set]);
        return fit == Fit::all && asks_rows_ ? Fit::some : fit;
    }
    void prefetch(std::uint32_t begin, std::uint32_t end) const {
        if (place_.is_asked()) place_.prefetch(begin, end);
    }
    /// Answers of `count` rows of a run that fits in part.
    void answer(const Run& run, std::uint32_t begin, std::size_t count, Match time, RowAnswer* out) const;

    const Dataset& dataset_;
    const Query& query_;
    PlaceTest place_;
    PartyAnswers parties_;
    AskedDays days_;
    std::vector<std::uint8_t> kept_;
    std::array<std::uint8_t, 256> types_{};
    std::uint16_t weapons_ = 0;
    bool asks_rows_ = false;  ///< more than time, claims and parties
    bool drops_background_ = false;
};

template <class Take>
void RowQuery::each_group(Take&& take) const {
    const DatasetIndex& index = dataset_.index();
    for (std::size_t block = 0; block < index.block_last_days.size(); ++block) {
        if (index.block_last_days[block] < days_.from) continue;
        const std::size_t begin = block * DatasetIndex::kGroupsInBlock;
        const std::size_t end = std::min(index.dated_groups(), begin + DatasetIndex::kGroupsInBlock);
        for (std::size_t i = begin; i < end; ++i) {
            if (index.groups[i].first_day > days_.to) return;
            const Match match = days_.match(index.groups[i]);
            if (match != Match::none) take(i, match);
        }
    }
}

template <class Whole, class Each>
void RowQuery::answer_group(std::size_t group, Match time, Whole&& whole, Each&& each) const {
    const DatasetIndex& index = dataset_.index();
    std::array<RowAnswer, kMostRows> answers;
    const auto answer_run = [&](std::uint32_t r) {
        const std::uint32_t end = index.runs[r + 1].begin;
        for (std::uint32_t begin = index.runs[r].begin; begin < end;) {
            const std::size_t count = std::min<std::size_t>(end - begin, kMostRows);
            answer(index.runs[r], begin, count, time, answers.data());
            each(index.runs[r], begin, std::span<const RowAnswer>(answers.data(), count));
            begin += static_cast<std::uint32_t>(count);
        }
    };
    // A run waits until the rows of the next one are on their way from memory.
    constexpr std::uint32_t kNone = UINT32_MAX;
    std::uint32_t waiting = kNone;
    for (std::uint32_t r = index.groups[group].first_run; r < index.groups[group + 1].first_run; ++r) {
        const Fit part = fit(index.runs[r]);
        if (part == Fit::none) continue;
        if (part == Fit::some) prefetch(index.runs[r].begin, index.runs[r + 1].begin);
        if (waiting != kNone) answer_run(waiting);
        waiting = part == Fit::some ? r : kNone;
        if (part == Fit::all) whole(index.runs[r], index.runs[r].begin, index.runs[r + 1].begin);
    }
    if (waiting != kNone) answer_run(waiting);
}

}  // namespace bearing
