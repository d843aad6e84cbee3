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

TEST_CASE("names, with languages and sides, are listed in json, in jsonl on demand", "[commands][geocode]") {
    const json best = json::parse(run_bearing({"geocode", "Khankendi"}).out)["candidates"].at(0);
    const auto has = [&](const char* text, const char* language, const char* side) {
        return std::any_of(best["names"].begin(), best["names"].end(), [&](const json& n) {
            return n["text"] == text && n["language"] == language && n["side"] == side;
        });
    };
    CHECK(has("Xankəndi", "az", "az"));
    CHECK(has("Ստեփանակերտ", "hy", "am"));
    const auto line = [](std::vector<std::string> args) {
        return json::parse(run_bearing(args).out)["candidates"][0];
    };
    CHECK_FALSE(line({"geocode", "Baku", "--format", "jsonl", "--limit", "1"}).contains("names"));
    CHECK(line({"geocode", "Baku", "--format", "jsonl", "--limit", "1", "--names"})["names"].size() > 1);
    CHECK(line({"geocode", "Pristina", "--format", "jsonl", "--worldview", "rs"})["country"] == "RS");
    CHECK(line({"geocode", "Pristina", "--format", "jsonl"})["country_views"].size() >= 1);
    CHECK(run_bearing({"geocode", "Baku", "--worldview", "Serbia"}).status == 2);
}

TEST_CASE("reverse geocoding lists places near a point and areas that hold it", "[commands][geocode]") {
    for (const char* point : {"46.751,39.821", "39.821N 46.751E"}) {
        const auto run = run_bearing({"geocode", "--reverse", point, "--limit", "2"});
        CHECK(run.status == 0);
        const json answer = json::parse(run.out);
        INFO(point);
        CHECK(answer["lat"].get<double>() == Approx(39.821));
        CHECK(answer["where"]["by_place"] == "Stepanakert");
        CHECK(answer["candidates"].size() == 2);
        CHECK(answer["candidates"][0]["place_id"] == "bearing:stepanakert");
        CHECK(std::any_of(answer["areas"].begin(), answer["areas"].end(), [](const json& a) {
            return a["place_id"] == "bearing:country-az" && a["lies"] == "inside";
        }));
    }
    // Latitude first is refused rather than guessed where it is no longitude-latitude pair.
    const json refused = json::parse(run_bearing({"geocode", "--reverse", "39.82 46.75"}).out);
    CHECK(refused["candidates"].empty());
    CHECK(refused["issues"].size() == 1);
    const auto batch =
        run_bearing({"geocode", "--reverse", "--batch", "-", "--limit", "1"}, "46.75,39.82\n\n45.3,40.14\n");
    std::istringstream lines(batch.out);
    std::vector<json> answers;
    for (std::string line; std::getline(lines, line);) answers.push_back(json::parse(line));
    REQUIRE(answers.size() == 3);
    CHECK(answers[1]["where"].is_null());
    CHECK(answers[2]["where"]["country"] == "AM");
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
