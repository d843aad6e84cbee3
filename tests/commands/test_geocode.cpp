#include <algorithm>
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <sstream>

#include "commands/program.hpp"

using bearing::test::run_bearing;
using nlohmann::json;

TEST_CASE("geocode prints one object for one name, an array for several", "[commands][geocode]") {
    const auto one = run_bearing({"geocode", "Khankendi"});
    CHECK(one.status == 0);
    CHECK(one.err.empty());
    const json answer = json::parse(one.out);
    CHECK(answer["schema"] == "bearing/geocode/1");
    CHECK(answer["query"] == "Khankendi");
    CHECK(answer["issues"].empty());
    const json& best = answer["candidates"].at(0);
    CHECK(best["name"] == "Stepanakert");
    CHECK(best["matched"] == "Khankendi");
    CHECK(best["tier"] == "exact");
    CHECK(best["precision"] == "town");
    CHECK(best["country"] == "AZ");
    for (const char* field :
         {"lat", "lon", "radius_m", "feature", "admin1", "population", "place_id", "score", "reason"})
        CHECK(best.contains(field));
    const json both = json::parse(run_bearing({"geocode", "Martuni", "Baku", "--limit", "1"}).out);
    REQUIRE(both.size() == 2);
    CHECK(both[1]["query"] == "Baku");
}

TEST_CASE("an unknown name is an empty list and no failure", "[commands][geocode]") {
    const auto run = run_bearing({"geocode", "Xyzzyville"});
    CHECK(run.status == 0);
    CHECK(json::parse(run.out)["candidates"].empty());
}

TEST_CASE("a batch answers line by line, in order, blank lines included", "[commands][geocode]") {
    const auto run =
        run_bearing({"geocode", "--batch", "-", "--limit", "1"}, "Hadrut\r\n\nXyzzyville\n\xff\nBarda");
    CHECK(run.status == 0);
    std::istringstream lines(run.out);
    std::vector<std::string> queries;
    for (std::string line; std::getline(lines, line);) queries.push_back(json::parse(line)["query"]);
    CHECK(queries == std::vector<std::string>{"Hadrut", "", "Xyzzyville", "\uFFFD", "Barda"});
}

TEST_CASE("geocode hints and formats", "[commands][geocode]") {
    const auto id = [](const std::vector<std::string>& arguments) -> std::string {
        return json::parse(run_bearing(arguments).out)["candidates"].at(0)["place_id"];
    };
    CHECK(id({"geocode", "Martuni", "--country", "am"}) == "bearing:martuni-armenia");
    CHECK(id({"geocode", "Martuni", "--near", "45.3,40.2"}) == "bearing:martuni-armenia");
    const auto csv = run_bearing({"geocode", "Hadrut", "--limit", "1", "--format", "csv"});
    CHECK(csv.out.starts_with("query,rank,name,matched,tier,lat,lon,"));
    CHECK(std::count(csv.out.begin(), csv.out.end(), '\n') == 2);
}

TEST_CASE("wrong usage of geocode exits 2, an unreadable batch 1", "[commands][geocode]") {
    const std::vector<std::vector<std::string>> wrong{{"geocode"},
                                                      {"geocode", "x", "--batch", "-"},
                                                      {"geocode", "x", "--near", "200,100"},
                                                      {"geocode", "x", "--country", "ZZ"},
                                                      {"geocode", "x", "--limit", "0"},
                                                      {"geocode", "x", "--format", "xml"}};
    for (const auto& arguments : wrong) {
        const auto run = run_bearing(arguments);
        CHECK(run.status == 2);
        CHECK(run.out.empty());
        CHECK_FALSE(run.err.empty());
    }
    const auto run = run_bearing({"geocode", "--batch", "/nowhere/queries.txt"});
    CHECK(run.status == 1);
    CHECK(run.err.find("/nowhere/queries.txt") != std::string::npos);
}
