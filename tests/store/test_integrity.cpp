#include <catch2/catch.hpp>

#include <random>

#include "bearing/store/store.hpp"
#include "store/raw_database.hpp"
#include "store/test_incidents.hpp"
#include "support/paths.hpp"
#include "support/sample_incident.hpp"

using namespace bearing;
using test::bare;
using test::full_incident;
using test::imported;
using test::RawDatabase;
namespace fs = std::filesystem;

namespace {

/// A project in which every table has rows.
void make_project(const fs::path& path) {
    Store store = Store::open_or_create(path);
    store.keep_document("report.txt", "a report");
    auto session = store.import("acled", "m", "release 1");
    for (int i = 0; i < 5; ++i) session.add(imported("i" + std::to_string(i), i * 3));
    session.finish({{"1.csv", "acled", "aa", 10, 5}}, WithdrawPolicy::automatic);
    store.commit({full_incident(), imported("i1", 3, "Edited words")}, "n", "work");
    auto next = store.import("acled", "m", "release 2");
    for (const int i : {0, 1, 2, 4}) next.add(imported("i" + std::to_string(i), i * 3 + (i == 2)));
    next.finish({{"2.csv", "acled", "bb", 10, 4}}, WithdrawPolicy::automatic);
    store.join("i0", "i2", "n", "the same");
    store.withdraw("i4", "n", "no such thing");
}

std::vector<std::string> columns_of(RawDatabase& raw, const std::string& table) {
    const std::string names =
        raw.text("SELECT group_concat(name) FROM (SELECT name FROM pragma_table_info('" + table + "'))");
    std::vector<std::string> columns;
    for (std::size_t begin = 0; begin <= names.size();) {
        const std::size_t end = std::min(names.find(',', begin), names.size());
        columns.push_back(names.substr(begin, end - begin));
        begin = end + 1;
    }
    return columns;
}

}  // namespace

TEST_CASE("An honest project verifies") {
    const auto path = test::scratch_folder("honest") / "p.gpkg";
    make_project(path);
    const Integrity integrity = Store::open(path).verify();
    CHECK(integrity.problems == std::vector<std::string>{});
    CHECK(integrity.intact);
    CHECK(integrity.revisions == 5);
    CHECK(integrity.head == Store::open(path).revisions().back().hash);
    CHECK(integrity.incidents >= 8);
}

TEST_CASE("A changed cell is found, whichever it is") {
    const auto folder = test::scratch_folder("tampered");
    make_project(folder / "honest.gpkg");
    for (const std::string table :
         {"incidents", "claims", "versions", "version_claims", "footprints", "layouts", "changes", "releases",
          "revisions", "imported_files", "documents"}) {
        RawDatabase honest(folder / "honest.gpkg");
        REQUIRE(honest.number("SELECT count(*) FROM " + table) > 0);
        for (const std::string& column : columns_of(honest, table)) {
            const fs::path copy = folder / "copy.gpkg";
            fs::copy_file(folder / "honest.gpkg", copy, fs::copy_options::overwrite_existing);
            {
                // Any other value: of the last row that has one there, or a new one in the last row.
                RawDatabase raw(copy);
                const std::string has = raw.number("SELECT count(" + column + ") FROM " + table) > 0
                                            ? " WHERE " + column + " IS NOT NULL"
                                            : "";
                // Some tables have no rowid; their columns together find the row.
                const std::string value = "CASE typeof(" + column + ") WHEN 'integer' THEN " + column +
                                          " + 17 WHEN 'real' THEN " + column +
                                          " + 0.25 WHEN 'blob' THEN "
                                          "substr(" +
                                          column + ", 2) || x'55' WHEN 'null' THEN 3 ELSE " + column +
                                          " || 'x' END";
                raw.run("PRAGMA ignore_check_constraints = 1");
                raw.run("UPDATE " + table + " SET " + column + " = " + value + has + " ORDER BY " + column +
                        " DESC LIMIT 1");
            }
            INFO(table << "." << column);
            CHECK_FALSE(Store::open(copy).verify().intact);
        }
    }
}

