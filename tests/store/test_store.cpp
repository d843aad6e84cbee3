#include "bearing/store/store.hpp"

#include <catch2/catch.hpp>

#include "bearing/base/error.hpp"
#include "bearing/base/files.hpp"
#include "bearing/base/sha256.hpp"
#include "store/database.hpp"
#include "store/raw_database.hpp"
#include "store/test_incidents.hpp"
#include "support/paths.hpp"
#include "support/sample_incident.hpp"

using namespace bearing;
using test::bare;
using test::full_incident;
using test::RawDatabase;
namespace fs = std::filesystem;

TEST_CASE("A project gives back every field of every incident") {
    const auto folder = test::scratch_folder("store");
    Incident timed = test::imported("timed", 10);
    timed.claims[0].date = *parse_time_span("2020-10-05");
    timed.claims[0].date->first_minute = 75;
    timed.where->footprint.point = {-0.0, 0.0};
    {
        Store store = Store::open_or_create(folder / "p.gpkg");
        const auto result = store.commit({full_incident(), bare("A"), timed}, "monitor", "first import");
        CHECK(result.added == 3);
    }
    CHECK(is_project(folder / "p.gpkg"));
    const Store store = Store::open(folder / "p.gpkg");
    CHECK(store.incidents() == std::vector<Incident>{bare("A"), full_incident(), timed});
    CHECK(store.incident("NK-1") == full_incident());
    CHECK_FALSE(store.incident("none"));
    CHECK(store.verify().problems == std::vector<std::string>{});
}

TEST_CASE("A commit tells added, changed and unchanged apart and keeps the rest") {
    const auto folder = test::scratch_folder("commit");
    Store store = Store::open_or_create(folder / "p.gpkg");
    store.commit({full_incident(), bare("A")}, "m", "one");
    Incident changed = full_incident();
    changed.claims.pop_back();
    const auto result = store.commit({changed, bare("B"), full_incident(), changed}, "n", "two");
    CHECK(result.added == 1);
    CHECK(result.changed == 1);  // an id that is given twice counts once, as it was given last
    CHECK(result.unchanged == 0);
    CHECK(store.commit({changed}, "n", "three").unchanged == 1);
    CHECK(store.incidents() == std::vector<Incident>{bare("A"), bare("B"), changed});
    const auto revisions = store.revisions();
    REQUIRE(revisions.size() == 2);  // nothing changed in the third
    CHECK(revisions[1].number == 2);
    CHECK(revisions[1].author == "n");
    CHECK(revisions[1].reason == "two");
    CHECK(revisions[0].time.size() == 24);
    CHECK(revisions[0].hash.size() == 64);
}

TEST_CASE("What is no project is refused and left as it was") {
    const auto folder = test::scratch_folder("foreign");
    CHECK_THROWS_AS(Store::open(folder / "none.gpkg"), FileError);
    CHECK_FALSE(fs::exists(folder / "none.gpkg"));
    write_file(folder / "text.gpkg",
               "this is not a database, only a text of some length to be read as one, and more");
    CHECK_THROWS_AS(Store::open_or_create(folder / "text.gpkg"), FormatError);
    CHECK(read_file(folder / "text.gpkg").starts_with("this is not"));
    CHECK_FALSE(is_project(folder / "text.gpkg"));
    Database(folder / "layers.gpkg", Database::Mode::create)
        .execute("PRAGMA application_id = 0x47504B47; CREATE TABLE places (fid INTEGER PRIMARY KEY)");
    CHECK_FALSE(is_project(folder / "layers.gpkg"));
    CHECK_THROWS_AS(Store::open_or_create(folder / "no folder" / "p.gpkg"), FileError);
}

