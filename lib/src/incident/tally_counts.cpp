#include "incident/tally_counts.hpp"

#include <algorithm>
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

/// Neighbouring rows often share a code, and an addition to the same number has to wait for the one before
/// it: every other row is counted apart.
template <class Code>
void count_in_two(const Code* codes, const RowAnswer* answers, std::size_t size,
                  const std::uint64_t* increments, std::vector<std::uint64_t>& counts) {
    std::array<std::uint64_t, 256> odd{};
    std::size_t k = 0;
    for (; k + 1 < size; k += 2) {
        counts[codes[k]] += increments[answers[k]];
        odd[codes[k + 1]] += increments[answers[k + 1]];
    }
    if (k < size) counts[codes[k]] += increments[answers[k]];
    for (std::size_t i = 0; i < counts.size() && i < odd.size(); ++i) counts[i] += odd[i];
}

template <class Code>
void count_by_code(const Code* codes, std::span<const RowAnswer> answers, const std::uint64_t* increments,
                   std::vector<std::uint64_t>& counts) {
    if (counts.empty()) return;
    constexpr std::size_t kWorthwhile = 1024;
    if (sizeof(Code) == 1 && answers.size() >= kWorthwhile)
        return count_in_two(codes, answers.data(), answers.size(), increments, counts);
    for (std::size_t k = 0; k < answers.size(); ++k) counts[codes[k]] += increments[answers[k]];
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

void TallyCounts::count_codes(std::uint32_t begin, std::span<const RowAnswer> answers, const Increments& by) {
    const IncidentRows& rows = dataset_.columns().rows();
    const DatasetIndex& index = dataset_.index();
    const Packed* increments = by.by_answer.data();
    if (!index.claim_sets_8.empty())
        count_by_code(index.claim_sets_8.data() + begin, answers, increments, claim_sets_);
    else if (!index.claim_sets_16.empty())
        count_by_code(index.claim_sets_16.data() + begin, answers, increments, claim_sets_);
    else
        count_by_code(rows.claim_set.data() + begin, answers, increments, claim_sets_);
    count_by_code(rows.involved_set.data() + begin, answers, increments, involved_sets_);
    count_by_code(rows.type.data() + begin, answers, increments, types_);
    count_by_code(rows.weapons.data() + begin, answers, increments, weapons_);
    count_by_code(rows.place.data() + begin, answers, increments, places_);
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
    if (answers.empty()) return;
    std::size_t certain = 0, possible = 0;
    for (const RowAnswer answer : answers) {
        certain += answer == static_cast<RowAnswer>(Match::certain);
        possible += answer == static_cast<RowAnswer>(Match::possible);
    }
    if (certain + possible == 0) return;
    const Packed sum = certain * kOneCertain + possible * kOnePossible;
    all_ += sign == Sign::add ? sum : -sum;
    count_time(begin, sum, sign);
    count_codes(begin, answers, Increments(sign));
    if (grid_) count_cells(begin, answers, sign);
}

void TallyCounts::count_all(std::uint32_t begin, std::uint32_t end, Match match, Sign sign) {
    std::array<RowAnswer, RowQuery::kMostRows> same;
    same.fill(static_cast<RowAnswer>(match));
    for (std::uint32_t row = begin; row < end;) {
        const std::size_t size = std::min<std::size_t>(end - row, same.size());
        count(row, {same.data(), size}, sign);
        row += static_cast<std::uint32_t>(size);
    }
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
