#include <algorithm>

#include "incident/tally_counts.hpp"

namespace bearing {
namespace {

/// Rows of a list that stand side by side in one run are counted together.
void count_rows(const Dataset& dataset, const std::vector<std::uint32_t>& rows, Match match,
                TallyCounts& counts) {
    const auto& runs = dataset.index().runs;
    for (std::size_t i = 0; i < rows.size();) {
        const auto next = std::upper_bound(runs.begin(), runs.end(), rows[i],
                                           [](std::uint32_t row, const Run& run) { return row < run.begin; });
        std::size_t end = i + 1;
        while (end < rows.size() && rows[end] == rows[end - 1] + 1 && rows[end] < next->begin) ++end;
        const auto sign = TallyCounts::Sign::add;
        const auto found = counts.count_all(*(next - 1), rows[i], rows[end - 1] + 1, match, sign);
        counts.count_time(dataset.first_days()[rows[i]], dataset.last_days()[rows[i]], found, sign);
        i = end;
    }
}

}  // namespace

std::optional<CountBy> parse_count_by(std::string_view code) {
    static constexpr std::string_view kCodes[] = {"day",         "week", "month",  "actor", "claimant",
                                                  "participant", "type", "weapon", "place"};
    for (std::size_t i = 0; i < std::size(kCodes); ++i)
        if (kCodes[i] == code) return static_cast<CountBy>(i);
    return std::nullopt;
}

std::vector<Bin> count(const Dataset& dataset, const Selection& selection, CountBy by,
                       std::optional<Day> from, std::optional<Day> to) {
    TallyCounts counts(dataset, {{by}, {}});
    count_rows(dataset, selection.certain, Match::certain, counts);
    count_rows(dataset, selection.possible, Match::possible, counts);
    return counts.bins(by, from, to);
}

}  // namespace bearing
