#include "store/former_format.hpp"

#include <map>

#include "bearing/base/error.hpp"
#include "incident/json_values.hpp"
#include "incident/parse_json.hpp"

namespace bearing {
namespace {

Count read_count(const Statement& row, int first) {
    return {row.optional_integer(first), row.optional_integer(first + 1), row.optional_integer(first + 2)};
}

std::optional<TimeSpan> read_time(const Statement& row, int first) {
    if (row.is_null(first)) return std::nullopt;
    const auto begin = parse_day(row.text(first));
    const auto end = parse_day(row.text(first + 1));
    if (!begin || !end) throw FormatError("the project is damaged: a date is not YYYY-MM-DD");
    return TimeSpan{*begin, *end, parse_time_precision(row.text(first + 2)).value_or(TimePrecision::unknown),
                    {},     {},   {}};
}

Json parse(const std::string& text) {
    const Json json = parse_json(text);
    if (!json.is_object()) throw FormatError("the project is damaged: a details column holds no JSON object");
    return json;
}

void read_details(const Json& json, Incident& incident) {
    incident.span = span_of(json, "span");
    if (incident.when) {
        incident.when->text = text_of(json, "date_text");
        incident.when->text_span = span_of(json, "date_span");
        incident.when->span.first_minute = integer_of(json, "first_minute");
        incident.when->span.last_minute = integer_of(json, "last_minute");
        incident.when->span.utc_offset_minutes = integer_of(json, "utc_offset_minutes");
    }
    if (incident.where) {
        incident.where->text = text_of(json, "place_text");
        incident.where->span = span_of(json, "place_span");
        incident.where->footprint.area = area_of(get(json, "area"));
        incident.where->candidates = candidates_of(get(json, "candidates"));
    }
    incident.weapons = weapons_of(get(json, "weapons"));
    incident.verification = code_of(json, "verification", parse_verification, Verification::unstated);
    for (const Json& column : get(json, "verbatim"))
        incident.verbatim.add(column.at(0).get<std::string>(), column.at(1).get<std::string>());
}

Claim read_claim(const Statement& row) {
    Claim claim;
    claim.claimant = row.text(1);
    claim.stance = parse_stance(row.text(2)).value_or(Stance::reports);
    claim.actor = row.text(3);
    claim.actor_country = row.text(4);
    claim.basis = row.text(5);
    claim.hedge = row.text(6);
    claim.date = read_time(row, 7);
    claim.killed = read_count(row, 10);
    claim.injured = read_count(row, 13);
    claim.source = {row.text(16), row.text(17), row.text(18), parse_day(row.text(19)), row.text(20)};
    claim.note = row.text(21);
    const Json details = parse(row.text(22));
    claim.span = span_of(details, "span");
    claim.weapons = weapons_of(get(details, "weapons"));
    claim.participants = participants_of(get(details, "participants"));
    return claim;
}

std::map<std::string, std::vector<Claim>> read_claims(const Database& database) {
    std::map<std::string, std::vector<Claim>> claims;
    auto row = database.prepare(
        "SELECT incident_id, claimant, stance, actor, actor_country, basis, hedge, date_first, date_last, "
        "date_precision, killed_low, killed_best, killed_high, injured_low, injured_best, injured_high, "
        "source_publisher, source_title, source_url, source_date, source_sha256, note, details "
        "FROM former_claims ORDER BY incident_id, position");
    while (row.step()) claims[row.text(0)].push_back(read_claim(row));
    return claims;
}

Incident read_incident(const Statement& row) {
    Incident incident;
    incident.id = row.text(0);
    incident.source_id = row.text(1);
    incident.background = row.integer(2) != 0;
    incident.summary = row.text(3);
    if (const auto span = read_time(row, 4)) incident.when = Occurrence{*span, {}, {}};
    if (!row.is_null(11)) {
        Location& where = incident.where.emplace();
        where.name = row.text(7);
        where.admin = row.text(8);
        where.country = row.text(9);
        where.place_id = row.text(10);
        where.footprint.point = {row.number(12), row.number(11)};
        where.footprint.precision = parse_precision(row.text(13)).value_or(Precision::country);
        where.footprint.radius_m = row.number(14);
    }
    incident.type = parse_event_type(row.text(15)).value_or(EventType::unknown);
    incident.killed = read_count(row, 16);
    incident.injured = read_count(row, 19);
    read_details(parse(row.text(22)), incident);
    return incident;
}

}  // namespace

std::vector<Incident> read_former_incidents(const Database& database) {
    auto claims = read_claims(database);
    std::vector<Incident> incidents;
    auto row = database.prepare(
        "SELECT id, source_id, background, summary, date_first, date_last, date_precision, place, admin, "
        "country, place_id, lat, lon, precision, radius_m, type, killed_low, killed_best, killed_high, "
        "injured_low, injured_best, injured_high, details FROM former_incidents ORDER BY id");
    while (row.step()) {
        Incident& incident = incidents.emplace_back(read_incident(row));
        const auto found = claims.find(incident.id);
        if (found != claims.end()) incident.claims = std::move(found->second);
    }
    return incidents;
}

}  // namespace bearing
