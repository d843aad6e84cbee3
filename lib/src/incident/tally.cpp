#include "bearing/incident/tally.hpp"

#include <algorithm>

#include "incident/tally_counts.hpp"

namespace bearing {
namespace {

/// Rows that have the words asked for and answer everything else but the time: 0xFF, others 0. Whole
/// incidents are read for that once, not for every move of the time.
std::vector<std::uint8_t> rows_with_words(const Dataset& dataset, Query query) {
    query.from = query.to = std::nullopt;
    const Selection found = select(dataset, query);
    std::vector<std::uint8_t> rows(dataset.size());
    for (const auto* list : {&found.certain, &found.possible})
        for (const std::uint32_t row : *list) rows[row] = 0xFF;
    return rows;
}

/// False where it is as well to count anew.
bool is_small_move(const AskedDays& before, const AskedDays& now) {
    const auto days = [](std::int32_t a, std::int32_t b) { return std::abs(std::int64_t{a} - b); };
    return days(before.from, now.from) + days(before.to, now.to) <= days(now.from, now.to) / 2 + 1;
}

/// Actors of claims are told apart by their claimants only where these are asked for.
TallyOptions options_for(const Query& query, TallyOptions options) {
    if (asks_claimants(query)) options.by.push_back(CountBy::claimant);
    return options;
}

}  // namespace

struct Tally::Impl {
    Impl(const Dataset& d, Query q, const TallyOptions& options)
        : dataset(d), query(std::move(q)), rows(d, query), counts(d, options_for(query, options)) {
        if (!query.texts.empty()) rows.keep_only(rows_with_words(d, query));
        count_everything();
    }

    using Sign = TallyCounts::Sign;

    void count(std::size_t group, Match match, Sign sign) {
        PackedCounts found = 0;
        rows.answer_group(
            group, match,
            [&](const Run& run, std::uint32_t begin, std::uint32_t end) {
                found += counts.count_all(run, begin, end, match, sign);
            },
            [&](const Run& run, std::uint32_t begin, std::span<const RowAnswer> answers) {
                found += counts.count(run, begin, answers, sign);
            });
        const TimeGroup& days = dataset.index().groups[group];
        counts.count_time(days.first_day, days.last_day, found, sign);
    }

    void count_everything() {
        counts.clear();
        rows.each_group([&](std::size_t group, Match match) { count(group, match, Sign::add); });
        if (!rows.days().any()) count(dataset.index().dated_groups(), Match::certain, Sign::add);
    }

    /// Groups whose first or last day lies between the two edges, each once.
    void touched_groups(std::int32_t before, std::int32_t after, bool first_edge);
    void move(std::optional<Day> from, std::optional<Day> to);

    const Dataset& dataset;
    Query query;
    RowQuery rows;
    TallyCounts counts;
    std::vector<std::uint32_t> touched;
};

/// An incident's answer depends on whether its days are before `from` or after `to`, so only those with a day
/// between the edge's two places change. The first edge leaves out days below it, the last one those above.
void Tally::Impl::touched_groups(std::int32_t before, std::int32_t after, bool first_edge) {
    const DatasetIndex& index = dataset.index();
    const std::int64_t low = std::int64_t{std::min(before, after)} + (first_edge ? 0 : 1);
    const std::int64_t end = std::int64_t{std::max(before, after)} + (first_edge ? 0 : 1);
    const auto& groups = index.groups;
    const auto by_first = [&](std::int64_t day) {
        return std::lower_bound(groups.begin(), groups.end() - 2, day,
                                [](const TimeGroup& group, std::int64_t d) { return group.first_day < d; }) -
               groups.begin();
    };
    for (auto i = by_first(low); i < by_first(end); ++i) touched.push_back(static_cast<std::uint32_t>(i));
    const auto by_last = [&](std::int64_t day) {
        return std::lower_bound(
            index.groups_by_last_day.begin(), index.groups_by_last_day.end(), day,
            [&](std::uint32_t group, std::int64_t d) { return groups[group].last_day < d; });
    };
    touched.insert(touched.end(), by_last(low), by_last(end));
}

void Tally::Impl::move(std::optional<Day> from, std::optional<Day> to) {
    if (from == query.from && to == query.to) return;
    const AskedDays before = rows.days();
    query.from = from;
    query.to = to;
    rows.set_time(from, to);
    const AskedDays now = rows.days();
    if (before.any() != now.any() || !is_small_move(before, now)) return count_everything();
    touched.clear();
    touched_groups(before.from, now.from, true);
    touched_groups(before.to, now.to, false);
    std::sort(touched.begin(), touched.end());
    touched.erase(std::unique(touched.begin(), touched.end()), touched.end());
    const auto& groups = dataset.index().groups;
    for (const std::uint32_t i : touched) {
        const Match was = before.match(groups[i]);
        const Match is = now.match(groups[i]);
        if (was == is) continue;
        if (was != Match::none) count(i, was, Sign::take_away);
        if (is != Match::none) count(i, is, Sign::add);
    }
}

Tally::Tally(const Dataset& dataset, Query query, TallyOptions options)
    : impl_(std::make_unique<Impl>(dataset, std::move(query), options)) {}
Tally::~Tally() = default;
Tally::Tally(Tally&&) noexcept = default;
Tally& Tally::operator=(Tally&&) noexcept = default;

void Tally::set_time(std::optional<Day> from, std::optional<Day> to) {
    impl_->move(from, to);
}
const Query& Tally::query() const {
    return impl_->query;
}
Counts Tally::all() const {
    return impl_->counts.all();
}
std::vector<Bin> Tally::bins(CountBy by) const {
    return impl_->counts.bins(by, impl_->query.from, impl_->query.to);
}
std::vector<TimeCounts> Tally::times(CountBy by) const {
    return impl_->counts.times(by, impl_->query.from, impl_->query.to);
}
Counts Tally::all_with_actor(const std::string& actor) const {
    Query query = impl_->query;
    query.actors = {actor};
    return impl_->counts.all_with(PartyAnswers(impl_->dataset, query));
}
std::vector<Counts> Tally::cells() const {
    return impl_->counts.cells();
}

}  // namespace bearing
