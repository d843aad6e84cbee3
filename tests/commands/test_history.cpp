#include <catch2/catch.hpp>
#include <fstream>
#include <nlohmann/json.hpp>

#include "bearing/base/files.hpp"
#include "bearing/store/store.hpp"
#include "commands/incident_rows.hpp"
#include "commands/program.hpp"
#include "support/paths.hpp"

using bearing::test::acled_csv;
using bearing::test::AcledRow;
using bearing::test::run_bearing;
using Json = nlohmann::json;
namespace fs = std::filesystem;

namespace {

/// Two releases of one source.
std::string make_project(const std::string& name) {
    const auto folder = bearing::test::scratch_folder(name);
    const std::string project = (folder / "p.gpkg").string();
    AcledRow newer{"GEO1"};
    newer.location = "Belin";
    bearing::write_file(folder / "a.csv", acled_csv({{"GEO1"}, {"GEO2"}}));
    bearing::write_file(folder / "b.csv", acled_csv({newer, {"GEO2"}, {"GEO3"}}));
    for (const char* file : {"a.csv", "b.csv"})
        REQUIRE(run_bearing({"import", (folder / file).string(), "--project", project, "--author", "anna",
                             "--reason", std::string("release ") + file})
                    .status == 0);
    return project;
}

}  // namespace

TEST_CASE("History tells who changed what, when, from what to what") {
    const std::string project = make_project("history");
    const auto text = run_bearing({"history", project});
    INFO(text.out << text.err);
    REQUIRE(text.status == 0);
    CHECK(text.out.find("anna: release a.csv") != std::string::npos);
    CHECK(text.out.find("added 1, changed 1, withdrawn 0") != std::string::npos);
    CHECK(text.out.find("changed GEO1") != std::string::npos);
    CHECK(text.out.find("where.name: \"Arda\" -> \"Belin\"") != std::string::npos);
    const auto json = Json::parse(run_bearing({"history", project, "--format", "json"}).out);
    CHECK(json["schema"] == "bearing/history/1");
    REQUIRE(json["revisions"].size() == 2);
    CHECK(json["revisions"][0]["added"] == 2);
    CHECK(json["revisions"][1]["author"] == "anna");
    CHECK(json["revisions"][1]["hash"].get<std::string>().size() == 64);
    SECTION("of one incident") {
        const auto one = Json::parse(run_bearing({"history", project, "GEO1", "--format", "json"}).out);
        REQUIRE(one["revisions"].size() == 2);
        CHECK(one["revisions"][0]["changes"][0]["kind"] == "added");
        CHECK(one["revisions"][1]["changes"][0]["kind"] == "changed");
        CHECK(Json::parse(run_bearing({"history", project, "GEO3", "--format", "json"}).out)["revisions"]
                  .size() == 1);
    }
    SECTION("of an incident that is not there") {
        CHECK(run_bearing({"history", project, "none"}).status == 1);
    }
    SECTION("at most so many changes") {
        const auto few =
            Json::parse(run_bearing({"history", project, "--limit", "1", "--format", "json"}).out);
        CHECK(few["revisions"].size() == 2);
        CHECK(few["revisions"][0]["changes"].empty());
        CHECK(run_bearing({"history", project, "--limit", "0"}).status == 2);
    }
}

TEST_CASE("info of a project checks it against its chain of revisions") {
    const std::string project = make_project("info");
    const auto text = run_bearing({"info", project});
    INFO(text.out << text.err);
    CHECK(text.status == 0);
    CHECK(text.out.find("intact") != std::string::npos);
    CHECK(text.out.find("SHA-256") != std::string::npos);
    const auto json = Json::parse(run_bearing({"info", project, "--format", "json"}).out);
    CHECK(json["project"]["intact"] == true);
    CHECK(json["project"]["incidents"] == 3);
    CHECK(json["project"]["revisions"] == 2);
    CHECK(json["project"]["files"].size() == 2);
    CHECK(json["project"]["head"].get<std::string>().size() == 64);
    SECTION("and says so when somebody changed it behind the chain's back") {
        std::string bytes = bearing::read_file(project);
        std::size_t changed = 0;
        for (auto at = bytes.find("Belin"); at != std::string::npos; at = bytes.find("Belin", at + 1)) {
            bytes.replace(at, 5, "Corum");
            ++changed;
        }
        REQUIRE(changed > 0);
        bearing::write_file(project, bytes);
        const auto broken = run_bearing({"info", project});
        INFO(broken.out << broken.err);
        CHECK(broken.status == 1);
        CHECK((broken.out + broken.err).find("intact: ") == std::string::npos);
    }
}

TEST_CASE("info names the versions of its libraries") {
    const auto libraries = Json::parse(run_bearing({"info", "--format", "json"}).out)["libraries"];
    for (const char* name : {"GDAL", "PROJ", "ICU", "SQLite", "Cairo", "Dear ImGui"}) {
        INFO(name);
        REQUIRE(libraries.contains(name));
        CHECK_FALSE(libraries[name].get<std::string>().empty());
    }
}

TEST_CASE("History tells which drafts of a report were refused, and why") {
    const std::string project = (bearing::test::scratch_folder("history-refused") / "p.gpkg").string();
    bearing::DecidedDraft draft;
    draft.read.id = draft.decided.id = "ab12-r3";
    draft.read.summary = "Shells fell";
    draft.decision = bearing::Decision::refused;
    draft.reason = "told twice";
    bearing::Store::open_or_create(project).commit_review("r.txt", "a report", {draft}, "anna", "review");
    const auto text = run_bearing({"history", project});
    CHECK(text.out.find("refused draft ab12-r3 (\"Shells fell\"): told twice") != std::string::npos);
    const auto json = Json::parse(run_bearing({"history", project, "--format", "json"}).out);
    CHECK(json["revisions"][0]["refused"][0]["reason"] == "told twice");
}
