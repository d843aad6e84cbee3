#include "gazetteer/relative.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "bearing/geo/geodesy.hpp"
#include "gazetteer/feature_class.hpp"
#include "gazetteer/name_keys.hpp"

namespace bearing {
namespace {

constexpr double kNearReach = 10'000;       ///< "near X": this far beyond its own radius
constexpr double kOutskirtsReach = 3'000;   ///< "outskirts of X": this far beyond
constexpr double kDirectionReach = 10'000;  ///< "north of X" without a distance
constexpr double kRelativeScore = 0.95;

/// The farthest corner of the sector distance ± error, bearing ± tolerance from its middle (law of cosines).
double sector_radius(const WrittenDistance& distance, double tolerance_deg) {
    const double far = distance.metres + distance.error_m;
    const double cosine = std::cos(tolerance_deg * M_PI / 180);
    const double square = far * far + distance.metres * distance.metres - 2 * far * distance.metres * cosine;
    return std::max(distance.error_m, std::sqrt(std::max(0.0, square)));
}

struct Spot {
    LonLat point;
    double radius_m = 0;
    std::string how;
};

Spot offset_spot(const Place& anchor, const PlacePhrase& phrase) {
    const WrittenDistance& d = phrase.distance;
    const std::string distance = fmt::format("{:.3g} km (±{:.2g})", d.metres / 1000, d.error_m / 1000);
    if (!phrase.direction)
        return {anchor.point, d.metres + d.error_m + anchor.radius_m, distance + " in some direction from"};
    const CompassPoint& c = *phrase.direction;
    return {destination(anchor.point, c.bearing_deg, d.metres),
            sector_radius(d, c.tolerance_deg) + anchor.radius_m,
            fmt::format("{} at {:g}° (±{:g}°) from", distance, c.bearing_deg, c.tolerance_deg)};
}

/// On one side of the anchor, `at` metres from its middle.
Spot side_spot(const Place& anchor, const std::optional<CompassPoint>& side, double at, double radius,
               std::string how) {
    const LonLat point = side ? destination(anchor.point, side->bearing_deg, at) : anchor.point;
    return {point, radius, std::move(how)};
}

Spot spot_of(const Place& anchor, const PlacePhrase& phrase) {
    const double r = anchor.radius_m;
    switch (phrase.relation) {
        case PlacePhrase::Relation::offset:
            return offset_spot(anchor, phrase);
        case PlacePhrase::Relation::within:
            return {anchor.point, r + phrase.distance.metres + phrase.distance.error_m,
                    fmt::format("at most {:.3g} km from", phrase.distance.metres / 1000)};
        case PlacePhrase::Relation::direction:
            return side_spot(anchor, phrase.direction, r + kDirectionReach / 2, r + kDirectionReach,
                             "in this direction, at no stated distance, from");
        case PlacePhrase::Relation::outskirts:
            return phrase.direction
                       ? side_spot(anchor, phrase.direction, r, r / 2 + kOutskirtsReach, "edge of")
                       : side_spot(anchor, {}, 0, r + kOutskirtsReach, "edge of");
        case PlacePhrase::Relation::near:
            return {anchor.point, r + kNearReach, "near"};
        case PlacePhrase::Relation::part:
            return side_spot(anchor, phrase.direction, r / 2, phrase.direction ? r * 0.75 : r / 2, "part of");
        default:
            return {anchor.point, r, "in"};
    }
}

Candidate at_spot(const Candidate& anchor, Footprint footprint, std::string name, std::string reason) {
    Candidate out = anchor;
    out.place.name = std::move(name);
    out.place.point = footprint.point;
    out.place.precision = footprint.precision;
    out.place.radius_m = footprint.radius_m;
    out.place.population = 0;
    out.footprint = std::move(footprint);
    out.tier = MatchTier::relative;
    out.score = anchor.score * kRelativeScore;
    out.reason = std::move(reason);
    return out;
}

}  // namespace

Precision precision_of_radius(double radius_m) {
    for (const Precision p : {Precision::exact, Precision::vicinity, Precision::town, Precision::near})
        if (radius_m <= default_radius_m(p)) return p;
    constexpr double kLargestDistrict = 45'000, kLargestProvince = 150'000;
    if (radius_m <= kLargestDistrict) return Precision::district;
    return radius_m <= kLargestProvince ? Precision::province : Precision::country;
}

Candidate relative_to(const Candidate& anchor, const PlacePhrase& phrase) {
    Place from = anchor.place;
    from.radius_m = anchor.footprint.radius_m;
    const Spot spot = spot_of(from, phrase);
    const bool latin = script_of(phrase.words) == Script::latin;
    const bool vague = phrase.relation == PlacePhrase::Relation::near;
    const Precision precision =
        std::max(precision_of_radius(spot.radius_m), vague ? Precision::near : Precision::exact);
    const std::string name =
        phrase.anchor_first ? fmt::format("{} {}", phrase.anchor, phrase.words)
                            : fmt::format("{} {}", phrase.words, latin ? anchor.place.name : phrase.anchor);
    return at_spot(anchor, {spot.point, spot.radius_m, precision, {}}, name,
                   fmt::format("{} {}; {}: {}", spot.how, anchor.place.name, anchor.matched, anchor.reason));
}

namespace {

/// As wide as a fifth of its length, and at least 2 km to each side.
Footprint corridor(LonLat a, LonLat b) {
    const double length = distance_m(a, b);
    const double azimuth = bearing_deg(a, b);
    const double half_width = std::max(2'000.0, length / 10);
    Polygon around;
    for (const auto& [end, side] : {std::pair{a, -90.0}, {b, -90.0}, {b, 90.0}, {a, 90.0}})
        around.outer.push_back(destination(end, azimuth + side, half_width));
    around.outer.push_back(around.outer.front());
    return {
        destination(a, azimuth, length / 2), std::hypot(length / 2, half_width), Precision::line, {around}};
}

/// A circle about the middle between two places.
Footprint middle(LonLat a, LonLat b, double radius_m) {
    const LonLat point = destination(a, bearing_deg(a, b), distance_m(a, b) / 2);
    return {point, radius_m, precision_of_radius(radius_m), {}};
}

bool is_area(const Candidate& c) {
    return kind_of(c.place.feature) == PlaceKind::area;
}

}  // namespace

Candidate between_places(const Candidate& first, const Candidate& second, const PlacePhrase& phrase) {
    constexpr double kHalfway = 0.1;  // "half-way" is rounded to a fifth of the distance
    const LonLat a = first.place.point, b = second.place.point;
    const double length = distance_m(a, b);
    const double extent = std::max(first.footprint.radius_m, second.footprint.radius_m);
    Footprint footprint;
    std::string how = "in the corridor";
    if (phrase.relation == PlacePhrase::Relation::midway) {
        footprint = middle(a, b, extent + length * kHalfway);
        how = "at the middle";
    } else if (phrase.relation == PlacePhrase::Relation::border || (is_area(first) && is_area(second))) {
        // Areas have no ends that a corridor could join; where they meet is not known more closely than this.
        footprint =
            middle(a, b, std::max(length / 2, std::min(first.footprint.radius_m, second.footprint.radius_m)));
        how = "somewhere where the areas meet, whose middles are at the ends,";
    } else {
        footprint = corridor(a, b);
    }
    const std::string name = fmt::format("{} {} and {}", phrase.words, first.place.name, second.place.name);
    const std::string reason =
        fmt::format("{} of the {:.0f} km between {} ({}) and {} ({})", how, length / 1000, first.place.name,
                    first.reason, second.place.name, second.reason);
    Candidate out = at_spot(first, std::move(footprint), name, reason);
    out.score = std::min(first.score, second.score) * kRelativeScore;
    out.matched = fmt::format("{} / {}", first.matched, second.matched);
    if (second.place.country != first.place.country) out.place.country.clear();
    if (second.place.admin1 != first.place.admin1) out.place.admin1.clear();
    return out;
}

}  // namespace bearing
