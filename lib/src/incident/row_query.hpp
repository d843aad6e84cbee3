#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

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
    /// At most so many rows are answered at once: their answers stay in the fastest memory.
    static constexpr std::size_t kMostRows = PlaceTest::kMostRows;

    RowQuery(const Dataset& dataset, const Query& query);

    const AskedDays& days() const { return days_; }
    /// Asks for other days from now on.
    void set_time(std::optional<Day> from, std::optional<Day> to) {
        days_ = AskedDays(from, to, query_.certain_only);
    }
    /// From now on only rows fit for which this holds 0xFF and not 0.
    void keep_only(std::vector<std::uint8_t> rows) {
        kept_ = std::move(rows);
        only_time_ = false;
    }

    /// True if all rows with the same answer to the question of time have the same answer.
    bool asks_only_time() const { return only_time_; }
    /// Answers of `count` rows from `begin` on, all of which have this answer to the question of time.
    void answer(std::uint32_t begin, std::size_t count, Match time, RowAnswer* out) const;

    /// take(group index, group, end row, match) for each group of dated rows whose time fits, in order.
    template <class Take>
    void each_group(Take&& take) const;

  private:
    void ask_places(std::uint32_t begin, std::size_t count, RowAnswer* out) const;

    const Dataset& dataset_;
    const Query& query_;
    PlaceTest place_;
    AskedDays days_;
    std::vector<std::uint8_t> claim_sets_, involved_sets_, kept_;
    std::array<std::uint8_t, 256> types_{};
    std::uint16_t weapons_ = 0;
    bool only_time_ = false;
    bool drops_background_ = false;
};

template <class Take>
void RowQuery::each_group(Take&& take) const {
    const DatasetIndex& index = dataset_.index();
    const std::size_t dated = index.groups.size() - 1;
    for (std::size_t block = 0; block < index.block_last_days.size(); ++block) {
        if (index.block_last_days[block] < days_.from) continue;
        const std::size_t end = std::min(dated, (block + 1) * DatasetIndex::kGroupsInBlock);
        for (std::size_t i = block * DatasetIndex::kGroupsInBlock; i < end; ++i) {
            const TimeGroup& group = index.groups[i];
            if (group.first_day > days_.to) return;
            const Match match = days_.match(group);
            if (match != Match::none) take(i, group, index.groups[i + 1].begin, match);
        }
    }
}

}  // namespace bearing
