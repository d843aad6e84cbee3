#include "commands/places_at.hpp"

#include <fmt/format.h>

#include <array>
#include <cmath>

#include "bearing/base/text.hpp"
#include "bearing/geo/coordinates.hpp"
#include "bearing/geo/geodesy.hpp"

namespace bearing {
namespace {

using Json = nlohmann::ordered_json;

constexpr double kReach_km = 100;

std::string_view compass_word(double bearing) {
    constexpr std::array<std::string_view, 8> kWords{"north", "north-east", "east", "south-east",
                                                     "south", "south-west", "west", "north-west"};
    return kWords[static_cast<std::size_t>(std::lround(bearing / 45)) % 8];
}

/// The points of districts, countries and lines say little of what is near; areas are listed by themselves.
bool has_a_point(const Place& place) {
    return place.precision <= Precision::near;
}

Candidate candidate_of(const NearbyPlace& near, LonLat point, const PlaceQuery& hints) {
    constexpr double kDecay_m = 20'000;
    Candidate c;
    c.place = near.place;
    c.matched = near.place.name;
    c.tier = MatchTier::coordinates;
    c.footprint = {near.place.point, near.place.radius_m, near.place.precision, {}};
    c.score = std::exp(-near.distance_m / kDecay_m);
    const double bearing = bearing_deg(near.place.point, point);
    c.reason = near.distance_m < 1 ? "at the point"
                                   : fmt::format("the point lies {:.1f} km {} of it", near.distance_m / 1000,
                                                 compass_word(bearing < 0 ? bearing + 360 : bearing));
    if (near.distance_m <= near.place.radius_m && near.distance_m >= 1) c.reason += ", within its extent";
    if (!hints.worldview.empty()) c.place.country = country_in_view(near.place, hints.worldview);
    return c;
}

Json where_json(const std::optional<Whereabouts>& where) {
    if (!where) return nullptr;
    return {{"country", where->country},
            {"admin1", where->admin1},
            {"admin2", where->admin2},
            {"by_place", where->by_place},
            {"distance_m", std::round(where->distance_m)}};
}

Json areas_json(const Gazetteer& gazetteer, LonLat point) {
    Json areas = Json::array();
    for (const AreaOfPoint& a : gazetteer.areas_of(point))
        areas.push_back({{"name", a.area.name},
                         {"feature", a.area.feature},
                         {"country", a.area.country},
                         {"place_id", a.area.id},
                         {"lies", a.lies == Lies::inside ? "inside" : "unclear"}});
    return areas;
}

}  // namespace

std::optional<LonLat> lonlat_pair(std::string_view text) {
    const auto parts = split_list(text, ',');
    const auto lon = parts.size() == 2 ? parse_number(parts[0]) : std::nullopt;
    const auto lat = parts.size() == 2 ? parse_number(parts[1]) : std::nullopt;
    if (!lon || !lat || !is_valid({*lon, *lat})) return std::nullopt;
    return LonLat{*lon, *lat};
}

void print_places_at(const Gazetteer& gazetteer, const std::string& text, const PlaceQuery& hints,
                     AnswerPrinter& printer) {
    GeocodeAnswer answer;
    auto point = lonlat_pair(text);
    if (!point) {
        auto read = parse_position(text);
        answer.issues = std::move(read.issues);
        if (read.value) point = read.value->point;
        if (!point && answer.issues.empty())
            answer.issues.push_back(
                {"", 0, "", Severity::error,
                 fmt::format("\"{}\" is no point; write LON,LAT such as 46.75,39.82", text)});
    }
    if (!point) {
        printer.print(text, answer, {{"where", nullptr}, {"areas", Json::array()}});
        return;
    }
    for (const NearbyPlace& near : gazetteer.near(*point, kReach_km, 4 * hints.limit + 16))
        if (answer.value.size() < hints.limit && has_a_point(near.place))
            answer.value.push_back(candidate_of(near, *point, hints));
    printer.print(text, answer,
                  {{"lat", point->lat},
                   {"lon", point->lon},
                   {"where", where_json(gazetteer.whereabouts(*point))},
                   {"areas", areas_json(gazetteer, *point)}});
}

}  // namespace bearing
