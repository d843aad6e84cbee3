#include "app/standing.hpp"

#include <algorithm>

namespace bearing {

ClaimStanding standing_of_claims(const std::vector<Claim>& claims, const ActorTable& actors) {
    const auto any = [&](auto fits) { return std::any_of(claims.begin(), claims.end(), fits); };
    if (is_contested(claims, actors) || any([](const Claim& c) { return c.stance == Stance::denies; }))
        return ClaimStanding::contested;
    const bool accused = any([](const Claim& c) {
        return (c.stance == Stance::alleges || c.stance == Stance::acknowledges) && !c.actor.empty();
    });
    return accused ? ClaimStanding::accused : ClaimStanding::reported;
}

}  // namespace bearing
