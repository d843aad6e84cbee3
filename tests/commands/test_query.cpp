#include <algorithm>
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "commands/program.hpp"

using bearing::test::run_bearing;
using Json = nlohmann::json;

namespace {

Json query(std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), {"query", "--format", "json"});
    const auto run = run_bearing(arguments);
    REQUIRE(run.status == 0);
    return Json::parse(run.out);
}

/// The match of the incident whose interval is 3-4 October 2020 in Stepanakert, or "" if it is not there.
std::string stepanakert_match(const Json& answer) {
    for (const auto& incident : answer["incidents"])
        if (incident["when"]["first"] == "2020-10-03" && incident["when"]["last"] == "2020-10-04" &&
            incident["where"]["name"].get<std::string>().starts_with("Stepanakert"))
            return incident["match"];
    return "";
}

}  // namespace

TEST_CASE("An interval that only overlaps the window is a possible match, one inside it a certain one") {
    const auto day = query({"--from", "2020-10-04", "--to", "2020-10-04", "--actor", "Azerbaijani forces"});
    CHECK(day["schema"] == "bearing/query/1");
    CHECK(stepanakert_match(day) == "possible");
    const auto days = query({"--from", "2020-10-03", "--to", "2020-10-04", "--actor", "Azerbaijani forces"});
    CHECK(stepanakert_match(days) == "certain");
    const auto certain = query({"--from", "2020-10-04", "--to", "2020-10-04", "--certain-only"});
    CHECK(stepanakert_match(certain).empty());
    CHECK(certain["counts"]["possible"] == 0);
}

TEST_CASE("Counts and incidents agree") {
    const auto all = query({});
    CHECK(all["counts"]["certain"].get<std::size_t>() == all["incidents"].size());
    CHECK(all["incidents"].size() == 64);
    for (const auto& incident : all["incidents"]) CHECK_FALSE(incident["claims"].empty());
    const auto bins = query({"--count-by", "actor"});
    CHECK(bins.contains("bins"));
    CHECK_FALSE(bins.contains("incidents"));
}

TEST_CASE("The filter options of the contract all work on the sample") {
    const auto size = [](const std::vector<std::string>& arguments) {
        return query(arguments)["incidents"].size();
    };
    const auto all = size({});
    CHECK(size({"--weapon", "cluster_munition"}) < all);
    CHECK(size({"--weapon", "cluster_munition"}) > 0);
    CHECK(size({"--claimant", "Human Rights Watch"}) > 0);
    CHECK(size({"--stance", "denies"}) > 0);
    CHECK(size({"--uncontested"}) < all);
    CHECK(size({"--min-claimants", "3"}) < size({"--min-claimants", "2"}));
    CHECK(size({"--bbox", "46.6,39.7,46.9,39.95"}) > 0);
    CHECK(size({"--place", "Xankəndi"}) > 0);
    CHECK(size({"--place", "Xankəndi", "--within-km", "40"}) > size({"--place", "Xankəndi"}));
    CHECK(size({"--max-radius-km", "1"}) < all);
    CHECK(size({"--actor", "Azerbaijan"}) >= size({"--actor", "Azerbaijani forces"}));
    CHECK(size({"--actor", "Azerbaijan", "--actor", "Armenia"}) >= size({"--actor", "Azerbaijan"}));
    CHECK(size({"--text", "market"}) > 0);
    CHECK(size({"--type", "air_drone_strike"}) > 0);
}

TEST_CASE("An unknown place is an error with advice; an unknown actor finds nothing") {
    const auto run = run_bearing({"query", "--place", "Qwertyville"});
    CHECK(run.status == 1);
    CHECK(run.err.find("Qwertyville") != std::string::npos);
    CHECK(query({"--actor", "Martians"})["incidents"].empty());
}

TEST_CASE("The summary counts certain and possible apart and warns of the sample") {
    const auto run = run_bearing({"query", "--from", "2020-10-04", "--to", "2020-10-04"});
    CHECK(run.out.find("possible") != std::string::npos);
    CHECK(run.err.find("not verified") != std::string::npos);
}
