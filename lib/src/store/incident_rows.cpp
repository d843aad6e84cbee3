#include "store/incident_rows.hpp"

#include <algorithm>
#include <map>

#include "bearing/base/error.hpp"
#include "bearing/base/text.hpp"
#include "store/details.hpp"
#include "store/geopackage.hpp"

namespace bearing {
namespace {

// Readable columns come first; `details` holds what they cannot (see details.hpp). `weapons`,
// `alleged_actors` and `contested` repeat what claims say, for people who open the layer elsewhere.
constexpr const char* kTables = R"sql(
CREATE TABLE incidents (
  fid INTEGER PRIMARY KEY, geom POINT, id TEXT NOT NULL UNIQUE, source_id TEXT, background BOOLEAN NOT NULL,
  summary TEXT, date_first DATE, date_last DATE, date_precision TEXT, place TEXT, admin TEXT, country TEXT,
  place_id TEXT, lat DOUBLE, lon DOUBLE, precision TEXT, radius_m DOUBLE, type TEXT NOT NULL, weapons TEXT,
  killed_low INTEGER, killed_best INTEGER, killed_high INTEGER,
  injured_low INTEGER, injured_best INTEGER, injured_high INTEGER,
  alleged_actors TEXT, contested BOOLEAN NOT NULL, details TEXT NOT NULL);
CREATE TABLE footprints (
  fid INTEGER PRIMARY KEY, geom MULTIPOLYGON, incident_id TEXT NOT NULL, precision TEXT, radius_m DOUBLE);
CREATE INDEX footprints_by_incident ON footprints (incident_id);
CREATE TABLE claims (
  fid INTEGER PRIMARY KEY, incident_id TEXT NOT NULL, position INTEGER NOT NULL, claimant TEXT NOT NULL,
  stance TEXT NOT NULL, actor TEXT NOT NULL, actor_country TEXT, basis TEXT, hedge TEXT,
  date_first DATE, date_last DATE, date_precision TEXT, weapons TEXT,
  killed_low INTEGER, killed_best INTEGER, killed_high INTEGER,
  injured_low INTEGER, injured_best INTEGER, injured_high INTEGER,
  source_publisher TEXT, source_title TEXT, source_url TEXT, source_date DATE, source_sha256 TEXT, note TEXT,
  details TEXT NOT NULL);
CREATE INDEX claims_by_incident ON claims (incident_id, position);
)sql";

std::string weapons_in_words(const std::vector<Weapon>& weapons) {
    std::vector<std::string> words;
    for (const auto& weapon : weapons)
        words.push_back(weapon.name.empty() ? std::string(label(weapon.weapon_class)) : weapon.name);
    return join(words, "; ");
}

std::string alleged_actors(const Incident& incident) {
    std::vector<std::string> names;
    for (const auto& claim : incident.claims) {
        const bool accuses = claim.stance == Stance::alleges || claim.stance == Stance::acknowledges;
        if (accuses && std::find(names.begin(), names.end(), claim.actor) == names.end())
            names.push_back(claim.actor);
    }
    return join(names, "; ");
}

void bind_count(Statement& row, int first, const Count& count) {
    row.bind_or_null(first, count.low)
        .bind_or_null(first + 1, count.best)
        .bind_or_null(first + 2, count.high);
}

Count read_count(const Statement& row, int first) {
    return {row.optional_integer(first), row.optional_integer(first + 1), row.optional_integer(first + 2)};
}

void bind_time(Statement& row, int first, const std::optional<TimeSpan>& span) {
    if (!span) return;
    row.bind(first, to_string(span->first))
        .bind(first + 1, to_string(span->last))
        .bind(first + 2, to_string(span->precision));
}

std::optional<TimeSpan> read_time(const Statement& row, int first) {
    if (row.is_null(first)) return std::nullopt;
    const auto begin = parse_day(row.text(first));
    const auto end = parse_day(row.text(first + 1));
    if (!begin || !end) throw FormatError("the project is damaged: a date is not YYYY-MM-DD");
    return TimeSpan{*begin, *end, parse_time_precision(row.text(first + 2)).value_or(TimePrecision::unknown),
                    {},     {},   {}};
}

void write_claims(Database& database, const Incident& incident) {
    auto row = database.prepare(
        "INSERT INTO claims VALUES (NULL,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)");
    long long position = 0;
    for (const auto& claim : incident.claims) {
        row.bind(1, incident.id)
            .bind(2, position++)
            .bind(3, claim.claimant)
            .bind(4, to_string(claim.stance))
            .bind(5, claim.actor)
            .bind_or_null(6, claim.actor_country)
            .bind_or_null(7, claim.basis)
            .bind_or_null(8, claim.hedge)
            .bind_or_null(12, weapons_in_words(claim.weapons))
            .bind_or_null(19, claim.source.publisher)
            .bind_or_null(20, claim.source.title)
            .bind_or_null(21, claim.source.url)
            .bind_or_null(22, claim.source.date ? to_string(*claim.source.date) : std::string())
            .bind_or_null(23, claim.source.sha256)
            .bind_or_null(24, claim.note)
            .bind(25, claim_details(claim));
        bind_time(row, 9, claim.date);
        bind_count(row, 13, claim.killed);
        bind_count(row, 16, claim.injured);
        row.run();
    }
}

void write_footprint(Database& database, const Incident& incident) {
    if (!incident.where) return;
    const Footprint& footprint = incident.where->footprint;
    database.prepare("INSERT INTO footprints VALUES (NULL,?,?,?,?)")
        .bind_blob(1, area_blob(footprint_area(footprint)))
        .bind(2, incident.id)
        .bind(3, to_string(footprint.precision))
        .bind(4, footprint.radius_m)
        .run();
}

void bind_location(Statement& row, const Location& where) {
    row.bind_blob(1, point_blob(where.footprint.point))
        .bind(9, where.name)
        .bind_or_null(10, where.admin)
        .bind_or_null(11, where.country)
        .bind_or_null(12, where.place_id)
        .bind(13, where.footprint.point.lat)
        .bind(14, where.footprint.point.lon)
        .bind(15, to_string(where.footprint.precision))
        .bind(16, where.footprint.radius_m);
}

std::map<std::string, std::vector<Claim>> read_claims(const Database& database) {
    std::map<std::string, std::vector<Claim>> claims;
    auto row = database.prepare(
        "SELECT incident_id, claimant, stance, actor, actor_country, basis, hedge, date_first, date_last, "
        "date_precision, killed_low, killed_best, killed_high, injured_low, injured_best, injured_high, "
        "source_publisher, source_title, source_url, source_date, source_sha256, note, details "
        "FROM claims ORDER BY incident_id, position");
    while (row.step()) {
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
        read_claim_details(row.text(22), claim);
        claims[row.text(0)].push_back(std::move(claim));
    }
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
        Location where;
        where.name = row.text(7);
        where.admin = row.text(8);
        where.country = row.text(9);
        where.place_id = row.text(10);
        where.footprint.point = {row.number(12), row.number(11)};
        where.footprint.precision = parse_precision(row.text(13)).value_or(Precision::country);
        where.footprint.radius_m = row.number(14);
        incident.where = std::move(where);
    }
    incident.type = parse_event_type(row.text(15)).value_or(EventType::unknown);
    incident.killed = read_count(row, 16);
    incident.injured = read_count(row, 19);
    read_incident_details(row.text(22), incident);
    return incident;
}

}  // namespace

