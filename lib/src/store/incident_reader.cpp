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

[[noreturn]] void damaged(const char* what) {
    throw FormatError(fmt::format("the project is damaged: {}", what));
}

template <class T>
T known(const std::optional<T>& value, const char* what) {
    if (!value) damaged(what);
    return *value;
}

/// By its code alone: parse_event_type() knows more spellings and takes longer.
EventType event_type_of(std::string_view text) {
    static const auto types = [] {
        std::unordered_map<std::string_view, EventType> by_code;
        for (const EventType type : all_event_types()) by_code.emplace(code(type), type);
        by_code.emplace(code(EventType::unknown), EventType::unknown);
        return by_code;
    }();
    const auto found = types.find(text);
    if (found == types.end()) damaged("an unknown type");
    return found->second;
}

Count read_count(const Statement& row, int first) {
    return {row.optional_integer(first), row.optional_integer(first + 1), row.optional_integer(first + 2)};
}

/// What hangs on another value must not stand without it: nobody would see it.
void require_empty(const Statement& row, std::initializer_list<int> columns) {
    for (const int column : columns)
        if (!row.is_null(column)) damaged("a value stands where none can be");
}

std::optional<Day> read_day(const Statement& row, int column) {
    if (row.is_null(column)) return std::nullopt;
    return known(parse_day(row.view(column)), "a date is not YYYY-MM-DD");
}

std::optional<TimeSpan> read_time(const Statement& row, int first) {
    const auto begin = read_day(row, first);
    if (!begin) {
        require_empty(row, {first + 1, first + 2});
        return std::nullopt;
    }
    return TimeSpan{*begin,
                    known(read_day(row, first + 1), "a last day is missing"),
                    known(parse_time_precision(row.view(first + 2)), "an unknown precision"),
                    {},
                    {},
                    {}};
}

Claim read_claim(const Statement& row) {
    Claim claim;
    claim.claimant = row.text(1);
    claim.stance = known(parse_stance(row.view(2)), "an unknown stance");
    claim.actor = row.text(3);
    claim.actor_country = row.text(4);
    claim.participants = participants_of_cell(row.view(5));
    claim.basis = row.text(6);
    claim.hedge = row.text(7);
    claim.date = read_time(row, 8);
    claim.weapons = weapons_of_cell(row.view(11));
    claim.killed = read_count(row, 12);
    claim.injured = read_count(row, 15);
    claim.source = {row.text(18), row.text(19), row.text(20), read_day(row, 21), row.text(22)};
    claim.note = row.text(23);
    read_claim_details(row.view(24), claim);
    return claim;
}

void append_claim(std::vector<Claim>& claims, const Statement& row, long long fid) {
    if (row.integer(0) != fid * kClaimsAnIncident + static_cast<long long>(claims.size()))
        damaged("a claim is not in its place");
    claims.push_back(read_claim(row));
}

RowStatus read_status(const Statement& row, int first) {
    RowStatus status;
    status.revision = row.integer(first);
    status.state = parse_row_state(row.view(first + 1));
    if (!row.is_null(first + 2)) status.joined_into = row.integer(first + 2);
    if (!row.is_null(first + 3)) status.lineage = row.integer(first + 3);
    status.edited = row.flag(first + 4);
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
                append_claim(row.content.incident.claims, claims, fid);
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
    if (const auto span = read_time(row, at(3)))
        incident.when = Occurrence{*span, row.text(at(6)), {}};
    else
        require_empty(row, {at(6)});
    read_location(row, first, incident.where);
    incident.type = event_type_of(row.view(at(17)));
    incident.weapons = weapons_of_cell(row.view(at(18)));
    incident.killed = read_count(row, at(19));
    incident.injured = read_count(row, at(22));
    incident.background = row.flag(at(27));
    if (!row.is_null(at(28)))
        incident.verification = known(parse_verification(row.view(at(28))), "an unknown verification");
    read_verbatim(row, at(29), incident);
    read_incident_details(row.view(at(33)), incident);
    content.alleged_actors = row.text(at(25));
    content.stances = row.text(at(26));
    content.hash = digest_of(row.view(at(32)));
    return content;
}

void IncidentReader::read_location(const Statement& row, int first, std::optional<Location>& location) {
    const auto at = [first](int column) { return first + column; };
    if (row.is_null(at(12))) {
        require_empty(row, {at(7), at(8), at(9), at(10), at(11), at(13), at(14), at(15), at(16)});
        return;
    }
    Location& where = location.emplace();
    where.name = row.text(at(7));
    where.text = row.text(at(8));
    where.admin = row.text(at(9));
    where.country = row.text(at(10));
    where.place_id = row.text(at(11));
    where.footprint.point = {row.number(at(13)), row.number(at(12))};
    where.footprint.precision = known(parse_precision(row.view(at(14))), "an unknown precision");
    where.footprint.radius_m = row.number(at(15));
    if (!row.is_null(at(16))) where.footprint.area = area(row.integer(at(16)));
}

void IncidentReader::read_verbatim(const Statement& row, int first, Incident& incident) {
    if (row.is_null(first)) return require_empty(row, {first + 1, first + 2});
    std::string record = row.text(first + 1);
    if (!row.is_null(first + 2)) {
        const auto at = static_cast<std::size_t>(row.integer(first + 2));
        if (at > record.size()) damaged("a summary is not in its row");
        record.insert(at, incident.summary);
    }
    incident.verbatim = Verbatim(layout(row.integer(first)), std::move(record));
}

std::vector<Claim> IncidentReader::claims_of(Statement& statement, long long fid) {
    const StatementUse use(statement);
    std::vector<Claim> claims;
    statement.bind(1, fid * kClaimsAnIncident).bind(2, (fid + 1) * kClaimsAnIncident);
    while (statement.step()) append_claim(claims, statement, fid);
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
