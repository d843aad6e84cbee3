#include "incident/tally_counts.hpp"

#include <algorithm>
#include <cstring>
#include <map>

namespace bearing {
namespace {

constexpr std::uint64_t kOneCertain = 1;
constexpr std::uint64_t kOnePossible = std::uint64_t{1} << 32;

Counts unpacked(std::uint64_t packed) {
    return {static_cast<std::size_t>(packed & 0xFFFFFFFF), static_cast<std::size_t>(packed >> 32)};
}

/// Most frequent first, equal ones by name; those without incidents are left out.
std::vector<Bin> sorted_bins(const std::map<std::string_view, std::uint64_t>& counted) {
    std::vector<Bin> bins;
    for (const auto& [key, packed] : counted) {
        if (packed == 0) continue;
        const Counts counts = unpacked(packed);
        bins.push_back({std::string(key), counts.certain, counts.possible});
    }
    std::stable_sort(bins.begin(), bins.end(), [](const Bin& a, const Bin& b) {
        return std::pair(a.certain + a.possible, a.certain) > std::pair(b.certain + b.possible, b.certain);
    });
    return bins;
}

std::vector<Bin> named_bins(const Dictionary<char>& names, const std::vector<std::uint64_t>& counts) {
    std::map<std::string_view, std::uint64_t> counted;
    for (std::size_t i = 0; i < counts.size(); ++i)
        if (counts[i] != 0) counted[names[i]] += counts[i];
    return sorted_bins(counted);
}

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
    std::array<Packed, kRowAnswers> by_answer{};
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
            case CountBy::actor:
            case CountBy::claimant:
                claim_sets_.resize(columns.claim_sets());
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
}

void TallyCounts::clear() {
    all_ = 0;
    for (auto* counts : {&claim_sets_, &involved_sets_, &types_, &weapons_, &places_, &cells_})
        std::fill(counts->begin(), counts->end(), 0);
    for (TimeBins& bins : times_) bins.clear();
}

void TallyCounts::count_time(std::uint32_t row, Packed counts, Sign sign) {
    const IncidentRows& rows = dataset_.columns().rows();
    if (counts == 0 || rows.first_day[row] == Dataset::kNoDay) return;
    const auto [certain, possible] = unpacked(counts);
    const std::int64_t factor = sign == Sign::add ? 1 : -1;
    for (TimeBins& bins : times_)
        bins.add(rows.first_day[row], rows.last_day[row], factor * static_cast<std::int64_t>(certain),
                 factor * static_cast<std::int64_t>(possible));
}

template <class Count>
void TallyCounts::each_code(std::uint32_t begin, Count&& count) {
    const IncidentRows& rows = dataset_.columns().rows();
    const DatasetIndex& index = dataset_.index();
    if (!index.claim_sets_8.empty())
        count(index.claim_sets_8.data() + begin, claim_sets_);
    else if (!index.claim_sets_16.empty())
        count(index.claim_sets_16.data() + begin, claim_sets_);
    else
        count(rows.claim_set.data() + begin, claim_sets_);
    count(rows.involved_set.data() + begin, involved_sets_);
    count(rows.type.data() + begin, types_);
    count(rows.weapons.data() + begin, weapons_);
    count(rows.place.data() + begin, places_);
}

void TallyCounts::count_cells(std::uint32_t begin, std::span<const RowAnswer> answers, Sign sign) {
    for (std::size_t k = 0; k < answers.size(); ++k) {
        if (answers[k] == 0 || answers[k] > kMatchBits) continue;
        const bool certain = answers[k] == static_cast<RowAnswer>(Match::certain);
        const auto cell = grid_->cell_of(begin + static_cast<std::uint32_t>(k), certain);
        if (!cell) continue;
        const Packed one = certain && cell->whole ? kOneCertain : kOnePossible;
        cells_[cell->index] += sign == Sign::add ? one : -one;
    }
}

void TallyCounts::count(std::uint32_t begin, std::span<const RowAnswer> answers, Sign sign) {
    const Packed sum = packed_sum(answers);
    if (sum == 0) return;
    all_ += sign == Sign::add ? sum : -sum;
    count_time(begin, sum, sign);
    const Increments increments(sign);
    each_code(begin, [&](const auto* codes, std::vector<Packed>& counts) {
        count_by_code(codes, answers, increments.by_answer.data(), counts);
    });
    if (grid_) count_cells(begin, answers, sign);
}

void TallyCounts::count_all(std::uint32_t begin, std::uint32_t end, Match match, Sign sign) {
    if (begin == end) return;
    const Packed increment = Increments(sign).by_answer[static_cast<std::size_t>(match)];
    all_ += increment * (end - begin);
    count_time(begin, (match == Match::certain ? kOneCertain : kOnePossible) * (end - begin), sign);
    each_code(begin, [&](const auto* codes, std::vector<Packed>& counts) {
        count_all_by_code(codes, end - begin, increment, counts);
    });
    if (!grid_) return;
    const RowAnswer answer = static_cast<RowAnswer>(match);
    for (std::uint32_t row = begin; row < end; ++row) count_cells(row, {&answer, 1}, sign);
}

Counts TallyCounts::all() const {
    return unpacked(all_);
}

Counts TallyCounts::all_with(const std::vector<std::uint8_t>& claim_sets) const {
    Packed sum = 0;
    for (std::size_t set = 0; set < claim_sets_.size(); ++set)
        if (claim_sets[set] != 0) sum += claim_sets_[set];
    return unpacked(sum);
}

std::vector<Counts> TallyCounts::cells() const {
    std::vector<Counts> out;
    for (const Packed cell : cells_) out.push_back(unpacked(cell));
    return out;
}

std::vector<TimeCounts> TallyCounts::times(CountBy by, std::optional<Day> from, std::optional<Day> to) const {
    for (const TimeBins& bins : times_)
        if (bins.by() == by) return bins.counts(from, to);
    return {};
}

/// Each set's count under each of its names, once.
std::vector<Bin> TallyCounts::claim_bins(CountBy by) const {
    const IncidentColumns& columns = dataset_.columns();
    const DatasetIndex& index = dataset_.index();
    std::vector<Packed> names(index.canonical_names.size());
    std::vector<std::uint32_t> own;
    for (std::uint32_t set = 0; set < claim_sets_.size(); ++set) {
        if (claim_sets_[set] == 0) continue;
        own.clear();
        for (const ClaimCode& claim : columns.claim_set(set)) {
            const bool accuses = claim.stance == Stance::alleges || claim.stance == Stance::acknowledges;
            if (by == CountBy::actor && !accuses) continue;
            const std::uint32_t name = by == CountBy::actor ? claim.actor : claim.claimant;
            if (!columns.names()[name].empty()) own.push_back(index.canonical[name]);
        }
        if (own.empty()) own.push_back(index.no_name);
        std::sort(own.begin(), own.end());
        own.erase(std::unique(own.begin(), own.end()), own.end());
        for (const std::uint32_t name : own) names[name] += claim_sets_[set];
    }
    return named_bins(index.canonical_names, names);
}

std::vector<Bin> TallyCounts::participant_bins() const {
    const DatasetIndex& index = dataset_.index();
    const auto& sets = dataset_.columns().involved_sets();
    std::vector<Packed> names(index.canonical_names.size());
    std::vector<std::uint32_t> own;
    for (std::size_t set = 0; set < involved_sets_.size(); ++set) {
        if (involved_sets_[set] == 0) continue;
        own.clear();
        for (const std::uint32_t name : sets[set]) own.push_back(index.canonical[name]);
        if (own.empty()) own.push_back(index.no_name);
        std::sort(own.begin(), own.end());
        own.erase(std::unique(own.begin(), own.end()), own.end());
        for (const std::uint32_t name : own) names[name] += involved_sets_[set];
    }
    return named_bins(index.canonical_names, names);
}

std::vector<Bin> TallyCounts::type_bins() const {
    std::map<std::string_view, Packed> counted;
    for (const EventType type : all_event_types())
        counted[code(type)] += types_.empty() ? 0 : types_[static_cast<std::size_t>(type)];
    return sorted_bins(counted);
}

std::vector<Bin> TallyCounts::weapon_bins() const {
    std::map<std::string_view, Packed> counted;
    for (std::size_t bits = 0; bits < weapons_.size(); ++bits) {
        if (weapons_[bits] == 0) continue;
        if (bits == 0) counted[""] += weapons_[bits];
        for (const WeaponClass weapon : all_weapon_classes())
            if ((bits >> static_cast<unsigned>(weapon) & 1) != 0) counted[code(weapon)] += weapons_[bits];
    }
    return sorted_bins(counted);
}

std::vector<Bin> TallyCounts::place_bins() const {
    std::map<std::string_view, Packed> counted;
    for (std::uint32_t place = 0; place < places_.size(); ++place)
        if (places_[place] != 0) counted[dataset_.columns().place_name(place)] += places_[place];
    return sorted_bins(counted);
}

std::vector<Bin> TallyCounts::bins(CountBy by, std::optional<Day> from, std::optional<Day> to) const {
    switch (by) {
        case CountBy::actor:
        case CountBy::claimant:
            return claim_bins(by);
        case CountBy::participant:
            return participant_bins();
        case CountBy::type:
            return type_bins();
        case CountBy::weapon:
            return weapon_bins();
        case CountBy::place:
            return place_bins();
        default:
            break;
    }
    std::vector<Bin> bins;
    for (const TimeCounts& bin : times(by, from, to))
        bins.push_back({bin_key(bin.first, by), bin.counts.certain, bin.counts.possible});
    return bins;
}

}  // namespace bearing
