#pragma once

#include "bearing/gazetteer/place.hpp"
#include "gazetteer/phrase.hpp"

namespace bearing {

/// The precision class of a circle.
Precision precision_of_radius(double radius_m);

/// Where the phrase puts something, given its anchor: the point along the geodesic, and a circle that holds
/// the whole sector of bearing and distance left open, grown by the anchor's own extent. The candidate keeps
/// the anchor's place id, country and score.
Candidate relative_to(const Candidate& anchor, const PlacePhrase& phrase);

/// Where two anchors put something: a corridor as wide as a fifth of its length (at least 2 km to each side),
/// a circle about the middle of it ("half-way"), or between two areas, whose border is not known, a circle
/// that reaches to the middles of both.
Candidate between_places(const Candidate& first, const Candidate& second, const PlacePhrase& phrase);

}  // namespace bearing
