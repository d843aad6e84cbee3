#include "incident/party_ranks.hpp"

#include <algorithm>
#include <numeric>

namespace bearing {
namespace {

using Codes = std::vector<std::uint32_t>;

bool is_less(std::string_view a, std::string_view b) {
    return a < b;
}
bool is_less(Sequence<std::uint32_t> a, Sequence<std::uint32_t> b) {
    return std::lexicographical_compare(a.begin(), a.end(), b.begin(), b.end());
}

/// For each code of a dictionary the place of its entry among all entries.
template <class T>
Codes ranks_of(const Dictionary<T>& dictionary) {
    Codes order(dictionary.size());
    std::iota(order.begin(), order.end(), 0u);
    std::sort(order.begin(), order.end(),
              [&](std::uint32_t a, std::uint32_t b) { return is_less(dictionary[a], dictionary[b]); });
    Codes ranks(order.size());
    for (std::uint32_t i = 0; i < order.size(); ++i) ranks[order[i]] = i;
    return ranks;
}

/// Ranks of sets of numbers, which `fill(i, set)` gives; equal sets share one.
template <class Fill>
Codes ranks_of_sets(std::size_t count, Fill&& fill) {
    Dictionary<std::uint32_t> sets;
    Codes codes, set;
    for (std::uint32_t i = 0; i < count; ++i) {
        set.clear();
        fill(i, set);
        std::sort(set.begin(), set.end());
        set.erase(std::unique(set.begin(), set.end()), set.end());
        codes.push_back(sets.add(set));
    }
    const Codes ranks = ranks_of(sets);
    for (std::uint32_t& code : codes) code = ranks[code];
    return codes;
}

}  // namespace

PartyRanks::PartyRanks(const IncidentColumns& columns) {
    constexpr std::uint32_t kStances = 4;
    const Codes names = ranks_of(columns.names());
    attribution = ranks_of_sets(columns.claim_sets(), [&](std::uint32_t i, Codes& set) {
        for (const ClaimCode& claim : columns.claim_set(i))
            set.push_back(names[claim.actor] * kStances + static_cast<std::uint32_t>(claim.stance));
    });
    involved = ranks_of_sets(columns.involved_sets().size(), [&](std::uint32_t i, Codes& set) {
        for (const std::uint32_t name : columns.involved_sets()[i]) set.push_back(names[name]);
    });
}

}  // namespace bearing
