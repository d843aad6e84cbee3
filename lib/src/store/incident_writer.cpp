#include "store/incident_writer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "bearing/base/error.hpp"
#include "bearing/incident/taxonomy.hpp"
#include "store/details.hpp"
#include "store/schema.hpp"
#include "store/text_lists.hpp"

namespace bearing {
namespace {

std::string placeholders(int count) {
    std::string marks = "?";
    for (int i = 1; i < count; ++i) marks += ",?";
    return marks;
}

std::string insert_incident_sql() {
    return fmt::format(
        "INSERT INTO incidents (fid, {}, geom, revision, state, joined_into, lineage, edited) "
        "VALUES ({})",
        kContentColumns, placeholders(1 + kContentColumnCount + 6));
}

std::string insert_claim_sql(const char* table) {
    return fmt::format("INSERT INTO {} (fid, incident, {}) VALUES ({})", table, kClaimColumns,
                       placeholders(2 + kClaimColumnCount));
}

std::string insert_version_sql() {
    return fmt::format("INSERT INTO versions (fid, {}) VALUES ({})", kContentColumns,
                       placeholders(1 + kContentColumnCount));
}

void bind_count(Statement& row, int first, const Count& count) {
    if (count.low) row.bind(first, static_cast<long long>(*count.low));
    if (count.best) row.bind(first + 1, static_cast<long long>(*count.best));
    if (count.high) row.bind(first + 2, static_cast<long long>(*count.high));
}

/// "2020-10-03", without the detour over a general formatter: an import writes millions of them.
void set_day(std::string& text, Day day) {
    const std::chrono::year_month_day date{day};
    const auto digits = [&](std::size_t at, std::size_t count, unsigned value) {
        for (std::size_t i = count; i-- > 0; value /= 10) text[at + i] = static_cast<char>('0' + value % 10);
    };
    text.assign("0000-00-00");
    digits(0, 4, static_cast<unsigned>(static_cast<int>(date.year())));
    digits(5, 2, static_cast<unsigned>(date.month()));
    digits(8, 2, static_cast<unsigned>(date.day()));
}

void bind_text(Statement& row, int index, std::string_view text) {
    if (!text.empty()) row.bind_view(index, text);
}

std::string_view bytes_of(const Sha256Digest& hash) {
    return {reinterpret_cast<const char*>(hash.data()), hash.size()};
}

}  // namespace

std::string alleged_actors(const Incident& incident) {
    std::string names;
    std::vector<std::string_view> seen;
    for (const auto& claim : incident.claims) {
        const bool accuses = claim.stance == Stance::alleges || claim.stance == Stance::acknowledges;
        if (!accuses || std::find(seen.begin(), seen.end(), claim.actor) != seen.end()) continue;
        if (!seen.empty()) names += "; ";
        names += seen.emplace_back(claim.actor);
    }
    return names;
}

std::string distinct_stances(const Incident& incident) {
    std::string stances;
    for (const Stance stance : {Stance::alleges, Stance::denies, Stance::acknowledges}) {
        const bool taken = std::any_of(incident.claims.begin(), incident.claims.end(),
                                       [&](const Claim& claim) { return claim.stance == stance; });
        if (!taken) continue;
        if (!stances.empty()) stances += "; ";
        stances += to_string(stance);
    }
    return stances;
}

IncidentWriter::IncidentWriter(Database& database)
    : database_(database),
      insert_(database.prepare(insert_incident_sql())),
      insert_claim_(database.prepare(insert_claim_sql("claims"))),
      insert_version_(database.prepare(insert_version_sql())),
      insert_version_claim_(database.prepare(insert_claim_sql("version_claims"))) {}

void IncidentWriter::insert(long long fid, const Incident& incident, const Sha256Digest& hash,
                            const RowStatus& status) {
    insert_.bind(1, fid);
    bind_content(insert_, incident, hash);
    constexpr int kAfter = 1 + kContentColumnCount;
    // What no longer counts has no geometry, so that other programs do not draw it.
    if (incident.where && status.state == RowState::live) {
        point_ = point_blob(incident.where->footprint.point);
        insert_.bind_blob(kAfter + 1, {point_.data(), point_.size()});
    }
    insert_.bind(kAfter + 2, status.revision).bind_view(kAfter + 3, to_string(status.state));
    if (status.joined_into) insert_.bind(kAfter + 4, *status.joined_into);
    if (status.lineage) insert_.bind(kAfter + 5, *status.lineage);
    insert_.bind(kAfter + 6, static_cast<long long>(status.edited));
    insert_.run();
    write_claims(insert_claim_, fid, incident.claims);
}

void IncidentWriter::replace(long long fid, const Incident& incident, const Sha256Digest& hash,
                             const RowStatus& status) {
    database_.prepare("DELETE FROM incidents WHERE fid = ?").bind(1, fid).run();
    database_.prepare("DELETE FROM claims WHERE fid >= ? AND fid < ?")
        .bind(1, fid * kClaimsAnIncident)
        .bind(2, (fid + 1) * kClaimsAnIncident)
        .run();
    insert(fid, incident, hash, status);
}

void IncidentWriter::set_status(long long fid, const RowStatus& status) {
    auto point = database_.prepare("SELECT lon, lat FROM incidents WHERE fid = ? AND lat IS NOT NULL");
    const bool drawn = point.bind(1, fid).step() && status.state == RowState::live;
    if (drawn) point_ = point_blob({point.number(0), point.number(1)});
    point.reset();
    database_
        .prepare(
            "UPDATE incidents SET geom = ?, revision = ?, state = ?, joined_into = ?, lineage = ?, edited = "
            "? "
            "WHERE fid = ?")
        .bind_blob(1, drawn ? std::string_view{point_.data(), point_.size()} : std::string_view{})
        .bind(2, status.revision)
        .bind(3, to_string(status.state))
        .bind_or_null(4, status.joined_into)
        .bind_or_null(5, status.lineage)
        .bind(6, static_cast<long long>(status.edited))
        .bind(7, fid)
        .run();
}

long long IncidentWriter::next_version() {
    if (!last_version_) last_version_ = database_.integer("SELECT max(fid) FROM versions");
    return ++*last_version_;
}

long long IncidentWriter::keep_version(long long fid) {
    const long long version = next_version();
    database_
        .prepare(fmt::format("INSERT INTO versions (fid, {0}) SELECT ?, {0} FROM incidents WHERE fid = ?",
                             kContentColumns))
        .bind(1, version)
        .bind(2, fid)
        .run();
    database_
        .prepare(fmt::format("INSERT INTO version_claims (fid, incident, {0}) SELECT fid + ?1, ?2, {0} FROM "
                             "claims WHERE fid >= ?3 AND fid < ?4",
                             kClaimColumns))
        .bind(1, (version - fid) * kClaimsAnIncident)
        .bind(2, version)
        .bind(3, fid * kClaimsAnIncident)
        .bind(4, (fid + 1) * kClaimsAnIncident)
        .run();
    return version;
}

long long IncidentWriter::keep_version(const Incident& incident, const Sha256Digest& hash) {
    const long long version = next_version();
    insert_version_.bind(1, version);
    bind_content(insert_version_, incident, hash);
    insert_version_.run();
    write_claims(insert_version_claim_, version, incident.claims);
    return version;
}

void IncidentWriter::bind_content(Statement& row, const Incident& incident, const Sha256Digest& hash) {
    row.bind_view(2, incident.id);
    bind_text(row, 3, incident.source_id);
    bind_text(row, 4, incident.summary);
    if (incident.when) {
        set_day(first_day_, incident.when->span.first);
        set_day(last_day_, incident.when->span.last);
        precision_ = to_string(incident.when->span.precision);
        row.bind_view(5, first_day_).bind_view(6, last_day_).bind_view(7, precision_);
        bind_text(row, 8, incident.when->text);
    }
    if (incident.where) bind_location(row, *incident.where);
    row.bind_view(19, code(incident.type));
    weapons_.clear();
    append_weapons(weapons_, incident.weapons);
    bind_text(row, 20, weapons_);
    bind_count(row, 21, incident.killed);
    bind_count(row, 24, incident.injured);
    alleged_actors_ = alleged_actors(incident);
    stances_ = distinct_stances(incident);
    bind_text(row, 27, alleged_actors_);
    bind_text(row, 28, stances_);
    row.bind(29, static_cast<long long>(incident.background));
    if (incident.verification != Verification::unstated) row.bind_view(30, to_string(incident.verification));
    bind_verbatim(row, incident);
    row.bind_blob(34, bytes_of(hash));
    details_ = incident_details(incident);
    bind_text(row, 35, details_);
}

void IncidentWriter::bind_location(Statement& row, const Location& where) {
    bind_text(row, 9, where.name);
    bind_text(row, 10, where.text);
    bind_text(row, 11, where.admin);
    bind_text(row, 12, where.country);
    bind_text(row, 13, where.place_id);
    const Footprint& footprint = where.footprint;
    place_precision_ = to_string(footprint.precision);
    row.bind(14, footprint.point.lat)
        .bind(15, footprint.point.lon)
        .bind_view(16, place_precision_)
        .bind(17, footprint.radius_m);
    if (!footprint.area.empty()) row.bind(18, area_number(footprint.area));
}

void IncidentWriter::bind_verbatim(Statement& row, const Incident& incident) {
    if (incident.verbatim.empty()) return;
    row.bind(31, layout_number(incident.verbatim.columns()));
    const std::string& record = incident.verbatim.record();
    // A summary that the row itself has is not stored twice: it is the longest text of most files.
    constexpr std::size_t kWorthIt = 16;
    const std::size_t at =
        incident.summary.size() < kWorthIt ? std::string::npos : record.find(incident.summary);
    if (at == std::string::npos) {
        row.bind_view(32, record);
        return;
    }
    verbatim_.assign(record, 0, at).append(record, at + incident.summary.size());
    row.bind_view(32, verbatim_).bind(33, static_cast<long long>(at));
}

void IncidentWriter::write_claims(Statement& row, long long fid, const std::vector<Claim>& claims) {
    if (claims.size() >= static_cast<std::size_t>(kClaimsAnIncident))
        throw ArgumentError(fmt::format("an incident may have at most {} claims", kClaimsAnIncident - 1));
    std::string first, last, precision, participants, weapons, source_date, details;
    for (std::size_t i = 0; i < claims.size(); ++i) {
        const Claim& claim = claims[i];
        row.bind(1, fid * kClaimsAnIncident + static_cast<long long>(i)).bind(2, fid);
        bind_text(row, 3, claim.claimant);
        row.bind_view(4, to_string(claim.stance));
        bind_text(row, 5, claim.actor);
        bind_text(row, 6, claim.actor_country);
        participants.clear();
        append_participants(participants, claim.participants);
        bind_text(row, 7, participants);
        bind_text(row, 8, claim.basis);
        bind_text(row, 9, claim.hedge);
        if (claim.date) {
            set_day(first, claim.date->first);
            set_day(last, claim.date->last);
            precision = to_string(claim.date->precision);
            row.bind_view(10, first).bind_view(11, last).bind_view(12, precision);
        }
        weapons.clear();
        append_weapons(weapons, claim.weapons);
        bind_text(row, 13, weapons);
        bind_count(row, 14, claim.killed);
        bind_count(row, 17, claim.injured);
        bind_text(row, 20, claim.source.publisher);
        bind_text(row, 21, claim.source.title);
        bind_text(row, 22, claim.source.url);
        if (claim.source.date) {
            set_day(source_date, *claim.source.date);
            row.bind_view(23, source_date);
        }
        bind_text(row, 24, claim.source.sha256);
        bind_text(row, 25, claim.note);
        details = claim_details(claim);
        bind_text(row, 26, details);
        row.run();
    }
}

long long IncidentWriter::area_number(const MultiPolygon& area) {
    const std::string blob = area_blob(area);
    const Sha256Digest hash = sha256(blob);
    if (const auto known = areas_.find(hash); known != areas_.end()) return known->second;
    auto found = database_.prepare("SELECT fid FROM footprints WHERE hash = ?");
    if (found.bind_blob(1, bytes_of(hash)).step()) return areas_[hash] = found.integer(0);
    database_.prepare("INSERT INTO footprints (geom, hash) VALUES (?, ?)")
        .bind_blob(1, blob)
        .bind_blob(2, bytes_of(hash))
        .run();
    return areas_[hash] = database_.integer("SELECT last_insert_rowid()");
}

long long IncidentWriter::layout_number(const Verbatim::Columns& columns) {
    if (const auto known = layouts_.find(columns); known != layouts_.end()) return known->second;
    constexpr std::size_t kRemembered = 256;  // more are rows of no common file
    if (layouts_.size() >= kRemembered) layouts_.clear();
    const std::string text = nlohmann::json(*columns).dump();
    auto found = database_.prepare("SELECT fid FROM layouts WHERE columns = ?");
    if (found.bind(1, text).step()) return layouts_[columns] = found.integer(0);
    database_.prepare("INSERT INTO layouts (columns) VALUES (?)").bind(1, text).run();
    return layouts_[columns] = database_.integer("SELECT last_insert_rowid()");
}

}  // namespace bearing
