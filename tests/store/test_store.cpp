#include "bearing/store/store.hpp"

#include <sqlite3.h>
#include <sys/wait.h>
#include <unistd.h>
#include <catch2/catch.hpp>

#include "bearing/base/error.hpp"
#include "bearing/base/files.hpp"
#include "support/paths.hpp"
#include "support/sample_incident.hpp"

using namespace bearing;
using test::full_incident;
namespace fs = std::filesystem;

namespace {

Incident bare(std::string id) {
    Incident incident;
    incident.id = std::move(id);
    return incident;
}

}  // namespace

TEST_CASE("A project gives back every field of every incident") {
    const auto folder = test::scratch_folder("store");
    {
        Store store = Store::open_or_create(folder / "p.gpkg");
        const auto result = store.commit({full_incident(), bare("A")}, "monitor", "first import");
        CHECK(result.added == 2);
    }
    CHECK(is_project(folder / "p.gpkg"));
    CHECK(Store::open(folder / "p.gpkg").incidents() == std::vector<Incident>{bare("A"), full_incident()});
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
    CHECK_THROWS_AS(Store::open_or_create(folder / "no folder" / "p.gpkg"), FileError);
}

TEST_CASE("A project of a newer version is refused") {
    const auto folder = test::scratch_folder("newer");
    Store::open_or_create(folder / "p.gpkg");
    sqlite3* raw = nullptr;
    sqlite3_open((folder / "p.gpkg").c_str(), &raw);
    sqlite3_exec(raw, "UPDATE bearing_project SET value = '99'", nullptr, nullptr, nullptr);
    sqlite3_close(raw);
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

TEST_CASE("A writer that is killed leaves the last commit whole") {
    const auto folder = test::scratch_folder("killed");
    Store::open_or_create(folder / "p.gpkg").commit({bare("A")}, "m", "r");
    const pid_t child = fork();
    if (child == 0) {
        Store store = Store::open(folder / "p.gpkg");
        std::vector<Incident> many;
        for (int i = 0; i < 20000; ++i) many.push_back(bare("i" + std::to_string(i)));
        store.commit(many, "m", "r");
        _exit(0);
    }
    usleep(60000);
    kill(child, SIGKILL);
    waitpid(child, nullptr, 0);
    const auto left = Store::open(folder / "p.gpkg").incidents().size();
    CHECK((left == 1 || left == 20001));
}

TEST_CASE("The tables are ordinary GeoPackage layers") {
    const auto folder = test::scratch_folder("layers");
    Store::open_or_create(folder / "p.gpkg").commit({full_incident()}, "m", "r");
    sqlite3* raw = nullptr;
    sqlite3_open((folder / "p.gpkg").c_str(), &raw);
    const auto count = [&](const char* sql) {
        sqlite3_stmt* statement = nullptr;
        sqlite3_prepare_v2(raw, sql, -1, &statement, nullptr);
        sqlite3_step(statement);
        const int n = sqlite3_column_int(statement, 0);
        sqlite3_finalize(statement);
        return n;
    };
    CHECK(count("PRAGMA application_id") == 0x47504B47);
    CHECK(count("SELECT count(*) FROM gpkg_geometry_columns") == 2);
    CHECK(count("SELECT count(*) FROM gpkg_contents WHERE data_type = 'features' AND min_x = 46.75") == 2);
    CHECK(count("SELECT count(*) FROM claims") == 2);
    CHECK(count("SELECT count(*) FROM incidents WHERE hex(substr(geom, 1, 2)) = '4750' AND "
                "stances = 'alleges; denies'") == 1);
    sqlite3_close(raw);
}
