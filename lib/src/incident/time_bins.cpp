#include "incident/time_bins.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace bearing {
namespace {

std::int64_t floor_divided(std::int64_t value, std::int64_t by) {
    return (value >= 0 ? value : value - by + 1) / by;
}

}  // namespace

std::string bin_key(Day first, CountBy by) {
    using namespace std::chrono;
    if (by == CountBy::day) return to_string(first);
    if (by == CountBy::month) return to_string(first).substr(0, 7);
    const Day thursday = first + days{3};
    const year_month_day date{thursday};
    const int week = static_cast<int>((thursday - Day{date.year() / January / 1}).count()) / 7 + 1;
    return fmt::format("{:04}-W{:02}", static_cast<int>(date.year()), week);
}

TimeBins::TimeBins(const Dataset& dataset, CountBy by) : by_(by) {
    const auto extent = dataset.time_extent();
    if (!extent) return;
    base_ = index_of(day_number(extent->first));
    const std::int64_t end = index_of(std::max(day_number(extent->last), day_number(extent->first))) + 1;
    certain_.resize(static_cast<std::size_t>(end - base_));
    possible_.resize(certain_.size() + 1);
}

std::int64_t TimeBins::index_of(std::int32_t day) const {
    if (by_ == CountBy::day) return day;
    if (by_ == CountBy::week) return floor_divided(std::int64_t{day} + 3, 7);  // 1970-01-01 was a Thursday
    const std::chrono::year_month_day date{day_from_number(day)};
    return static_cast<int>(date.year()) * std::int64_t{12} + static_cast<unsigned>(date.month()) - 1;
}

TimeCounts TimeBins::days_of(std::int64_t index) const {
    if (by_ == CountBy::month) {
        const auto year = static_cast<int>(floor_divided(index, 12));
        const auto first = make_day(year, static_cast<int>(index - year * std::int64_t{12}) + 1, 1);
        return {first.value_or(Day{}), last_of_month(first.value_or(Day{})), {}};
    }
    const auto number = static_cast<int>(by_ == CountBy::week ? index * 7 - 3 : index);
    return {day_from_number(number), day_from_number(by_ == CountBy::week ? number + 6 : number), {}};
}

void TimeBins::add(std::int32_t first_day, std::int32_t last_day, std::int64_t certain,
                   std::int64_t possible) {
    if (last_day < first_day) return;
    const auto first = static_cast<std::size_t>(index_of(first_day) - base_);
    const auto last = static_cast<std::size_t>(index_of(last_day) - base_);
    if (first == last)
        certain_[first] += certain;
    else
        possible += certain;
    possible_[first] += possible;
    possible_[last + 1] -= possible;
}

void TimeBins::clear() {
    std::fill(certain_.begin(), certain_.end(), 0);
    std::fill(possible_.begin(), possible_.end(), 0);
}

std::vector<TimeCounts> TimeBins::counts(std::optional<Day> from, std::optional<Day> to) const {
    const std::int64_t first = from ? index_of(day_number(*from)) : INT64_MIN;
    const std::int64_t last = to ? index_of(day_number(*to)) : INT64_MAX;
    std::vector<TimeCounts> out;
    if (from && to && *to < *from) return out;
    std::int64_t possible = 0;
    for (std::size_t i = 0; i < certain_.size(); ++i) {
        possible += possible_[i];
        const std::int64_t index = base_ + static_cast<std::int64_t>(i);
        if ((certain_[i] == 0 && possible == 0) || index < first || index > last) continue;
        TimeCounts bin = days_of(index);
        bin.counts = {static_cast<std::size_t>(certain_[i]), static_cast<std::size_t>(possible)};
        out.push_back(bin);
    }
    return out;
}

}  // namespace bearing
