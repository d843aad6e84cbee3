#include <algorithm>
#include <map>

#include "incident/tally_counts.hpp"

namespace bearing {
namespace {

/// Most frequent first, equal ones by name; those without incidents are left out.
std::vector<Bin> sorted_bins(const std::map<std::string_view, PackedCounts>& counted) {
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

std::vector<Bin> named_bins(const Dictionary<char>& names, const std::vector<PackedCounts>& counts) {
    std::map<std::string_view, PackedCounts> counted;
    for (std::size_t i = 0; i < counts.size(); ++i)
        if (counts[i] != 0) counted[names[i]] += counts[i];
    return sorted_bins(counted);
}

/// Each set's count under each of its names, once. `add_names(set, codes)` gives the codes of the names.
template <class AddNames>
std::vector<Bin> bins_of_sets(const std::vector<PackedCounts>& counts, const DatasetIndex& index,
                              AddNames&& add_names) {
    std::vector<PackedCounts> names(index.canonical_names.size());
    std::vector<std::uint32_t> own;
    for (std::uint32_t set = 0; set < counts.size(); ++set) {
        if (counts[set] == 0) continue;
        own.clear();
        add_names(set, own);
        for (std::uint32_t& name : own) name = index.canonical[name];
        std::erase(own, index.no_name);
        if (own.empty()) own.push_back(index.no_name);
        std::sort(own.begin(), own.end());
        own.erase(std::unique(own.begin(), own.end()), own.end());
        for (const std::uint32_t name : own) names[name] += counts[set];
    }
    return named_bins(index.canonical_names, names);
}

}  // namespace

Counts TallyCounts::all() const {
    return unpacked(all_);
}

Counts TallyCounts::all_with(const PartyAnswers& parties) const {
    PackedCounts sum = 0;
    if (parties.claim_sets.empty())
        for (std::size_t i = 0; i < attributions_.size(); ++i)
            sum += parties.attributions[i] == Fit::all ? attributions_[i] : 0;
    else
        for (std::size_t set = 0; set < claim_sets_.size(); ++set)
            sum += parties.claim_sets[set] != 0 ? claim_sets_[set] : 0;
    return unpacked(sum);
}

std::vector<Counts> TallyCounts::cells() const {
    std::vector<Counts> out;
    for (const PackedCounts cell : cells_) out.push_back(unpacked(cell));
    return out;
}

std::vector<TimeCounts> TallyCounts::times(CountBy by, std::optional<Day> from, std::optional<Day> to) const {
    for (const TimeBins& bins : times_)
        if (bins.by() == by) return bins.counts(from, to);
    return {};
}

std::vector<Bin> TallyCounts::actor_bins() const {
    const DatasetIndex& index = dataset_.index();
    return bins_of_sets(attributions_, index, [&](std::uint32_t attribution, auto& names) {
        for (const ClaimCode& claim : dataset_.columns().claim_set(index.attribution_example[attribution]))
            if (claim.stance == Stance::alleges || claim.stance == Stance::acknowledges)
                names.push_back(claim.actor);
    });
}

std::vector<Bin> TallyCounts::claimant_bins() const {
    return bins_of_sets(claim_sets_, dataset_.index(), [&](std::uint32_t set, auto& names) {
        for (const ClaimCode& claim : dataset_.columns().claim_set(set)) names.push_back(claim.claimant);
    });
}

std::vector<Bin> TallyCounts::participant_bins() const {
    const auto& sets = dataset_.columns().involved_sets();
    return bins_of_sets(involved_sets_, dataset_.index(), [&](std::uint32_t set, auto& names) {
        names.insert(names.end(), sets[set].begin(), sets[set].end());
    });
}

std::vector<Bin> TallyCounts::type_bins() const {
    std::map<std::string_view, PackedCounts> counted;
    for (const EventType type : all_event_types())
        counted[code(type)] += types_.empty() ? 0 : types_[static_cast<std::size_t>(type)];
    return sorted_bins(counted);
}

std::vector<Bin> TallyCounts::weapon_bins() const {
    std::map<std::string_view, PackedCounts> counted;
    for (std::size_t bits = 0; bits < weapons_.size(); ++bits) {
        if (weapons_[bits] == 0) continue;
        if (bits == 0) counted[""] += weapons_[bits];
        for (const WeaponClass weapon : all_weapon_classes())
            if ((bits >> static_cast<unsigned>(weapon) & 1) != 0) counted[code(weapon)] += weapons_[bits];
    }
    return sorted_bins(counted);
}

std::vector<Bin> TallyCounts::place_bins() const {
    std::map<std::string_view, PackedCounts> counted;
    for (std::uint32_t place = 0; place < places_.size(); ++place)
        if (places_[place] != 0) counted[dataset_.columns().place_name(place)] += places_[place];
    return sorted_bins(counted);
}

std::vector<Bin> TallyCounts::bins(CountBy by, std::optional<Day> from, std::optional<Day> to) const {
    switch (by) {
        case CountBy::actor:
            return actor_bins();
        case CountBy::claimant:
            return claimant_bins();
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
