#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "bearing/base/data_files.hpp"
#include "bearing/base/error.hpp"
#include "bearing/incident/incident_json.hpp"
#include "bearing/io/read_incidents.hpp"
#include "read_all.hpp"
#include "support/sample_incident.hpp"

using namespace bearing;
using test::full_incident;

namespace {

std::vector<const Incident*> pointers(const std::vector<Incident>& incidents) {
    std::vector<const Incident*> out;
    for (const auto& incident : incidents) out.push_back(&incident);
    return out;
}

constexpr const char* kHeader = "id,date_first,lat,lon,stance,claimant,actor\n";

}  // namespace

TEST_CASE("CSV and GeoJSON give back every field of every incident") {
    Incident bare;
    bare.id = "bare";
    const std::vector<Incident> incidents{full_incident(), bare};
    CHECK(parse_csv(to_csv(pointers(incidents)), "x.csv").incidents == incidents);
    CHECK(parse_geojson(to_geojson(pointers(incidents)), "x.geojson").incidents == incidents);
}

TEST_CASE("The bundled sample reads without a single complaint and round-trips") {
    const IncidentFile sample = read_incidents(data_file("sample/incidents.csv"));
    CHECK(sample.rows == 134);
    CHECK(sample.incidents.size() == 64);
    CHECK(sample.rejected.empty());
    CHECK(sample.warnings.empty());
    CHECK(parse_csv(to_csv(pointers(sample.incidents)), "x").incidents == sample.incidents);
    CHECK(parse_geojson(to_geojson(pointers(sample.incidents)), "x").incidents == sample.incidents);
}

TEST_CASE("A broken row costs itself, with its line, field and reason") {
    struct Case {
        std::string row;
        std::string field;
        std::string reason;
    };
    for (const Case& c : std::vector<Case>{
             {"x,2020-10-04,97,46.75,,,", "lat", "latitude out of range"},
             {"x,2020-10-04,39.82,181,,,", "lon", "longitude out of range"},
             {"x,2020-10-04,39.82,,,,", "lon", "half of the coordinates missing"},
             {"x,2020-10-04,north,46.75,,,", "lat", "latitude is not a number"},
             {"x,2020-13-04,39.82,46.75,,,", "date_first", "impossible date"},
             {"x,2020-10-04,39.82,46.75,shouts,A,B", "stance", "unknown stance"},
             {"x,2020-10-04,39.82,46.75,alleges,A,", "actor", "alleges without an actor"},
             {"x,2020-10-04,39.82", "", "too few fields"},
             {"x,2020-10-04,39.82,46.75,,,,", "", "too many fields"},
             {"\"x,2020-10-04,39.82,46.75,,,", "", "broken quotes"},
             {"\xFF,2020-10-04,39.82,46.75,,,", "", "not UTF-8"},
         }) {
        const std::string good = "ok,2020-10-04,39.82,46.75,,,\n";
        const auto file =
            parse_csv(kHeader + good + c.row + "\n" + "ok2,2020-10-04,39.82,46.75,,,\n", "t.csv");
        INFO(c.row);
        CHECK(file.rows == 3);
        CHECK(file.incidents.size() == 2);
        REQUIRE(file.rejected.size() == 1);
        CHECK(file.rejected[0].issue.line == 3);
        CHECK(file.rejected[0].issue.field == c.field);
        CHECK(file.rejected[0].issue.message == c.reason);
        CHECK(file.rejected[0].raw == c.row);
        CHECK(to_rejects_csv(file.rejected).find(c.reason) != std::string::npos);
    }
}

TEST_CASE("Rows without a time or place are kept") {
    const auto file = parse_csv(std::string(kHeader) + "a,,39.82,46.75,,,\nb,2020-10-04,,,,,\n", "t.csv");
    REQUIRE(file.incidents.size() == 2);
    CHECK_FALSE(file.incidents[0].when);
    CHECK_FALSE(file.incidents[1].where);
    CHECK(file.rejected.empty());
}

TEST_CASE("Rows of one id become one incident; a contradiction is told") {
    const auto file = parse_csv(std::string(kHeader) +
                                    "a,2020-10-04,39.82,46.75,alleges,X,Y\n"
                                    "a,2020-10-05,39.82,46.75,denies,Y,Y\n",
                                "t.csv");
    REQUIRE(file.incidents.size() == 1);
    CHECK(file.incidents[0].claims.size() == 2);
    CHECK(to_string(file.incidents[0].when->span.first) == "2020-10-04");
    CHECK_FALSE(file.warnings.empty());
    CHECK(file.warnings[0].line == 3);
}

TEST_CASE("Columns that are not ours are kept word for word, other spellings and delimiters are met") {
    const auto file =
        parse_csv("\xEF\xBB\xBFID;Date;Latitude;Longitude;Region code\na;2020-10-04;39.82;46.75;R-7\n", "t");
    REQUIRE(file.incidents.size() == 1);
    CHECK(file.incidents[0].verbatim.cells() == std::vector<Verbatim::Cell>{{"Region code", "R-7"}});
    CHECK(file.incidents[0].where->footprint.radius_m == 5000);
}

TEST_CASE("What is neither CSV nor GeoJSON of ours is refused with advice") {
    CHECK_THROWS_WITH(parse_incidents("", "e.csv"), Catch::Contains("empty"));
    CHECK_THROWS_WITH(parse_incidents(std::string_view("PK\0\0x", 5), "e.xlsx"), Catch::Contains("binary"));
    CHECK_THROWS_WITH(parse_incidents("a,b\n1,2\n", "e.csv"), Catch::Contains("date_first"));
    CHECK_THROWS_WITH(parse_incidents("{\"features\": [", "e.json"), Catch::Contains("byte"));
    CHECK_THROWS_WITH(parse_incidents("{\"a\": 1}", "e.json"), Catch::Contains("FeatureCollection"));
}

TEST_CASE("A broken GeoJSON feature costs itself") {
    const std::string good = to_json(full_incident()).dump();
    const auto file =
        parse_geojson("{\"features\":[{\"properties\":" + good +
                          "},{\"properties\":{\"id\":\"x\",\"where\":{\"lat\":99,\"lon\":0}}},{},"
                          "{\"properties\":{\"id\":\"y\",\"claims\":[{\"stance\":5}]}}]}",
                      "t");
    CHECK(file.rows == 4);
    CHECK(file.incidents.size() == 1);
    CHECK(file.rejected.size() == 3);
}

TEST_CASE("The JSON has the keys of the contract") {
    const auto json = to_json(full_incident());
    for (const char* key :
         {"id", "background", "summary", "span", "when", "where", "type", "weapons", "casualties", "claims"})
        CHECK(json.contains(key));
    CHECK(json["when"]["first"] == "2020-10-03");
    CHECK(json["where"]["precision"] == "town");
    CHECK(json["casualties"]["killed"]["low"] == 1);
    CHECK(json["claims"][0]["date"] == "2020-10-05");
    CHECK(json["claims"][1]["killed"].is_null());
    CHECK(to_json(Incident{})["where"].is_null());
}

TEST_CASE("Bearing's CSV as a spreadsheet with decimal commas saves it") {
    const auto file = test::read_bytes(
        "date_first;lat;lon;radius_m;claimant;stance\n2020-10-03;39,82;46,75;1500,5;A;reports\n");
    CHECK(file.format == "bearing-csv");
    REQUIRE(file.incidents.size() == 1);
    CHECK(file.incidents[0].where->footprint.point == LonLat{46.75, 39.82});
    CHECK(file.incidents[0].where->footprint.radius_m == 1500.5);
}
