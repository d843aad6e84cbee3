#pragma once

#include <vector>

#include "bearing/incident/dataset.hpp"

namespace bearing {

/// How the claims about an incident stand to one another, as the map's symbols tell it.
enum class ClaimStanding { reported, accused, contested };

/// Contested: someone is accused and someone denies it or accuses another. Accused: nobody does. Reported:
/// nobody is accused.
ClaimStanding standing_of_claims(const std::vector<Claim>& claims, const ActorTable& actors);

}  // namespace bearing
