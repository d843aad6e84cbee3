#include "incident/json_values.hpp"

#include <fmt/format.h>

#include "bearing/base/error.hpp"

namespace bearing {

Json span_json(const std::optional<TextSpan>& span) {
    return span ? Json::array({span->begin, span->end}) : Json(nullptr);
}

Json participants_json(const std::vector<Participant>& participants) {
    Json array = Json::array();
    for (const auto& participant : participants)
        array.push_back({{"name", participant.name}, {"side", to_string(participant.side)}});
    return array;
}

Json weapons_json(const std::vector<Weapon>& weapons) {
    Json array = Json::array();
    for (const auto& weapon : weapons)
        array.push_back(
            {{"class", code(weapon.weapon_class)}, {"name", weapon.name}, {"span", span_json(weapon.span)}});
    return array;
}

namespace {

Json ring_json(const Ring& ring) {
    Json array = Json::array();
    for (const LonLat p : ring) array.push_back({p.lon, p.lat});
    return array;
}

}  // namespace

Json area_json(const MultiPolygon& area) {
    Json polygons = Json::array();
    for (const auto& polygon : area) {
        Json rings = Json::array({ring_json(polygon.outer)});
        for (const auto& hole : polygon.holes) rings.push_back(ring_json(hole));
        polygons.push_back(std::move(rings));
    }
    return polygons;
}

Json candidates_json(const std::vector<RejectedPlace>& candidates) {
    Json array = Json::array();
    for (const auto& c : candidates)
        array.push_back({{"name", c.name},
                         {"lat", c.point.lat},
                         {"lon", c.point.lon},
                         {"score", c.score},
                         {"reason", c.reason}});
    return array;
}

namespace {

const Json& null_json() {
    static const Json null;
    return null;
}

}  // namespace

const Json& get(const Json& json, const char* key) {
    if (!json.is_object()) return null_json();
    const auto found = json.find(key);
    return found == json.end() ? null_json() : *found;
}

[[noreturn]] void impossible(const char* key, const Json& value) {
    throw FormatError(fmt::format("{}: {} is not possible here", key, value.dump().substr(0, 60)));
}

std::string text_of(const Json& json, const char* key) {
    const Json& value = get(json, key);
    if (value.is_null()) return {};
    if (!value.is_string()) impossible(key, value);
    return value.get<std::string>();
}

std::optional<double> number_of(const Json& json, const char* key) {
    const Json& value = get(json, key);
    if (value.is_null()) return std::nullopt;
    if (!value.is_number()) impossible(key, value);
    return value.get<double>();
}

std::optional<int> integer_of(const Json& json, const char* key) {
    const Json& value = get(json, key);
    if (value.is_null()) return std::nullopt;
    if (!value.is_number_integer()) impossible(key, value);
    return value.get<int>();
}

std::optional<TextSpan> span_of(const Json& json, const char* key) {
    const Json& value = get(json, key);
    if (value.is_null()) return std::nullopt;
    if (!value.is_array() || value.size() != 2 || !value[0].is_number_unsigned() ||
        !value[1].is_number_unsigned())
        impossible(key, value);
    return TextSpan{value[0].get<std::size_t>(), value[1].get<std::size_t>()};
}

std::optional<Day> day_of(const Json& json, const char* key) {
    const std::string text = text_of(json, key);
    if (text.empty()) return std::nullopt;
    const auto day = parse_day(text);
    if (!day) impossible(key, get(json, key));
    return day;
}

std::vector<Participant> participants_of(const Json& array) {
    std::vector<Participant> participants;
    for (const Json& participant : array)
        participants.push_back(
            {text_of(participant, "name"), code_of(participant, "side", parse_side, Side::first)});
    return participants;
}

std::vector<Weapon> weapons_of(const Json& array) {
    std::vector<Weapon> weapons;
    for (const Json& weapon : array)
        weapons.push_back({code_of(weapon, "class", parse_weapon_class, WeaponClass::unknown),
                           text_of(weapon, "name"), span_of(weapon, "span")});
    return weapons;
}

namespace {

Ring ring_of(const Json& json) {
    Ring ring;
    for (const Json& p : json) {
        if (!p.is_array() || p.size() < 2 || !p[0].is_number() || !p[1].is_number()) impossible("area", p);
        ring.push_back({p[0].get<double>(), p[1].get<double>()});
        if (!is_valid(ring.back())) impossible("area", p);
    }
    return ring;
}

}  // namespace

MultiPolygon area_of(const Json& coordinates) {
    MultiPolygon area;
    for (const Json& rings : coordinates) {
        if (!rings.is_array() || rings.empty()) impossible("area", rings);
        Polygon polygon;
        polygon.outer = ring_of(rings[0]);
        for (std::size_t i = 1; i < rings.size(); ++i) polygon.holes.push_back(ring_of(rings[i]));
        area.push_back(std::move(polygon));
    }
    return area;
}

std::vector<RejectedPlace> candidates_of(const Json& array) {
    std::vector<RejectedPlace> candidates;
    for (const Json& c : array)
        candidates.push_back({text_of(c, "name"),
                              {number_of(c, "lon").value_or(0), number_of(c, "lat").value_or(0)},
                              number_of(c, "score").value_or(0),
                              text_of(c, "reason")});
    return candidates;
}

}  // namespace bearing