void create_incident_tables(Database& database) {
    database.execute(kTables);
    register_features(database, "incidents", "POINT", "Reported incidents; see claims for who says what");
    register_features(database, "footprints", "MULTIPOLYGON", "Where each incident may have been");
    register_attributes(database, "claims", "Who says what about each incident");
}

void write_incident(Database& database, const Incident& incident) {
    for (const char* sql :
         {"DELETE FROM incidents WHERE id = ?", "DELETE FROM footprints WHERE incident_id = ?",
          "DELETE FROM claims WHERE incident_id = ?"})
        database.prepare(sql).bind(1, incident.id).run();
    auto row = database.prepare(
        "INSERT INTO incidents VALUES (NULL,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)");
    row.bind(2, incident.id)
        .bind_or_null(3, incident.source_id)
        .bind(4, static_cast<long long>(incident.background))
        .bind_or_null(5, incident.summary)
        .bind(17, code(incident.type))
        .bind_or_null(18, weapons_in_words(incident.weapons))
        .bind_or_null(25, alleged_actors(incident))
        .bind(26, static_cast<long long>(is_contested(incident)))
        .bind(27, incident_details(incident));
    bind_time(row, 6, incident.when ? std::optional(incident.when->span) : std::nullopt);
    if (incident.where) bind_location(row, *incident.where);
    bind_count(row, 19, incident.killed);
    bind_count(row, 22, incident.injured);
    row.run();
    write_footprint(database, incident);
    write_claims(database, incident);
}

std::vector<Incident> read_all_incidents(const Database& database) {
    auto claims = read_claims(database);
    std::vector<Incident> incidents;
    auto row = database.prepare(
        "SELECT id, source_id, background, summary, date_first, date_last, date_precision, place, admin, "
        "country, "
        "place_id, lat, lon, precision, radius_m, type, killed_low, killed_best, killed_high, injured_low, "
        "injured_best, injured_high, details FROM incidents ORDER BY id");
    while (row.step()) {
        Incident incident = read_incident(row);
        const auto found = claims.find(incident.id);
        if (found != claims.end()) incident.claims = std::move(found->second);
        incidents.push_back(std::move(incident));
    }
    return incidents;
}

}  // namespace bearing
