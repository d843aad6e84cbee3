#include "store/details.hpp"

#include <algorithm>

#include "bearing/base/error.hpp"
#include "incident/json_values.hpp"
#include "incident/parse_json.hpp"

namespace bearing {
namespace {

/// Absence is not written: most incidents have few of these.
void put(Json& json, const char* key, Json value) {
    const bool empty = value.is_null() || (value.is_structured() && value.empty());
    if (!empty) json[key] = std::move(value);
}

bool has_times(const TimeSpan& span) {
    return span.first_minute || span.last_minute || span.utc_offset_minutes;
}

void put_times(Json& json, const TimeSpan& span) {
    put(json, "first_minute", optional_json(span.first_minute));
    put(json, "last_minute", optional_json(span.last_minute));
    put(json, "utc_offset_minutes", optional_json(span.utc_offset_minutes));
}

void get_times(const Json& json, TimeSpan& span) {
    span.first_minute = integer_of(json, "first_minute");
    span.last_minute = integer_of(json, "last_minute");
    span.utc_offset_minutes = integer_of(json, "utc_offset_minutes");
}

bool have_spans(const std::vector<Weapon>& weapons) {
    return std::any_of(weapons.begin(), weapons.end(), [](const Weapon& w) { return w.span.has_value(); });
}

/// One for each weapon, null where it has none.
void put_weapon_spans(Json& json, const std::vector<Weapon>& weapons) {
    if (!have_spans(weapons)) return;
    for (const auto& weapon : weapons) json["weapon_spans"].push_back(span_json(weapon.span));
}

void get_weapon_spans(const Json& json, std::vector<Weapon>& weapons) {
    const Json& spans = get(json, "weapon_spans");
    for (std::size_t i = 0; i < std::min(spans.size(), weapons.size()); ++i)
        weapons[i].span = span_of(Json{{"span", spans[i]}}, "span");
}

Json parse(std::string_view text) {
    const Json json = parse_json(text);
    if (!json.is_object()) throw FormatError("the project is damaged: a details column holds no JSON object");
    return json;
}

std::string text_of_json(const Json& json) {
    try {
        return json.empty() ? std::string() : json.dump();
    } catch (const Json::exception&) {
        throw ArgumentError("an incident cannot be stored: a text in it is not UTF-8");
    }
}

}  // namespace

std::string incident_details(const Incident& incident) {
    const auto& [when, where] = std::tie(incident.when, incident.where);
    const bool any = incident.span || have_spans(incident.weapons) ||
                     (when && (when->text_span || has_times(when->span))) ||
                     (where && (where->span || !where->candidates.empty()));
    if (!any) return {};
    Json json = Json::object();
    put(json, "span", span_json(incident.span));
    if (when) {
        put(json, "date_span", span_json(when->text_span));
        put_times(json, when->span);
    }
    if (where) {
        put(json, "place_span", span_json(where->span));
        put(json, "candidates", candidates_json(where->candidates));
    }
    put_weapon_spans(json, incident.weapons);
    return text_of_json(json);
}

void read_incident_details(std::string_view text, Incident& incident) {
    if (text.empty()) return;
    const Json json = parse(text);
    incident.span = span_of(json, "span");
    if (incident.when) {
        incident.when->text_span = span_of(json, "date_span");
        get_times(json, incident.when->span);
    }
    if (incident.where) {
        incident.where->span = span_of(json, "place_span");
        incident.where->candidates = candidates_of(get(json, "candidates"));
    }
    get_weapon_spans(json, incident.weapons);
}

std::string claim_details(const Claim& claim) {
    if (!claim.span && !have_spans(claim.weapons) && !(claim.date && has_times(*claim.date))) return {};
    Json json = Json::object();
    put(json, "span", span_json(claim.span));
    if (claim.date) put_times(json, *claim.date);
    put_weapon_spans(json, claim.weapons);
    return text_of_json(json);
}

void read_claim_details(std::string_view text, Claim& claim) {
    if (text.empty()) return;
    const Json json = parse(text);
    claim.span = span_of(json, "span");
    if (claim.date) get_times(json, *claim.date);
    get_weapon_spans(json, claim.weapons);
}

}  // namespace bearing
