#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "bearing/base/files.hpp"
#include "bearing/store/store.hpp"
#include "commands/incident_rows.hpp"
#include "commands/program.hpp"
#include "support/paths.hpp"

using bearing::Store;
using bearing::test::acled_csv;
using bearing::test::run_bearing;
using Json = nlohmann::json;

namespace {

/// A project with one event as a file and a report tell it, and another event.
std::string make_project(const std::string& name) {
    const auto folder = bearing::test::scratch_folder(name);
    const std::string project = (folder / "p.gpkg").string();
    bearing::write_file(folder / "a.csv", acled_csv({{"GEO1"}, {"GEO2", "2021-06-01"}}));
    bearing::write_file(
        folder / "b.csv",
        "id,date,place,lat,lon,precision,type,claimant,stance,actor,claim_killed_best\n"
        "r-1,2021-03-05,Arda,41.5,44.1,town,armed_clash,Watch Group,alleges,Northern Army,3\n");
    REQUIRE(run_bearing(
                {"import", (folder / "a.csv").string(), (folder / "b.csv").string(), "--project", project})
                .status == 0);
    return project;
}

Json match(const std::vector<std::string>& arguments) {
    std::vector<std::string> all{"match", "--format", "json"};
    all.insert(all.end(), arguments.begin(), arguments.end());
    const auto run = run_bearing(all);
    INFO(run.err);
    REQUIRE(run.status == 0);
    return Json::parse(run.out);
}

}  // namespace

TEST_CASE("Incidents that may be one are proposed, and nothing is joined by that") {
    const std::string project = make_project("match");
    const auto found = match({project});
    CHECK(found["schema"] == "bearing/match/1");
    CHECK(found["total"] == 1);
    REQUIRE(found["matches"].size() == 1);
    const auto& pair = found["matches"][0];
    CHECK(pair["first"]["id"] == "GEO1");
    CHECK(pair["second"]["id"] == "r-1");
    CHECK(pair["score"] > 0.9);
    CHECK(pair["reasons"].size() >= 3);
    CHECK(Store::open(project).incidents().size() == 3);
    const auto text = run_bearing({"match", project}).out;
    CHECK(text.find("same day") != std::string::npos);
    CHECK(text.find("Nothing was joined") != std::string::npos);
    CHECK(match({project, "--min-score", "1"})["total"] == 0);
    CHECK(match({})["schema"] == "bearing/match/1");
}

TEST_CASE("Accepting a proposal joins the claims; splitting takes them apart again") {
    const std::string project = make_project("accept");
    const auto before = Store::open(project).incidents();
    CHECK(run_bearing(
              {"match", project, "--accept", "GEO1", "r-1", "--author", "anna", "--reason", "same place"})
              .status == 0);
    const auto one = Store::open(project).incident("GEO1");
    REQUIRE(one);
    CHECK(one->claims.size() == 2);
    CHECK(Store::open(project).incidents().size() == 2);
    CHECK(match({project})["total"] == 0);
    const auto history = run_bearing({"history", project, "r-1"}).out;
    CHECK(history.find("anna: same place") != std::string::npos);
    CHECK(history.find("joined r-1 into GEO1") != std::string::npos);
    CHECK(run_bearing({"match", project, "--split", "GEO1"}).status == 0);
    CHECK(Store::open(project).incidents() == before);
    CHECK(match({project})["total"] == 1);
}

TEST_CASE("Impossible joins are refused") {
    const std::string project = make_project("refuse");
    for (const auto& arguments :
         std::vector<std::vector<std::string>>{{"match", project, "--accept", "GEO1", "none"},
                                               {"match", project, "--accept", "GEO1", "GEO1"},
                                               {"match", project, "--split", "GEO1"},
                                               {"match", project, "--split", "none"}}) {
        const auto run = run_bearing(arguments);
        INFO(run.err);
        CHECK(run.status == 1);
        CHECK(run.err.starts_with("bearing: "));
    }
    CHECK(run_bearing({"match", project, "--accept", "GEO1"}).status == 2);
    CHECK(run_bearing({"match", project, "--within-km", "-1"}).status == 2);
    CHECK(Store::open(project).revisions().size() == 2);
}
