#include "incident/row_query.hpp"

#include <algorithm>

#include "incident/claim_answers.hpp"

namespace bearing {
namespace {

/// Clears the answers of rows whose code does not fit. `fits` holds 0xFF or 0 for each code.
template <class Code>
void keep_fitting(const Code* codes, const std::uint8_t* fits, std::size_t count, RowAnswer* __restrict out) {
    for (std::size_t k = 0; k < count; ++k) out[k] &= fits[codes[k]];
}

}  // namespace

RowQuery::RowQuery(const Dataset& dataset, const Query& query)
    : dataset_(dataset),
      query_(query),
      place_(dataset, query),
      claim_sets_(fitting_claim_sets(dataset, query)),
      involved_sets_(fitting_involved_sets(dataset, query)) {
    set_time(query.from, query.to);
    for (const EventType type : query.types) types_[static_cast<std::size_t>(type)] = 0xFF;
    for (const WeaponClass weapon : query.weapons)
        weapons_ |= static_cast<std::uint16_t>(1u << static_cast<unsigned>(weapon));
    drops_background_ = dataset.index().any_background && !query.background;
    only_time_ = claim_sets_.empty() && involved_sets_.empty() && query.types.empty() &&
                 query.weapons.empty() && !place_.is_asked() && !drops_background_;
}

void RowQuery::ask_places(std::uint32_t begin, std::size_t count, RowAnswer* __restrict out) const {
    std::array<std::uint16_t, kMostRows> left;
    std::array<std::uint8_t, kMostRows> places;
    std::size_t size = 0;
    for (std::size_t k = 0; k < count; ++k) {
        left[size] = static_cast<std::uint16_t>(k);
        size += out[k] != 0;
    }
    place_.answer(begin, {left.data(), size}, places.data());
    for (std::size_t i = 0; i < size; ++i) {
        RowAnswer& answer = out[left[i]];
        answer = places[i] == kUnlocatedBit ? answer | kUnlocatedBit : std::min(answer, places[i]);
    }
}

void RowQuery::answer(std::uint32_t begin, std::size_t count, Match time, RowAnswer* out) const {
    const IncidentRows& rows = dataset_.columns().rows();
    const DatasetIndex& index = dataset_.index();
    std::fill_n(out, count, static_cast<RowAnswer>(time));
    if (!claim_sets_.empty()) {
        const std::uint8_t* fits = claim_sets_.data();
        if (!index.claim_sets_8.empty())
            keep_fitting(index.claim_sets_8.data() + begin, fits, count, out);
        else if (!index.claim_sets_16.empty())
            keep_fitting(index.claim_sets_16.data() + begin, fits, count, out);
        else
            keep_fitting(rows.claim_set.data() + begin, fits, count, out);
    }
    if (!involved_sets_.empty())
        keep_fitting(rows.involved_set.data() + begin, involved_sets_.data(), count, out);
    if (!query_.types.empty()) keep_fitting(rows.type.data() + begin, types_.data(), count, out);
    if (!query_.weapons.empty())
        for (std::size_t k = 0; k < count; ++k)
            out[k] = (rows.weapons[begin + k] & weapons_) != 0 ? out[k] : RowAnswer{0};
    if (!kept_.empty())
        for (std::size_t k = 0; k < count; ++k) out[k] &= kept_[begin + k];
    if (place_.is_asked()) ask_places(begin, count, out);
    if (query_.certain_only)
        for (std::size_t k = 0; k < count; ++k)
            out[k] = (out[k] & kMatchBits) == static_cast<RowAnswer>(Match::possible) ? RowAnswer{0} : out[k];
    if (drops_background_)
        for (std::size_t k = 0; k < count; ++k)
            out[k] |= out[k] != 0 && (rows.flags[begin + k] & IncidentRows::kBackground) != 0 ? kBackgroundBit
                                                                                              : RowAnswer{0};
}

}  // namespace bearing
