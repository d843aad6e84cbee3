#include "incident/tally_counts.hpp"

#include <algorithm>
#include <cstring>

namespace bearing {
namespace {

constexpr std::uint64_t kOneCertain = 1;
constexpr std::uint64_t kOnePossible = std::uint64_t{1} << 32;

/// Eight answers at once: what is found is often rare.
std::uint64_t eight_answers(const RowAnswer* answers) {
    std::uint64_t eight = 0;
    std::memcpy(&eight, answers, sizeof eight);
    return eight;
}

template <class Code>
void count_by_code(const Code* codes, std::span<const RowAnswer> answers, const std::uint64_t* increments,
                   std::vector<std::uint64_t>& all_counts) {
    if (all_counts.empty()) return;
    std::uint64_t* const counts = all_counts.data();
    std::size_t k = 0;
    for (; k + 8 <= answers.size(); k += 8) {
        if (eight_answers(answers.data() + k) == 0) continue;
        for (std::size_t i = k; i < k + 8; ++i) counts[codes[i]] += increments[answers[i]];
    }
    for (; k < answers.size(); ++k) counts[codes[k]] += increments[answers[k]];
}

template <class Code>
void count_all_by_code(const Code* codes, std::size_t size, std::uint64_t increment,
                       std::vector<std::uint64_t>& all_counts) {
    if (all_counts.empty()) return;
    std::uint64_t* const counts = all_counts.data();
    for (std::size_t k = 0; k < size; ++k) counts[codes[k]] += increment;
}

/// Certain and possible answers; eight are added at a time.
std::uint64_t packed_sum(std::span<const RowAnswer> answers) {
    constexpr std::uint64_t kOnes = 0x0101010101010101;
    std::uint64_t certain = 0, possible = 0;
    std::size_t k = 0;
    for (; k + 8 <= answers.size(); k += 8) {
        const std::uint64_t eight = eight_answers(answers.data() + k);
        const std::uint64_t counted = ~(eight >> 2 | eight >> 3);  // neither unlocated nor background
        certain += (eight >> 1 & counted & kOnes) * kOnes >> 56;
        possible += (eight & counted & kOnes) * kOnes >> 56;
    }
    for (; k < answers.size(); ++k) {
        certain += answers[k] == static_cast<RowAnswer>(Match::certain);
        possible += answers[k] == static_cast<RowAnswer>(Match::possible);
    }
    return certain * kOneCertain + possible * kOnePossible;
}

}  // namespace

/// What one row adds, by its answer; what is in a tray or not found adds nothing.
struct TallyCounts::Increments {
    explicit Increments(Sign sign) {
        by_answer[static_cast<std::size_t>(Match::certain)] = sign == Sign::add ? kOneCertain : -kOneCertain;
        by_answer[static_cast<std::size_t>(Match::possible)] =
            sign == Sign::add ? kOnePossible : -kOnePossible;
    }
    std::array<PackedCounts, kRowAnswers> by_answer{};
};

TallyCounts::TallyCounts(const Dataset& dataset, const TallyOptions& options) : dataset_(dataset) {
    const IncidentColumns& columns = dataset.columns();
    for (const CountBy by : options.by) {
        switch (by) {
            case CountBy::day:
            case CountBy::week:
            case CountBy::month:
                times_.emplace_back(dataset, by);
                break;
            case CountBy::claimant:
                claim_sets_.resize(columns.claim_sets());
                break;
            case CountBy::actor:
                attributions_.resize(dataset.index().attribution_example.size());
                break;
            case CountBy::participant:
                involved_sets_.resize(columns.involved_sets().size());
                break;
            case CountBy::type:
                types_.resize(256);
                break;
            case CountBy::weapon:
                weapons_.resize(std::size_t{1} << 16);
                break;
            case CountBy::place:
                places_.resize(columns.places());
                break;
        }
    }
    if (options.grid) grid_.emplace(dataset, *options.grid);
    if (grid_) cells_.resize(grid_->size());
    for (const auto* counts : {&claim_sets_, &types_, &weapons_, &places_, &cells_})
        looks_at_rows_ |= !counts->empty();
}

void TallyCounts::clear() {
    all_ = 0;
    for (auto* counts :
         {&attributions_, &involved_sets_, &claim_sets_, &types_, &weapons_, &places_, &cells_})
        std::fill(counts->begin(), counts->end(), 0);
    for (TimeBins& bins : times_) bins.clear();
}

void TallyCounts::count_run(const Run& run, PackedCounts found, Sign sign) {
    const PackedCounts change = sign == Sign::add ? found : -found;
    all_ += change;
    if (!attributions_.empty()) attributions_[run.attribution] += change;
    if (!involved_sets_.empty()) involved_sets_[run.involved_set] += change;
}

void TallyCounts::count_time(std::int32_t first_day, std::int32_t last_day, PackedCounts found, Sign sign) {
    if (found == 0 || first_day == Dataset::kNoDay) return;
    const auto [certain, possible] = unpacked(found);
    const std::int64_t factor = sign == Sign::add ? 1 : -1;
    for (TimeBins& bins : times_)
        bins.add(first_day, last_day, factor * static_cast<std::int64_t>(certain),
                 factor * static_cast<std::int64_t>(possible));
}

template <class Count>
void TallyCounts::each_code(std::uint32_t begin, Count&& count) {
    const IncidentRows& rows = dataset_.columns().rows();
    count(rows.claim_set.data() + begin, claim_sets_);
    count(rows.type.data() + begin, types_);
    count(rows.weapons.data() + begin, weapons_);
    count(rows.place.data() + begin, places_);
}

void TallyCounts::count_cells(const Run& run, std::uint32_t begin, std::span<const RowAnswer> answers,
                              Sign sign) {
    for (std::size_t k = 0; k < answers.size(); ++k) {
        if (answers[k] == 0 || answers[k] > kMatchBits) continue;
        const bool certain = answers[k] == static_cast<RowAnswer>(Match::certain);
        const auto cell = grid_->cell_of(begin + static_cast<std::uint32_t>(k), run.radius_class, certain);
        if (!cell) continue;
        const PackedCounts one = certain && cell->whole ? kOneCertain : kOnePossible;
        cells_[cell->index] += sign == Sign::add ? one : -one;
    }
}

PackedCounts TallyCounts::count(const Run& run, std::uint32_t begin, std::span<const RowAnswer> answers,
                                Sign sign) {
    const PackedCounts found = packed_sum(answers);
    if (found == 0) return 0;
    count_run(run, found, sign);
    if (!looks_at_rows_) return found;
    const Increments increments(sign);
    each_code(begin, [&](const auto* codes, std::vector<PackedCounts>& counts) {
        count_by_code(codes, answers, increments.by_answer.data(), counts);
    });
    if (grid_) count_cells(run, begin, answers, sign);
    return found;
}

PackedCounts TallyCounts::count_all(const Run& run, std::uint32_t begin, std::uint32_t end, Match match,
                                    Sign sign) {
    const PackedCounts found = (match == Match::certain ? kOneCertain : kOnePossible) * (end - begin);
    count_run(run, found, sign);
    if (!looks_at_rows_) return found;
    const PackedCounts increment = Increments(sign).by_answer[static_cast<std::size_t>(match)];
    each_code(begin, [&](const auto* codes, std::vector<PackedCounts>& counts) {
        count_all_by_code(codes, end - begin, increment, counts);
    });
    if (!grid_) return found;
    const RowAnswer answer = static_cast<RowAnswer>(match);
    for (std::uint32_t row = begin; row < end; ++row) count_cells(run, row, {&answer, 1}, sign);
    return found;
}

}  // namespace bearing
