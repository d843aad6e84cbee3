#include "bearing/incident/incident_json.hpp"

#include "bearing/base/error.hpp"
#include "incident/json_values.hpp"

namespace bearing {
namespace {

Json day_json(const std::optional<Day>& day) {
    return day ? Json(to_string(*day)) : Json(nullptr);
}

Json count_json(const Count& count) {
    return {{"low", optional_json(count.low)},
            {"best", optional_json(count.best)},
            {"high", optional_json(count.high)}};
}

Json time_json(const TimeSpan& span) {
    Json json{{"first", to_string(span.first)},
              {"last", to_string(span.last)},
              {"precision", to_string(span.precision)}};
    if (span.first_minute) json["first_minute"] = *span.first_minute;
    if (span.last_minute) json["last_minute"] = *span.last_minute;
    if (span.utc_offset_minutes) json["utc_offset_minutes"] = *span.utc_offset_minutes;
    return json;
}

Json when_json(const std::optional<Occurrence>& when) {
    if (!when) return nullptr;
    Json json = time_json(when->span);
    json["text"] = when->text;
    json["span"] = span_json(when->text_span);
    return json;
}

Json where_json(const std::optional<Location>& where) {
    if (!where) return nullptr;
    Json json{{"name", where->name},
              {"lat", where->footprint.point.lat},
              {"lon", where->footprint.point.lon},
              {"precision", to_string(where->footprint.precision)},
              {"radius_m", where->footprint.radius_m},
              {"place_id", where->place_id},
              {"country", where->country},
              {"admin", where->admin},
              {"text", where->text},
              {"span", span_json(where->span)},
              {"candidates", candidates_json(where->candidates)}};
    if (!where->footprint.area.empty())
        json["area"] = {{"type", "MultiPolygon"}, {"coordinates", area_json(where->footprint.area)}};
    return json;
}

Json source_json(const Source& source) {
    return {{"publisher", source.publisher},
            {"title", source.title},
            {"url", source.url},
            {"date", day_json(source.date)},
            {"sha256", source.sha256}};
}

/// null, or one day, or an interval: claims are mostly dated to the day.
Json claim_date_json(const std::optional<TimeSpan>& date) {
    if (!date) return nullptr;
    if (date->first == date->last && date->precision == TimePrecision::day) return to_string(date->first);
    return time_json(*date);
}

Json claim_json(const Claim& claim) {
    return {{"claimant", claim.claimant},
            {"stance", to_string(claim.stance)},
            {"actor", claim.actor},
            {"actor_country", claim.actor_country},
            {"participants", participants_json(claim.participants)},
            {"basis", claim.basis},
            {"hedge", claim.hedge},
            {"date", claim_date_json(claim.date)},
            {"weapons", weapons_json(claim.weapons)},
            {"killed", claim.killed.known() ? count_json(claim.killed) : Json(nullptr)},
            {"injured", claim.injured.known() ? count_json(claim.injured) : Json(nullptr)},
            {"source", source_json(claim.source)},
            {"span", span_json(claim.span)},
            {"note", claim.note}};
}

Count count_of(const Json& json) {
    return {integer_of(json, "low"), integer_of(json, "best"), integer_of(json, "high")};
}

TimeSpan time_of(const Json& json) {
    TimeSpan span;
    const auto first = day_of(json, "first");
    const auto last = day_of(json, "last");
    if (!first || !last || *last < *first) impossible("when", json);
    span.first = *first;
    span.last = *last;
    span.precision = code_of(json, "precision", parse_time_precision, TimePrecision::day);
    span.first_minute = integer_of(json, "first_minute");
    span.last_minute = integer_of(json, "last_minute");
    span.utc_offset_minutes = integer_of(json, "utc_offset_minutes");
    return span;
}

std::optional<Location> where_of(const Json& json) {
    if (json.is_null()) return std::nullopt;
    Location where;
    const auto lat = number_of(json, "lat");
    const auto lon = number_of(json, "lon");
    if (!lat || !lon) throw FormatError("where: lat and lon are both needed");
    where.footprint.point = {*lon, *lat};
    if (!is_valid(where.footprint.point)) impossible("where", json);
    where.footprint.precision = code_of(json, "precision", parse_precision, Precision::town);
    where.footprint.radius_m =
        number_of(json, "radius_m").value_or(default_radius_m(where.footprint.precision));
    where.footprint.area = area_of(get(get(json, "area"), "coordinates"));
    where.name = text_of(json, "name");
    where.place_id = text_of(json, "place_id");
    where.country = text_of(json, "country");
    where.admin = text_of(json, "admin");
    where.text = text_of(json, "text");
    where.span = span_of(json, "span");
    where.candidates = candidates_of(get(json, "candidates"));
    return where;
}

std::optional<Occurrence> when_of(const Json& json) {
    if (json.is_null()) return std::nullopt;
    return Occurrence{time_of(json), text_of(json, "text"), span_of(json, "span")};
}

std::optional<TimeSpan> claim_date_of(const Json& json) {
    const Json& value = get(json, "date");
    if (value.is_object()) return time_of(value);
    const auto day = day_of(json, "date");
    if (!day) return std::nullopt;
    return TimeSpan{*day, *day, TimePrecision::day, {}, {}, {}};
}

Claim claim_of(const Json& json) {
    Claim claim;
    claim.claimant = text_of(json, "claimant");
    claim.stance = code_of(json, "stance", parse_stance, Stance::reports);
    claim.actor = text_of(json, "actor");
    claim.actor_country = text_of(json, "actor_country");
    claim.participants = participants_of(get(json, "participants"));
    claim.basis = text_of(json, "basis");
    claim.hedge = text_of(json, "hedge");
    claim.date = claim_date_of(json);
    claim.weapons = weapons_of(get(json, "weapons"));
    claim.killed = count_of(get(json, "killed"));
    claim.injured = count_of(get(json, "injured"));
    const Json& source = get(json, "source");
    claim.source = {text_of(source, "publisher"), text_of(source, "title"), text_of(source, "url"),
                    day_of(source, "date"), text_of(source, "sha256")};
    claim.span = span_of(json, "span");
    claim.note = text_of(json, "note");
    return claim;
}

/// Several columns of one name are a list of their values.
Json verbatim_json(const Verbatim& verbatim) {
    Json json = Json::object();
    for (const auto& [column, value] : verbatim.cells()) {
        const auto [known, is_new] = json.emplace(column, value);
        if (is_new) continue;
        if (!known->is_array()) *known = Json::array({*known});
        known->push_back(value);
    }
    return json;
}

void add_verbatim(const Json& json, Verbatim& verbatim) {
    const auto add = [&](const std::string& column, const Json& value) {
        verbatim.add(column, value.is_string() ? value.get<std::string>() : value.dump());
    };
    for (const auto& [column, value] : json.items()) {
        if (!value.is_array())
            add(column, value);
        else
            for (const Json& one : value) add(column, one);
    }
}

}  // namespace

Json to_json(const Issue& issue) {
    static constexpr const char* kSeverities[] = {"info", "warning", "error"};
    return {{"file", issue.file},
            {"line", issue.line},
            {"field", issue.field},
            {"severity", kSeverities[static_cast<int>(issue.severity)]},
            {"message", issue.message}};
}

Json to_json(const Incident& incident) {
    Json claims = Json::array();
    for (const auto& claim : incident.claims) claims.push_back(claim_json(claim));
    Json json{{"id", incident.id}};
    if (!incident.source_id.empty()) json["source_id"] = incident.source_id;
    json["background"] = incident.background;
    json["summary"] = incident.summary;
    json["span"] = span_json(incident.span);
    json["when"] = when_json(incident.when);
    json["where"] = where_json(incident.where);
    json["type"] = code(incident.type);
    json["weapons"] = weapons_json(incident.weapons);
    json["casualties"] = {{"killed", count_json(incident.killed)}, {"injured", count_json(incident.injured)}};
    json["verification"] = to_string(incident.verification);
    json["claims"] = std::move(claims);
    if (!incident.verbatim.empty()) json["verbatim"] = verbatim_json(incident.verbatim);
    return json;
}

Incident incident_from_json(const Json& json) {
    if (!json.is_object()) throw FormatError("an incident must be a JSON object");
    Incident incident;
    incident.id = text_of(json, "id");
    incident.source_id = text_of(json, "source_id");
    const Json& background = get(json, "background");
    if (!background.is_null() && !background.is_boolean()) impossible("background", background);
    incident.background = background.is_boolean() && background.get<bool>();
    incident.summary = text_of(json, "summary");
    incident.span = span_of(json, "span");
    incident.when = when_of(get(json, "when"));
    incident.where = where_of(get(json, "where"));
    incident.type = code_of(json, "type", parse_event_type, EventType::unknown);
    incident.weapons = weapons_of(get(json, "weapons"));
    incident.killed = count_of(get(get(json, "casualties"), "killed"));
    incident.injured = count_of(get(get(json, "casualties"), "injured"));
    incident.verification = code_of(json, "verification", parse_verification, Verification::unstated);
    for (const Json& claim : get(json, "claims")) incident.claims.push_back(claim_of(claim));
    add_verbatim(get(json, "verbatim"), incident.verbatim);
    return incident;
}

}  // namespace bearing