TEST_CASE("A project whose making was cut short is made anew") {
    const auto folder = test::scratch_folder("cut_short");
    const fs::path making = folder / "making.gpkg";
    const fs::path left = folder / "left.gpkg";
    {
        // What a process leaves that is killed in its first transaction: pages, and the journal that takes
        // them back.
        RawDatabase database(making);
        database.run("PRAGMA cache_size = 1; BEGIN; CREATE TABLE filler (bytes BLOB)");
        for (int i = 0; i < 50; ++i) database.run("INSERT INTO filler VALUES (zeroblob(20000))");
        fs::copy_file(making, left);
        fs::copy_file(making.string() + "-journal", left.string() + "-journal");
        database.run("ROLLBACK");
    }
    REQUIRE(fs::file_size(left) > 0);
    Store::open_or_create(left).commit({bare("A")}, "m", "r");
    CHECK(Store::open(left).incidents().size() == 1);
    CHECK(Store::open(left).verify().problems.empty());
}

TEST_CASE("A project of a newer version is refused") {
    const auto folder = test::scratch_folder("newer");
    Store::open_or_create(folder / "p.gpkg");
    RawDatabase(folder / "p.gpkg").run("UPDATE bearing_project SET value = '99'");
    CHECK_THROWS_WITH(Store::open(folder / "p.gpkg"), Catch::Contains("newer"));
}

TEST_CASE("A truncated project is refused with advice, not read as empty") {
    const auto folder = test::scratch_folder("truncated");
    {
        Store store = Store::open_or_create(folder / "p.gpkg");
        std::vector<Incident> many;
        for (int i = 0; i < 300; ++i) {
            many.push_back(full_incident());
            many.back().id = "i" + std::to_string(i);
        }
        store.commit(many, "m", "r");
    }
    fs::resize_file(folder / "p.gpkg", fs::file_size(folder / "p.gpkg") / 2);
    CHECK_THROWS_AS(Store::open(folder / "p.gpkg").incidents(), Error);
}

TEST_CASE("The tables are ordinary GeoPackage layers") {
    const auto folder = test::scratch_folder("layers");
    Incident again = full_incident();
    again.id = "NK-2";
    Store::open_or_create(folder / "p.gpkg").commit({full_incident(), again}, "m", "r");
    RawDatabase raw(folder / "p.gpkg");
    CHECK(raw.number("PRAGMA application_id") == 0x47504B47);
    CHECK(raw.text("PRAGMA journal_mode") == "delete");
    CHECK(raw.number("SELECT count(*) FROM gpkg_geometry_columns") == 2);
    CHECK(raw.number("SELECT count(*) FROM gpkg_contents WHERE data_type = 'features' AND min_x = 46.75") ==
          2);
    CHECK(raw.number("SELECT count(*) FROM claims") == 4);
    CHECK(raw.number("SELECT count(*) FROM claims JOIN incidents ON claims.incident = incidents.fid") == 4);
    CHECK(raw.number("SELECT count(*) FROM incidents WHERE hex(substr(geom, 1, 2)) = '4750' AND "
                     "alleged_actors = 'Azerbaijani forces' AND stances = 'alleges; denies'") == 2);
    CHECK(raw.number("SELECT count(*) FROM footprints") == 1);  // an area is kept once
    CHECK(raw.text("SELECT geom IS NULL FROM incidents WHERE id = 'NK-2'") == "0");
    Store::open(folder / "p.gpkg").withdraw("NK-2", "m", "twice");
    CHECK(raw.text("SELECT geom IS NULL FROM incidents WHERE id = 'NK-2'") == "1");  // is not drawn
}

TEST_CASE("Documents and imported files are kept with their hashes") {
    const auto folder = test::scratch_folder("documents");
    Store store = Store::open_or_create(folder / "p.gpkg");
    const std::string bytes("report\0with a nul", 17);
    const std::string hash = store.keep_document("report.pdf", bytes);
    CHECK(hash == sha256_hex(bytes));
    CHECK(store.keep_document("again.pdf", bytes) == hash);
    CHECK(store.document(hash) == bytes);
    CHECK_FALSE(store.document("none"));
    CHECK(store.document(store.keep_document("empty", "")) == "");
    auto session = store.import("acled", "m", "release");
    session.add(test::imported("A", 1));
    session.finish({{"a.csv", "acled", "ab12", 100, 1}}, WithdrawPolicy::automatic);
    REQUIRE(store.imported_files().size() == 1);
    CHECK(store.imported_files()[0].name == "a.csv");
    CHECK(store.imported_files()[0].bytes == 100);
    CHECK(store.verify().intact);
}
