#include <algorithm>

#include "bearing/geo/geodesy.hpp"
#include "bearing/report/review.hpp"

namespace bearing {
namespace {

constexpr double kSamePoint_m = 1000;

}  // namespace

void set_place(Incident& incident, const Candidate& chosen) {
    Location next;
    next.name = chosen.place.name;
    next.footprint = chosen.footprint;
    next.place_id = chosen.place.id;
    next.country = chosen.place.country;
    next.admin = chosen.place.admin1;
    if (incident.where) {
        const Location& former = *incident.where;
        next.text = former.text;
        next.span = former.span;
        next.candidates = former.candidates;
        std::erase_if(next.candidates, [&](const RejectedPlace& place) {
            return quick_distance_m(place.point, next.footprint.point) < kSamePoint_m;
        });
        if (!(former.footprint.point == next.footprint.point))
            next.candidates.insert(next.candidates.begin(),
                                   {former.name, former.footprint.point, 0, "replaced in review"});
    }
    incident.where = std::move(next);
}

Candidate candidate_of(const RejectedPlace& considered, const Gazetteer& gazetteer) {
    PlaceQuery near;
    near.near = considered.point;
    for (Candidate& candidate : gazetteer.find(considered.name, near))
        if (quick_distance_m(candidate.place.point, considered.point) < kSamePoint_m) return candidate;
    Candidate made;
    made.place.name = made.matched = considered.name;
    made.place.point = considered.point;
    made.footprint = {considered.point, default_radius_m(Precision::town), Precision::town, {}};
    made.reason = considered.reason;
    return made;
}

}  // namespace bearing
