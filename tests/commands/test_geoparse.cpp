#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <sstream>

#include "commands/program.hpp"

using bearing::test::run_bearing;
using nlohmann::json;

TEST_CASE("geoparse prints the place names of a text with their places", "[commands][geoparse]") {
    const auto run = run_bearing({"geoparse", "-"}, "Baku denied that Khankendi had been shelled.");
    CHECK(run.status == 0);
    const json result = json::parse(run.out);
    CHECK(result["schema"] == "bearing/geoparse/1");
    REQUIRE(result["toponyms"].size() == 2);
    CHECK(result["toponyms"][0]["role"] == "actor");
    const json& place = result["toponyms"][1];
    CHECK(place["text"] == "Khankendi");
    CHECK(place["start"] == 17);
    CHECK(place["end"] == 26);
    CHECK(place["place_id"] == "bearing:stepanakert");
    CHECK(place["country"] == "AZ");
    CHECK(place["role"] == "event");
    CHECK(place["lat"].get<double>() == Approx(39.82).margin(0.05));
    for (const char* field : {"lon", "score", "reason", "precision", "radius_m", "candidates"})
        CHECK(place.contains(field));
}

TEST_CASE("geoparse answers lines in order, with spans exactly these", "[commands][geoparse]") {
    const auto run =
        run_bearing({"geoparse", "-", "--jsonl"},
                    "{\"id\": \"a\", \"text\": \"Rain fell in Goris.\"}\n"
                    "\n"
                    "{\"id\": 7, \"text\": \"Rain in Goris and Qqqq.\", \"spans\": [[18, 22], [8, 13]]}\n");
    CHECK(run.status == 0);
    std::istringstream lines(run.out);
    std::vector<json> results;
    for (std::string line; std::getline(lines, line);) results.push_back(json::parse(line));
    REQUIRE(results.size() == 2);
    CHECK(results[0]["id"] == "a");
    CHECK(results[0]["toponyms"].size() == 1);
    CHECK(results[1]["id"] == 7);
    REQUIRE(results[1]["toponyms"].size() == 2);
    CHECK(results[1]["toponyms"][0]["lat"].is_null());
    CHECK(results[1]["toponyms"][0]["start"] == 18);
    CHECK(results[1]["toponyms"][1]["place_id"] == "bearing:goris");
}

TEST_CASE("a line that cannot be read costs itself", "[commands][geoparse]") {
    const auto run = run_bearing({"geoparse", "-", "--jsonl"},
                                 "not json\n"
                                 "{\"id\": 1, \"text\": \"Goris\", \"spans\": [[0, 99]]}\n"
                                 "{\"id\": 2, \"text\": \"Rain fell in Goris.\"}\n");
    CHECK(run.status == 1);
    std::istringstream lines(run.out);
    std::vector<json> results;
    for (std::string line; std::getline(lines, line);) results.push_back(json::parse(line));
    REQUIRE(results.size() == 3);
    CHECK(results[0].contains("error"));
    CHECK(results[1]["id"] == 1);
    CHECK(results[1]["error"].get<std::string>().find("[0, 99]") != std::string::npos);
    CHECK(results[2]["toponyms"].size() == 1);
    CHECK(run.err.find("line 1") != std::string::npos);
}

TEST_CASE("wrong usage of geoparse exits 2, an unreadable file 1", "[commands][geoparse]") {
    CHECK(run_bearing({"geoparse", "-", "--country", "ZZ"}, "Goris").status == 2);
    CHECK(run_bearing({"geoparse", "-", "--format", "xml"}, "Goris").status == 2);
    for (const std::vector<std::string>& arguments : {std::vector<std::string>{"geoparse", "/nowhere/a.txt"},
                                                      {"geoparse", "/nowhere/a.jsonl", "--jsonl"}}) {
        const auto run = run_bearing(arguments);
        CHECK(run.status == 1);
        CHECK(run.err.find("/nowhere/") != std::string::npos);
    }
}
