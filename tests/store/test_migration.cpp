#include <catch2/catch.hpp>

#include "bearing/base/error.hpp"
#include "bearing/store/store.hpp"
#include "store/raw_database.hpp"
#include "store/test_incidents.hpp"
#include "support/paths.hpp"

using namespace bearing;
using test::RawDatabase;
namespace fs = std::filesystem;

namespace {

// Projects of format 1, as the first Bearing wrote them.
constexpr const char* kFormerTables = R"sql(
DROP TABLE incidents; DROP TABLE claims; DROP TABLE versions; DROP TABLE version_claims; DROP TABLE footprints;
DROP TABLE layouts; DROP TABLE revisions; DROP TABLE changes; DROP TABLE releases; DROP TABLE lineages; DROP TABLE imported_files;
DROP TABLE documents; DROP TABLE bearing_columns;
DELETE FROM gpkg_contents WHERE table_name = 'imported_files';
UPDATE bearing_project SET value = '1';
CREATE TABLE revisions (
  number INTEGER PRIMARY KEY, time DATETIME NOT NULL, author TEXT NOT NULL, reason TEXT NOT NULL,
  added INTEGER NOT NULL, changed INTEGER NOT NULL);
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
INSERT INTO revisions VALUES (1, '2020-10-06T10:00:00.000Z', 'monitor', 'first', 1, 0),
                             (2, '2020-10-07T10:00:00.000Z', 'monitor', 'second', 1, 1);
INSERT INTO incidents VALUES
  (1, NULL, 'A', 'r1', 0, 'Shells fell', '2020-10-03', '2020-10-04', 'day', 'Stepanakert', NULL, 'AZ', NULL,
   39.82, 46.75, 'town', 5000, 'shelling_artillery_missile', NULL, 1, NULL, 3, NULL, NULL, NULL, 'Some forces', 1,
   '{"date_text":"3-4 October","place_text":"in Stepanakert","place_span":[3,9],"first_minute":60,
     "weapons":[{"class":"rocket","name":"M095","span":[1,2]}],"verbatim":[["note","x"]]}'),
  (2, NULL, 'B', NULL, 1, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'unknown', NULL,
   NULL, NULL, NULL, NULL, NULL, NULL, NULL, 0, '{}');
INSERT INTO claims VALUES
  (1, 'A', 0, 'Amnesty International', 'alleges', 'Some forces', 'AZ', NULL, 'appear to have', '2020-10-05',
   '2020-10-05', 'day', NULL, 1, NULL, 3, NULL, NULL, NULL, 'Publisher', NULL, NULL, '2020-10-06', NULL, NULL,
   '{"span":[5,90]}');
)sql";

void make_former_project(const fs::path& path) {
    Store::open_or_create(path);
    RawDatabase(path).run(kFormerTables);
}

}  // namespace

TEST_CASE("A project of the former format is rewritten when it is opened") {
    const auto path = test::scratch_folder("migrated") / "p.gpkg";
    make_former_project(path);
    Store store = Store::open(path);
    const auto incidents = store.incidents();
    REQUIRE(incidents.size() == 2);
    const Incident& a = incidents[0];
    CHECK(a.source_id == "r1");
    CHECK(a.when->text == "3-4 October");
    CHECK(a.when->span.first_minute == 60);
    CHECK(a.where->span == TextSpan{3, 9});
    CHECK(a.where->footprint.radius_m == 5000);
    CHECK(a.weapons[0].span == TextSpan{1, 2});
    CHECK(a.verbatim.value("note") == "x");
    REQUIRE(a.claims.size() == 1);
    CHECK(a.claims[0].hedge == "appear to have");
    CHECK(a.claims[0].killed == Count{1, std::nullopt, 3});
    CHECK(a.claims[0].span == TextSpan{5, 90});
    CHECK(incidents[1].background);
    const auto revisions = store.revisions();
    REQUIRE(revisions.size() == 3);
    CHECK(revisions[0].author == "monitor");
    CHECK(revisions[1].reason == "second");
    CHECK(revisions[2].added == 2);
    CHECK(store.history("A").size() == 1);
    CHECK(store.history().size() == 2);
    CHECK(store.verify().problems == std::vector<std::string>{});
    CHECK(store.commit({test::imported("A", 1)}, "n", "r").changed == 1);
    CHECK(store.dataset()->size() == 2);
    RawDatabase raw(path);
    CHECK(raw.number("SELECT count(*) FROM sqlite_master WHERE name LIKE 'former%'") == 0);
    CHECK(raw.number("SELECT count(*) FROM gpkg_geometry_columns") == 2);
    raw.run("UPDATE revisions SET author = 'x' WHERE number = 1");
    CHECK_FALSE(store.verify().intact);
}

TEST_CASE("A project that cannot be rewritten stays in its former format, whole") {
    const auto path = test::scratch_folder("not_migrated") / "p.gpkg";
    make_former_project(path);
    RawDatabase raw(path);
    raw.run("UPDATE incidents SET details = 'damaged' WHERE id = 'B'");
    CHECK_THROWS_AS(Store::open(path), FormatError);
    CHECK(raw.text("SELECT value FROM bearing_project") == "1");
    CHECK(raw.number("SELECT count(*) FROM footprints") == 0);
    CHECK(raw.number("SELECT count(*) FROM sqlite_master WHERE name = 'layouts'") == 0);
    CHECK(raw.number("SELECT count(*) FROM claims WHERE incident_id = 'A'") == 1);
    raw.run("UPDATE incidents SET details = '{}' WHERE id = 'B'");
    CHECK(Store::open(path).incidents().size() == 2);
}
