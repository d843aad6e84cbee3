#include "store/incident_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <unordered_map>

#include "bearing/base/error.hpp"
#include "bearing/incident/taxonomy.hpp"
#include "store/details.hpp"
#include "store/geopackage.hpp"
#include "store/schema.hpp"
#include "store/text_lists.hpp"

namespace bearing {
namespace {

constexpr const char* kStatusColumns = "revision, state, joined_into, lineage, edited";

std::string select_incidents() {
    return fmt::format("SELECT fid, {}, {}, geom FROM incidents ", kContentColumns, kStatusColumns);
}

std::string select_claims(const char* table) {
    return fmt::format("SELECT fid, {} FROM {} ", kClaimColumns, table);
}

/// By its code alone: parse_event_type() knows more spellings and takes longer.
EventType event_type_of(std::string_view text) {
    static const auto types = [] {
        std::unordered_map<std::string_view, EventType> by_code;
        for (const EventType type : all_event_types()) by_code.emplace(code(type), type);
        return by_code;
    }();
    const auto found = types.find(text);
    return found == types.end() ? EventType::unknown : found->second;
}

Count read_count(const Statement& row, int first) {
    return {row.optional_integer(first), row.optional_integer(first + 1), row.optional_integer(first + 2)};
}

std::optional<TimeSpan> read_time(const Statement& row, int first) {
    if (row.is_null(first)) return std::nullopt;
    const auto begin = parse_day(row.view(first));
    const auto end = parse_day(row.view(first + 1));
    if (!begin || !end) throw FormatError("the project is damaged: a date is not YYYY-MM-DD");
    return TimeSpan{*begin, *end, parse_time_precision(row.view(first + 2)).value_or(TimePrecision::unknown),
                    {},     {},   {}};
}

Claim read_claim(const Statement& row) {
    Claim claim;
    claim.claimant = row.text(1);
    claim.stance = parse_stance(row.view(2)).value_or(Stance::reports);
    claim.actor = row.text(3);
    claim.actor_country = row.text(4);
    claim.participants = participants_of_cell(row.view(5));
    claim.basis = row.text(6);
    claim.hedge = row.text(7);
    claim.date = read_time(row, 8);
    claim.weapons = weapons_of_cell(row.view(11));
    claim.killed = read_count(row, 12);
    claim.injured = read_count(row, 15);
    claim.source = {row.text(18), row.text(19), row.text(20), parse_day(row.view(21)), row.text(22)};
    claim.note = row.text(23);
    read_claim_details(row.view(24), claim);
    return claim;
}

RowStatus read_status(const Statement& row, int first) {
    RowStatus status;
    status.revision = row.integer(first);
    status.state = parse_row_state(row.view(first + 1));
    if (!row.is_null(first + 2)) status.joined_into = row.integer(first + 2);
    if (!row.is_null(first + 3)) status.lineage = row.integer(first + 3);
    status.edited = row.integer(first + 4) != 0;
    return status;
}

[[noreturn]] void missing(long long number, const char* what) {
    throw FormatError(fmt::format("the project is damaged: {} {} is missing", what, number));
}

}  // namespace

Sha256Digest digest_of(std::string_view bytes) {
    Sha256Digest digest{};
    if (bytes.size() == digest.size()) std::copy(bytes.begin(), bytes.end(), digest.begin());
    return digest;
}

IncidentReader::IncidentReader(const Database& database)
    : database_(database),
      head_(
          database.prepare(fmt::format("SELECT fid, hash, {} FROM incidents WHERE id = ?", kStatusColumns))),
      by_fid_(database.prepare(select_incidents() + "WHERE fid = ?")),
      by_id_(database.prepare(select_incidents() + "WHERE id = ?")),
      claims_(database.prepare(select_claims("claims") + "WHERE fid >= ? AND fid < ? ORDER BY fid")),
      version_(database.prepare(fmt::format("SELECT {} FROM versions WHERE fid = ?", kContentColumns))),
      version_claims_(
          database.prepare(select_claims("version_claims") + "WHERE fid >= ? AND fid < ? ORDER BY fid")) {}

std::optional<RowHead> IncidentReader::head(std::string_view id) {
    const StatementUse use(head_);
    if (!head_.bind_view(1, id).step()) return std::nullopt;
    return RowHead{head_.integer(0), digest_of(head_.view(1)), read_status(head_, 2)};
}

std::optional<IncidentRow> IncidentReader::find(long long fid) {
    return read_one(by_fid_.bind(1, fid));
}

std::optional<IncidentRow> IncidentReader::find(std::string_view id) {
    return read_one(by_id_.bind_view(1, id));
}

std::optional<IncidentRow> IncidentReader::read_one(Statement& statement) {
    const StatementUse use(statement);
    if (!statement.step()) return std::nullopt;
    IncidentRow row = read_row(statement);
    row.content.incident.claims = claims_of(claims_, row.head.fid);
    return row;
}

StoredContent IncidentReader::version(long long number) {
    const StatementUse use(version_);
    if (!version_.bind(1, number).step()) missing(number, "version");
    StoredContent content = read_content(version_, 0);
    content.incident.claims = claims_of(version_claims_, number);
    return content;
}

void IncidentReader::each(const Take& take, long long first_fid, const Damaged& damaged) {
    auto rows = database_.prepare(select_incidents() + "WHERE fid >= ? ORDER BY fid");
    auto claims = database_.prepare(select_claims("claims") + "WHERE fid >= ? ORDER BY fid");
    rows.bind(1, first_fid);
    bool have_claim = claims.bind(1, first_fid * kClaimsAnIncident).step();
    claims_read_ = 0;
    while (rows.step()) {
        const long long fid = rows.integer(0);
        while (have_claim && claims.integer(0) < fid * kClaimsAnIncident) have_claim = claims.step();
        try {
            IncidentRow row = read_row(rows);
            for (; have_claim && claims.integer(0) < (fid + 1) * kClaimsAnIncident;
                 have_claim = claims.step()) {
                row.content.incident.claims.push_back(read_claim(claims));
                ++claims_read_;
            }
            take(row);
        } catch (const FormatError& error) {
            if (!damaged) throw;
            damaged(fid, error.what());
        }
    }
}

IncidentRow IncidentReader::read_row(const Statement& row) {
    constexpr int kStatus = 1 + kContentColumnCount;
    IncidentRow found;
    found.content = read_content(row, 1);
    found.head = {row.integer(0), found.content.hash, read_status(row, kStatus)};
    found.geom = row.blob(kStatus + 5);
    return found;
}

StoredContent IncidentReader::read_content(const Statement& row, int first) {
    const auto at = [first](int column) { return first + column; };
    StoredContent content;
    Incident& incident = content.incident;
    incident.id = row.text(at(0));
    incident.source_id = row.text(at(1));
    incident.summary = row.text(at(2));
    if (const auto span = read_time(row, at(3))) incident.when = Occurrence{*span, row.text(at(6)), {}};
    if (!row.is_null(at(12))) {
        Location& where = incident.where.emplace();
        where.name = row.text(at(7));
        where.text = row.text(at(8));
        where.admin = row.text(at(9));
        where.country = row.text(at(10));
        where.place_id = row.text(at(11));
        where.footprint.point = {row.number(at(13)), row.number(at(12))};
        where.footprint.precision = parse_precision(row.view(at(14))).value_or(Precision::country);
        where.footprint.radius_m = row.number(at(15));
        if (!row.is_null(at(16))) where.footprint.area = area(row.integer(at(16)));
    }
    incident.type = event_type_of(row.view(at(17)));
    incident.weapons = weapons_of_cell(row.view(at(18)));
    incident.killed = read_count(row, at(19));
    incident.injured = read_count(row, at(22));
    incident.background = row.integer(at(27)) != 0;
    incident.verification = parse_verification(row.view(at(28))).value_or(Verification::unstated);
    if (!row.is_null(at(29))) {
        std::string record = row.text(at(30));
        if (!row.is_null(at(31)))
            record.insert(std::min<std::size_t>(record.size(), static_cast<std::size_t>(row.integer(at(31)))),
                          incident.summary);
        incident.verbatim = Verbatim(layout(row.integer(at(29))), std::move(record));
    }
    read_incident_details(row.view(at(33)), incident);
    content.alleged_actors = row.text(at(25));
    content.stances = row.text(at(26));
    content.hash = digest_of(row.view(at(32)));
    return content;
}

std::vector<Claim> IncidentReader::claims_of(Statement& statement, long long fid) {
    const StatementUse use(statement);
    std::vector<Claim> claims;
    statement.bind(1, fid * kClaimsAnIncident).bind(2, (fid + 1) * kClaimsAnIncident);
    while (statement.step()) claims.push_back(read_claim(statement));
    return claims;
}

const MultiPolygon& IncidentReader::area(long long number) {
    if (const auto known = areas_.find(number); known != areas_.end()) return known->second;
    constexpr std::size_t kRemembered = 256;
    if (areas_.size() >= kRemembered) areas_.clear();
    auto row = database_.prepare("SELECT geom FROM footprints WHERE fid = ?");
    if (!row.bind(1, number).step()) missing(number, "footprint");
    return areas_[number] = area_of_blob(row.view(0));
}

const Verbatim::Columns& IncidentReader::layout(long long number) {
    if (const auto known = layouts_.find(number); known != layouts_.end()) return known->second;
    constexpr std::size_t kRemembered = 256;
    if (layouts_.size() >= kRemembered) layouts_.clear();
    auto row = database_.prepare("SELECT columns FROM layouts WHERE fid = ?");
    if (!row.bind(1, number).step()) missing(number, "layout");
    const auto json = nlohmann::json::parse(row.view(0), nullptr, false);
    auto names = std::make_shared<std::vector<std::string>>();
    for (const auto& name : json)
        if (name.is_string()) names->push_back(name.get<std::string>());
    return layouts_[number] = std::move(names);
}

}  // namespace bearing
