#include "store/details.hpp"

#include <nlohmann/json.hpp>

#include "bearing/base/error.hpp"

namespace bearing {
namespace {

using Json = nlohmann::ordered_json;

void put_span(Json& json, const char* key, const std::optional<TextSpan>& span) {
    if (span) json[key] = {span->begin, span->end};
}

std::optional<TextSpan> get_span(const Json& json, const char* key) {
    if (!json.contains(key)) return std::nullopt;
    return TextSpan{json.at(key).at(0).get<std::size_t>(), json.at(key).at(1).get<std::size_t>()};
}

void put_integer(Json& json, const char* key, const std::optional<int>& value) {
    if (value) json[key] = *value;
}

std::optional<int> get_integer(const Json& json, const char* key) {
    if (!json.contains(key)) return std::nullopt;
    return json.at(key).get<int>();
}

void put_weapons(Json& json, const std::vector<Weapon>& weapons) {
    if (weapons.empty()) return;
    Json array = Json::array();
    for (const auto& weapon : weapons) {
        Json entry{{"class", code(weapon.weapon_class)}, {"name", weapon.name}};
        put_span(entry, "span", weapon.span);
        array.push_back(std::move(entry));
    }
    json["weapons"] = std::move(array);
}

std::vector<Weapon> get_weapons(const Json& json) {
    std::vector<Weapon> weapons;
    if (!json.contains("weapons")) return weapons;
    for (const Json& entry : json.at("weapons"))
        weapons.push_back(
            {parse_weapon_class(entry.at("class").get<std::string>()).value_or(WeaponClass::unknown),
             entry.at("name").get<std::string>(), get_span(entry, "span")});
    return weapons;
}

Json ring_json(const Ring& ring) {
    Json array = Json::array();
    for (const LonLat p : ring) array.push_back({p.lon, p.lat});
    return array;
}

Ring get_ring(const Json& json) {
    Ring ring;
    for (const Json& p : json) ring.push_back({p.at(0).get<double>(), p.at(1).get<double>()});
    return ring;
}

/// Each polygon is a list of rings, the outer one first.
Json area_json(const MultiPolygon& area) {
    Json polygons = Json::array();
    for (const auto& polygon : area) {
        Json rings = Json::array({ring_json(polygon.outer)});
        for (const auto& hole : polygon.holes) rings.push_back(ring_json(hole));
        polygons.push_back(std::move(rings));
    }
    return polygons;
}

MultiPolygon get_area(const Json& json) {
    MultiPolygon area;
    if (!json.contains("area")) return area;
    for (const Json& rings : json.at("area")) {
        Polygon polygon;
        polygon.outer = get_ring(rings.at(0));
        for (std::size_t i = 1; i < rings.size(); ++i) polygon.holes.push_back(get_ring(rings.at(i)));
        area.push_back(std::move(polygon));
    }
    return area;
}

void put_location(Json& json, const Location& where) {
    json["place_text"] = where.text;
    put_span(json, "place_span", where.span);
    if (!where.footprint.area.empty()) json["area"] = area_json(where.footprint.area);
    if (where.candidates.empty()) return;
    Json candidates = Json::array();
    for (const auto& c : where.candidates)
        candidates.push_back({c.name, c.point.lon, c.point.lat, c.score, c.reason});
    json["candidates"] = std::move(candidates);
}

void get_location(const Json& json, Location& where) {
    where.text = json.value("place_text", "");
    where.span = get_span(json, "place_span");
    where.footprint.area = get_area(json);
    if (!json.contains("candidates")) return;
    for (const Json& c : json.at("candidates"))
        where.candidates.push_back({c.at(0).get<std::string>(),
                                    {c.at(1).get<double>(), c.at(2).get<double>()},
                                    c.at(3).get<double>(),
                                    c.at(4).get<std::string>()});
}

Json parse(const std::string& text) {
    Json json = Json::parse(text, nullptr, false);
    if (!json.is_object()) throw FormatError("the project is damaged: a details column holds no JSON object");
    return json;
}

}  // namespace

std::string incident_details(const Incident& incident) {
    Json json = Json::object();
    put_span(json, "span", incident.span);
    if (incident.when) {
        json["date_text"] = incident.when->text;
        put_span(json, "date_span", incident.when->text_span);
        put_integer(json, "first_minute", incident.when->span.first_minute);
        put_integer(json, "last_minute", incident.when->span.last_minute);
        put_integer(json, "utc_offset_minutes", incident.when->span.utc_offset_minutes);
    }
    if (incident.where) put_location(json, *incident.where);
    put_weapons(json, incident.weapons);
    if (!incident.verbatim.empty()) {
        Json columns = Json::array();
        for (const auto& [name, value] : incident.verbatim) columns.push_back({name, value});
        json["verbatim"] = std::move(columns);
    }
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

void read_incident_details(const std::string& text, Incident& incident) {
    const Json json = parse(text);
    incident.span = get_span(json, "span");
    if (incident.when) {
        incident.when->text = json.value("date_text", "");
        incident.when->text_span = get_span(json, "date_span");
        incident.when->span.first_minute = get_integer(json, "first_minute");
        incident.when->span.last_minute = get_integer(json, "last_minute");
        incident.when->span.utc_offset_minutes = get_integer(json, "utc_offset_minutes");
    }
    if (incident.where) get_location(json, *incident.where);
    incident.weapons = get_weapons(json);
    if (!json.contains("verbatim")) return;
    for (const Json& column : json.at("verbatim"))
        incident.verbatim.emplace_back(column.at(0).get<std::string>(), column.at(1).get<std::string>());
}

std::string claim_details(const Claim& claim) {
    Json json = Json::object();
    put_span(json, "span", claim.span);
    put_weapons(json, claim.weapons);
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

void read_claim_details(const std::string& text, Claim& claim) {
    const Json json = parse(text);
    claim.span = get_span(json, "span");
    claim.weapons = get_weapons(json);
}

}  // namespace bearing
