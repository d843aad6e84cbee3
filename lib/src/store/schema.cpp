#include "store/schema.hpp"

#include <fmt/format.h>

#include "bearing/base/error.hpp"
#include "bearing/base/text.hpp"
#include "store/geopackage.hpp"

namespace bearing {
namespace {

// What holds an incident. NULL means "no value" to other programs. `alleged_actors` and `stances` repeat what
// claims say, for people who open the layer elsewhere; `verbatim` lacks the summary where it stood in it, at
// byte `summary_at`.
constexpr const char* kContentDefinition = R"sql(
  id TEXT NOT NULL, source_id TEXT, summary TEXT, date_first DATE, date_last DATE, date_precision TEXT,
  date_text TEXT, place TEXT, place_text TEXT, admin TEXT, country TEXT, place_id TEXT,
  lat DOUBLE, lon DOUBLE, precision TEXT, radius_m DOUBLE, area INTEGER, type TEXT NOT NULL, weapons TEXT,
  killed_low INTEGER, killed_best INTEGER, killed_high INTEGER,
  injured_low INTEGER, injured_best INTEGER, injured_high INTEGER, alleged_actors TEXT, stances TEXT,
  background BOOLEAN NOT NULL, verification TEXT, layout INTEGER, verbatim TEXT, summary_at INTEGER,
  hash BLOB NOT NULL, details TEXT)sql";

constexpr const char* kClaimDefinition = R"sql(
  fid INTEGER PRIMARY KEY, incident INTEGER NOT NULL, claimant TEXT, stance TEXT NOT NULL, actor TEXT,
  actor_country TEXT, participants TEXT, basis TEXT, hedge TEXT,
  date_first DATE, date_last DATE, date_precision TEXT, weapons TEXT,
  killed_low INTEGER, killed_best INTEGER, killed_high INTEGER,
  injured_low INTEGER, injured_best INTEGER, injured_high INTEGER,
  source_publisher TEXT, source_title TEXT, source_url TEXT, source_date DATE, source_sha256 TEXT,
  note TEXT, details TEXT)sql";

// The rest: what changed when, what the changed ones were, what was imported and kept.
constexpr const char* kOtherTables = R"sql(
CREATE UNIQUE INDEX incidents_by_id ON incidents (id);
CREATE TABLE footprints (fid INTEGER PRIMARY KEY, geom MULTIPOLYGON NOT NULL, hash BLOB NOT NULL UNIQUE);
CREATE TABLE layouts (fid INTEGER PRIMARY KEY, columns TEXT NOT NULL UNIQUE);
CREATE TABLE revisions (
  number INTEGER PRIMARY KEY, time DATETIME NOT NULL, author TEXT NOT NULL, reason TEXT NOT NULL,
  kind TEXT NOT NULL, source TEXT, added INTEGER NOT NULL, changed INTEGER NOT NULL,
  withdrawn INTEGER NOT NULL, first_fid INTEGER NOT NULL, digest TEXT NOT NULL, hash TEXT NOT NULL);
CREATE TABLE changes (
  revision INTEGER NOT NULL, incident INTEGER NOT NULL, kind TEXT NOT NULL, other INTEGER, version INTEGER,
  former_revision INTEGER NOT NULL, former_state TEXT NOT NULL, former_joined_into INTEGER,
  former_lineage INTEGER, former_edited BOOLEAN NOT NULL, PRIMARY KEY (revision, incident)) WITHOUT ROWID;
CREATE INDEX changes_by_incident ON changes (incident, revision);
CREATE TABLE releases (
  incident INTEGER NOT NULL, revision INTEGER NOT NULL, version INTEGER NOT NULL,
  PRIMARY KEY (incident, revision)) WITHOUT ROWID;
CREATE INDEX releases_by_revision ON releases (revision);
CREATE TABLE lineages (
  revision INTEGER NOT NULL, continues INTEGER NOT NULL, PRIMARY KEY (revision, continues)) WITHOUT ROWID;
CREATE TABLE imported_files (
  fid INTEGER PRIMARY KEY, revision INTEGER NOT NULL, name TEXT NOT NULL, format TEXT NOT NULL,
  sha256 TEXT NOT NULL, bytes INTEGER NOT NULL, rows INTEGER NOT NULL);
CREATE INDEX imported_files_by_revision ON imported_files (revision);
CREATE TABLE documents (
  sha256 TEXT PRIMARY KEY, name TEXT NOT NULL, kept DATETIME NOT NULL, revision INTEGER NOT NULL,
  bytes BLOB NOT NULL);
CREATE INDEX documents_by_revision ON documents (revision);
CREATE TABLE bearing_columns (
  segment INTEGER NOT NULL, part INTEGER NOT NULL, first_fid INTEGER NOT NULL, last_fid INTEGER NOT NULL,
  revision INTEGER NOT NULL, sha256 TEXT NOT NULL, bytes BLOB NOT NULL, PRIMARY KEY (segment, part));
)sql";

void register_layers(Database& database) {
    register_features(database, "incidents", "POINT", "Reported incidents; see claims for who says what");
    register_features(database, "footprints", "MULTIPOLYGON", "Areas in which incidents may have been");
    register_attributes(database, "claims", "Who says what about each incident");
    register_attributes(database, "revisions", "Who changed this project, when and why");
    register_attributes(database, "imported_files", "Files that were imported");
}

}  // namespace

void create_project_tables(Database& database) {
    database.execute(fmt::format(
        "CREATE TABLE incidents (fid INTEGER PRIMARY KEY, geom POINT,{}, revision INTEGER NOT NULL, "
        "state TEXT NOT NULL, joined_into INTEGER, lineage INTEGER, edited BOOLEAN NOT NULL)",
        kContentDefinition));
    database.execute(fmt::format("CREATE TABLE versions (fid INTEGER PRIMARY KEY,{})", kContentDefinition));
    database.execute(fmt::format("CREATE TABLE claims ({})", kClaimDefinition));
    database.execute(fmt::format("CREATE TABLE version_claims ({})", kClaimDefinition));
    database.execute(kOtherTables);
    database.execute(
        "CREATE TABLE IF NOT EXISTS bearing_project (key TEXT PRIMARY KEY, value TEXT NOT NULL)");
    database.prepare("INSERT OR REPLACE INTO bearing_project VALUES ('format', ?)")
        .bind(1, std::to_string(kFormatVersion))
        .run();
    register_layers(database);
}

int check_format(const Database& database) {
    if (!database.has_table("bearing_project"))
        throw FormatError(fmt::format("{} is not a project that Bearing made; import its layers instead",
                                      database.path().string()));
    auto found = database.prepare("SELECT value FROM bearing_project WHERE key = 'format'");
    const std::string text = found.step() ? found.text(0) : "none";
    const auto version = parse_integer(text).value_or(0);
    if (version < 1 || version > kFormatVersion)
        throw FormatError(
            fmt::format("{} has project format {}, this Bearing reads {}; install the newer Bearing",
                        database.path().string(), text, kFormatVersion));
    return static_cast<int>(version);
}

}  // namespace bearing
