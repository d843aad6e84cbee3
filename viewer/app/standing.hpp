#pragma once

#include "bearing/incident/dataset.hpp"

namespace bearing {

/// How an incident stands between its claims, as the map's symbols tell it.
enum class ClaimStanding { reported, accused, contested };

/// Contested: someone is accused and someone denies it or accuses another. Accused: nobody does. Reported:
/// nobody is accused.
ClaimStanding standing_of_claims(const Incident& incident, const ActorTable& actors);

}  // namespace bearing
