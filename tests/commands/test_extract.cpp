#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "bearing/base/files.hpp"
#include "commands/program.hpp"
#include "support/paths.hpp"

using bearing::test::run_bearing;
using Json = nlohmann::json;

TEST_CASE("extract reads standard input and prints the contract's JSON") {
    const auto run =
        run_bearing({"extract", "-", "--published", "2020-10-06"},
                    "According to Amnesty International, Azerbaijani forces appear to have fired cluster "
                    "munitions into Hadrut on 3-4 October.");
    REQUIRE(run.status == 0);
    const auto json = Json::parse(run.out);
    CHECK(json["schema"] == "bearing/extract/1");
    CHECK(json["report"]["published"] == "2020-10-06");
    CHECK(json["report"]["sha256"].get<std::string>().size() == 64);
    REQUIRE(json["incidents"].size() == 1);
    const auto& incident = json["incidents"][0];
    CHECK(incident["id"] == "r1");
    CHECK(incident["when"]["first"] == "2020-10-03");
    CHECK(incident["where"]["name"] == "Hadrut");
    REQUIRE(incident["claims"].size() == 1);
    CHECK(incident["claims"][0]["claimant"] == "Amnesty International");
    CHECK(incident["claims"][0]["actor_country"] == "AZ");
    CHECK(incident["claims"][0]["hedge"] == "appear to have");
}

TEST_CASE("A document with nothing in it gives empty lists and says so") {
    const auto run = run_bearing({"extract", "-"}, "The conference opens in Geneva on Monday.\n");
    REQUIRE(run.status == 0);
    CHECK(Json::parse(run.out)["incidents"].empty());
    CHECK(run.err.find("0 draft incidents") != std::string::npos);
}

TEST_CASE("An empty document gives empty lists and says that it holds no text") {
    const auto run = run_bearing({"extract", "-"}, " \n\n");
    REQUIRE(run.status == 0);
    const auto json = Json::parse(run.out);
    CHECK((json["incidents"].empty() && json["unlocated"].empty() && json["undated"].empty()));
    CHECK(run.err.find("holds no text") != std::string::npos);
}

TEST_CASE("Several reports are an array in their order; one that cannot be read costs itself only") {
    const auto folder = bearing::test::scratch_folder("extract-several");
    bearing::write_file(folder / "a.txt", "On 3 October 2020 rockets hit Ganja.\n");
    bearing::write_file(folder / "b.html",
                        "<html><body><p>On 4 October 2020 shells hit Barda.</p></body></html>");
    const auto both = run_bearing({"extract", (folder / "a.txt").string(), (folder / "b.html").string()}, "");
    REQUIRE(both.status == 0);
    const auto json = Json::parse(both.out);
    REQUIRE(json.size() == 2);
    CHECK(json[0]["incidents"][0]["where"]["name"] == "Ganja");
    CHECK(json[1]["incidents"][0]["where"]["name"] == "Barda");
    const auto csv = run_bearing({"extract", (folder / "a.txt").string(), (folder / "missing.txt").string(),
                                  (folder / "b.html").string(), "--format", "csv"},
                                 "");
    CHECK(csv.status == 1);
    CHECK(csv.out.find("Ganja") != std::string::npos);
    CHECK(csv.out.find("Barda") != std::string::npos);
    CHECK(csv.err.find("missing.txt") != std::string::npos);
}

TEST_CASE("CSV and GeoJSON drafts carry the report's hash in their ids") {
    const std::string text = "(Tbilisi, 6 October 2020) - Rockets hit Ganja on 4 October.";
    const auto csv = run_bearing({"extract", "--format", "csv"}, text);
    CHECK(csv.status == 0);
    CHECK(csv.out.find("-r1,r1,false,") != std::string::npos);
    CHECK(run_bearing({"extract", "--published", "6 Oct"}, text).status == 2);
}
