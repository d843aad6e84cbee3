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
    : dataset_(dataset), query_(query), place_(dataset, query), parties_(dataset, query) {
    set_time(query.from, query.to);
    for (const EventType type : query.types) types_[static_cast<std::size_t>(type)] = 0xFF;
    for (const WeaponClass weapon : query.weapons)
        weapons_ |= static_cast<std::uint16_t>(1u << static_cast<unsigned>(weapon));
    drops_background_ = dataset.index().any_background && !query.background;
    asks_rows_ = !query.types.empty() || !query.weapons.empty() || place_.is_asked() || drops_background_;
}

void RowQuery::answer(const Run& run, std::uint32_t begin, std::size_t count, Match time,
                      RowAnswer* out) const {
    const IncidentRows& rows = dataset_.columns().rows();
    std::fill_n(out, count, static_cast<RowAnswer>(time));
    if (!parties_.claim_sets.empty() && parties_.attributions[run.attribution] == Fit::some)
        keep_fitting(rows.claim_set.data() + begin, parties_.claim_sets.data(), count, out);
    if (!query_.types.empty()) keep_fitting(rows.type.data() + begin, types_.data(), count, out);
    if (!query_.weapons.empty())
        for (std::size_t k = 0; k < count; ++k)
            out[k] = (rows.weapons[begin + k] & weapons_) != 0 ? out[k] : RowAnswer{0};
    if (!kept_.empty())
        for (std::size_t k = 0; k < count; ++k) out[k] &= kept_[begin + k];
    if (place_.is_asked()) place_.answer(begin, run.radius_class, {out, count});
    if (query_.certain_only)
        for (std::size_t k = 0; k < count; ++k)
            out[k] = (out[k] & kMatchBits) == static_cast<RowAnswer>(Match::possible) ? RowAnswer{0} : out[k];
    if (drops_background_)
        for (std::size_t k = 0; k < count; ++k)
            out[k] |= out[k] != 0 && (rows.flags[begin + k] & IncidentRows::kBackground) != 0 ? kBackgroundBit
                                                                                              : RowAnswer{0};
}

}  // namespace bearing
