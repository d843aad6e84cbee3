#include "store/details.hpp"

#include "bearing/base/error.hpp"
#include "incident/json_values.hpp"

namespace bearing {
namespace {

/// Absence is not written: most incidents have few of these.
void put(Json& json, const char* key, Json value) {
    const bool empty = value.is_null() || (value.is_structured() && value.empty());
    if (!empty) json[key] = std::move(value);
}

void put_location(Json& json, const Location& where) {
    json["place_text"] = where.text;
    put(json, "place_span", span_json(where.span));
    put(json, "area", area_json(where.footprint.area));
    put(json, "candidates", candidates_json(where.candidates));
}

void get_location(const Json& json, Location& where) {
    where.text = text_of(json, "place_text");
    where.span = span_of(json, "place_span");
    where.footprint.area = area_of(get(json, "area"));
    where.candidates = candidates_of(get(json, "candidates"));
}

Json parse(const std::string& text) {
    Json json = Json::parse(text, nullptr, false);
    if (!json.is_object()) throw FormatError("the project is damaged: a details column holds no JSON object");
    return json;
}

}  // namespace

std::string incident_details(const Incident& incident) {
    Json json = Json::object();
    put(json, "span", span_json(incident.span));
    if (incident.when) {
        json["date_text"] = incident.when->text;
        put(json, "date_span", span_json(incident.when->text_span));
        put(json, "first_minute", optional_json(incident.when->span.first_minute));
        put(json, "last_minute", optional_json(incident.when->span.last_minute));
        put(json, "utc_offset_minutes", optional_json(incident.when->span.utc_offset_minutes));
    }
    if (incident.where) put_location(json, *incident.where);
    put(json, "weapons", weapons_json(incident.weapons));
    if (incident.verification != Verification::unstated)
        json["verification"] = to_string(incident.verification);
    if (!incident.verbatim.empty()) {
        Json columns = Json::array();
        for (const auto& [name, value] : incident.verbatim.cells()) columns.push_back({name, value});
        json["verbatim"] = std::move(columns);
    }
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

void read_incident_details(const std::string& text, Incident& incident) {
    const Json json = parse(text);
    incident.span = span_of(json, "span");
    if (incident.when) {
        incident.when->text = text_of(json, "date_text");
        incident.when->text_span = span_of(json, "date_span");
        incident.when->span.first_minute = integer_of(json, "first_minute");
        incident.when->span.last_minute = integer_of(json, "last_minute");
        incident.when->span.utc_offset_minutes = integer_of(json, "utc_offset_minutes");
    }
    if (incident.where) get_location(json, *incident.where);
    incident.weapons = weapons_of(get(json, "weapons"));
    incident.verification = code_of(json, "verification", parse_verification, Verification::unstated);
    for (const Json& column : get(json, "verbatim"))
        incident.verbatim.add(column.at(0).get<std::string>(), column.at(1).get<std::string>());
}

std::string claim_details(const Claim& claim) {
    Json json = Json::object();
    put(json, "span", span_json(claim.span));
    put(json, "weapons", weapons_json(claim.weapons));
    put(json, "participants", participants_json(claim.participants));
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

void read_claim_details(const std::string& text, Claim& claim) {
    const Json json = parse(text);
    claim.span = span_of(json, "span");
    claim.weapons = weapons_of(get(json, "weapons"));
    claim.participants = participants_of(get(json, "participants"));
}

}  // namespace bearing