TEST_CASE("Rows that are taken out or put in are found") {
    const auto folder = test::scratch_folder("rows");
    make_project(folder / "honest.gpkg");
    for (const std::string sql :
         {"DELETE FROM incidents WHERE id = 'i3'",
          "DELETE FROM claims WHERE fid IN (SELECT max(fid) FROM claims)",
          "DELETE FROM changes WHERE kind = 'withdrawn'", "DELETE FROM revisions WHERE number = 5",
          "DELETE FROM revisions WHERE number = 2", "DELETE FROM versions WHERE fid = 1",
          "DELETE FROM releases", "DELETE FROM layouts", "DELETE FROM footprints", "DELETE FROM documents",
          "DELETE FROM imported_files WHERE name = '1.csv'",
          "INSERT INTO claims (fid, incident, claimant, stance) VALUES (99 << 20, 99, 'Nobody', 'denies')",
          "INSERT INTO claims (fid, incident, claimant, stance) VALUES ((1 << 20) + 5, 1, 'Nobody', "
          "'denies')",
          "INSERT INTO documents VALUES ('ab', 'n', 't', 1, x'00')",
          "INSERT INTO incidents (fid, id, type, background, hash, revision, state, edited) "
          "VALUES (99, 'new', 'unknown', 0, x'00', 1, 'live', 0)"}) {
        const fs::path copy = folder / "copy.gpkg";
        fs::copy_file(folder / "honest.gpkg", copy, fs::copy_options::overwrite_existing);
        RawDatabase(copy).run(sql);
        INFO(sql);
        CHECK_FALSE(Store::open(copy).verify().intact);
    }
}

TEST_CASE("Verifying says which incident and which revision") {
    const auto path = test::scratch_folder("which") / "p.gpkg";
    make_project(path);
    RawDatabase(path).run("UPDATE incidents SET summary = 'Nothing happened' WHERE id = 'i3'");
    RawDatabase(path).run("UPDATE revisions SET author = 'someone else' WHERE number = 4");
    const auto problems = Store::open(path).verify().problems;
    const auto says = [&](const std::string& words) {
        return std::any_of(problems.begin(), problems.end(), [&](const std::string& problem) {
            return problem.find(words) != std::string::npos;
        });
    };
    CHECK(says("incident i3"));
    CHECK(says("revision 4"));
}

TEST_CASE("Incidents of every shape verify") {
    std::mt19937 random(11);
    const auto flip = [&] { return random() % 2 == 0; };
    const auto text = [&] {
        static const char* const kTexts[] = {"",    "a",     "; \\", "\"q\", x\ny", "Ստեփանակերտ",
                                             ":;:", " pad ", "null"};
        return std::string(kTexts[random() % 8]);
    };
    std::vector<Incident> many;
    for (int i = 0; i < 200; ++i) {
        Incident incident = full_incident();
        incident.id = "i" + std::to_string(i);
        incident.summary = flip() ? text() : "a summary long enough to be cut out of the row";
        incident.source_id = text();
        if (flip()) incident.when.reset();
        if (flip()) incident.where.reset();
        if (incident.where && flip()) incident.where->footprint.area.clear();
        if (incident.where && flip()) incident.where->span.reset();
        if (incident.where && flip()) incident.where->candidates.clear();
        if (incident.when && flip()) incident.when->span.first_minute.reset();
        incident.weapons = {{WeaponClass::rocket, text(), {}},
                            {WeaponClass::unknown, text(), TextSpan{1, 2}}};
        if (flip()) incident.span.reset();
        if (flip()) incident.claims.clear();
        for (auto& claim : incident.claims) {
            claim.claimant = text();
            claim.participants = {{text(), Side::with_second}, {text(), Side::first}};
            claim.killed = {flip() ? std::optional(0) : std::nullopt, std::nullopt, -1};
            if (flip()) claim.date = *parse_time_span("2020");
            if (claim.date && flip()) claim.date->utc_offset_minutes = -60;
            if (flip()) claim.source = {};
        }
        if (flip()) incident.verbatim = {{text(), text()}, {"notes", incident.summary}, {"", ""}};
        if (flip()) incident.verbatim = {};
        many.push_back(std::move(incident));
    }
    const auto path = test::scratch_folder("shapes") / "p.gpkg";
    Store store = Store::open_or_create(path);
    store.commit(many, "m", "r");
    std::sort(many.begin(), many.end(), [](const Incident& a, const Incident& b) { return a.id < b.id; });
    CHECK(store.incidents() == many);
    CHECK(store.verify().problems == std::vector<std::string>{});
    CHECK(store.commit(many, "m", "the same").unchanged == many.size());
}
