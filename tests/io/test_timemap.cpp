#include <catch2/catch.hpp>

#include "bearing/base/error.hpp"
#include "field_rows.hpp"
#include "io/timemap.hpp"
#include "read_all.hpp"

using namespace bearing;
using namespace bearing::test;

namespace {

constexpr const char* kDocument = R"({
 "events": [
  {"id": "e1", "description": "Shells fell on the \"North\" quarter", "date": "10/04/2020", "time": "14:30",
   "time_precision": "", "location": "Stepanakert", "latitude": "39,8153", "longitude": "46,7519", "x": "", "y": "",
   "type": "", "category": "Night", "category_full": "Attacks/Night", "associations": ["a1", "gone"],
   "sources": ["s1", "s2", "missing"], "comments": "seen twice", "time_display": "", "narrative___stepStyles": ["x"],
   "shape": "", "colour": "#ff0000", "civId": "C9", "graphic": "TRUE", "own_field": "kept"},
  {"id": "e2", "description": "No place", "date": "10/13/2020", "time": "", "latitude": "", "longitude": "",
   "associations": [], "sources": []},
  {"id": "e3", "description": "No date", "date": "", "latitude": "40", "longitude": "47.5", "sources": []},
  {"id": "e4", "description": "Neither", "date": "", "latitude": "", "longitude": ""},
  {"id": "e5", "description": "Half", "date": "10/04/2020", "latitude": "40", "longitude": ""},
  {"id": "e6", "description": "No such day", "date": "02/30/2020", "latitude": "40", "longitude": "47"},
  {"id": "e1", "description": "Again", "date": "10/05/2020", "latitude": "40", "longitude": "47"},
  "not an event"],
 "sources": {
  "s1": {"id": "s1", "title": "Video of the quarter", "paths": ["media/1.mp4"], "type": "Video",
         "affil_s": ["Agency One"], "url": "https://example.org/1", "description": "filmed from a roof",
         "author": "A. Witness", "date": "10/05/2020"},
  "s2": {"id": "s2", "title": "A photo", "paths": ["https://example.org/2.jpg"], "affil_s": ["Agency Two"]}},
 "associations": [{"id": "a1", "title": "Armed clash", "mode": "FILTER", "filter_paths": ["Kind", "Armed clash"]}],
 "sites": [{"id": "p1", "description": "", "site": "School", "latitude": "39.8", "longitude": "46.7", "enabled": "1"}]})";

bool warned(const IncidentFile& file, const std::string& field, const std::string& words) {
    for (const auto& issue : file.warnings)
        if (issue.field == field && issue.message.find(words) != std::string::npos) return true;
    return false;
}

}  // namespace

TEST_CASE("TimeMap's events become incidents with their sources as claims") {
    const IncidentFile file = parse_timemap(kDocument, "t.json");
    CHECK(file.format == "timemap");
    CHECK(file.rows == 8);
    REQUIRE(file.incidents.size() == 3);
    const Incident& incident = file.incidents[0];
    CHECK(incident.id == "timemap:e1");
    CHECK(incident.summary == "Shells fell on the \"North\" quarter");
    CHECK(to_string(incident.when->span) == "2020-10-04");
    CHECK(incident.when->span.first_minute == 14 * 60 + 30);
    CHECK(incident.where->name == "Stepanakert");
    CHECK(incident.where->footprint.point == LonLat{46.7519, 39.8153});
    CHECK(incident.type == EventType::armed_clash);
    REQUIRE(incident.claims.size() == 2);
    CHECK(incident.claims[0].claimant == "A. Witness");
    CHECK(incident.claims[0].source ==
          Source{"Agency One", "Video of the quarter", "https://example.org/1", parse_day("2020-10-05"), ""});
    CHECK(incident.claims[0].note == "filmed from a roof");
    CHECK(incident.claims[1].claimant == "Agency Two");
    CHECK(incident.claims[1].source.url == "https://example.org/2.jpg");
    CHECK_FALSE(file.incidents[1].where);
    CHECK_FALSE(file.incidents[2].when);
}

TEST_CASE("What TimeMap's rules refuse is rejected with its JSON; what dangles is told") {
    const IncidentFile file = parse_timemap(kDocument, "t.json");
    REQUIRE(file.rejected.size() == 5);
    const std::vector<std::pair<std::string, std::string>> reasons{
        {"date", "neither a date nor a place"},
        {"longitude", "half of the coordinates missing"},
        {"date", "impossible date"},
        {"", "duplicate id"},
        {"", "not an object"}};
    for (std::size_t i = 0; i < reasons.size(); ++i) {
        CHECK(file.rejected[i].issue.field == reasons[i].first);
        CHECK(file.rejected[i].issue.message == reasons[i].second);
        CHECK(file.rejected[i].issue.line == i + 4);
    }
    CHECK(file.rejected[0].raw.find("\"description\":\"Neither\"") != std::string::npos);
    CHECK(warned(file, "sources", "missing"));
    CHECK(warned(file, "associations", "gone"));
    CHECK(warned(file, "graphic", "graphic"));
    CHECK(warned(file, "sites", "no incidents"));
}

TEST_CASE("Everything in an event is kept word for word") {
    const IncidentFile file = parse_timemap(kDocument, "t.json");
    const Verbatim& verbatim = file.incidents[0].verbatim;
    CHECK(verbatim.value("latitude") == "39,8153");
    CHECK(verbatim.value("own_field") == "kept");
    CHECK(verbatim.value("sources") == R"(["s1","s2","missing"])");
    CHECK(verbatim.value("narrative___stepStyles") == R"(["x"])");
    CHECK(verbatim.value("comments") == "seen twice");
    CHECK(verbatim.size() == 23);
    CHECK(file.incidents[1].verbatim.columns() != verbatim.columns());
}

TEST_CASE("A Bellingcat download is an array of events with their sources in them") {
    const IncidentFile file = parse_timemap(
        R"([{"id":"CIV0001","date":"3/7/2022","latitude":"50.0","longitude":"36.2","location":"A town",
             "description":"Damage","sources":[{"id":"1","path":"https://example.org/x","description":"a clip"}],
             "filters":[{"key":"Type of area affected","value":"Residential"},{"key":"Weapon","value":"Grenade"}]},
            {"id":"","civId":"CIV0002","date":"3/25/2022 08:15","latitude":"50.0","longitude":"36.2","description":"More",
             "sources":"https://example.org/a,b,https://example.org/c"}])",
        "bc.json");
    REQUIRE(file.incidents.size() == 2);
    CHECK(to_string(file.incidents[0].when->span) == "2022-03-07");
    CHECK(file.incidents[0].type == EventType::grenade);
    REQUIRE(file.incidents[0].claims.size() == 1);
    CHECK(file.incidents[0].claims[0].source.url == "https://example.org/x");
    CHECK(file.incidents[0].claims[0].note == "a clip");
    CHECK(file.incidents[1].id == "timemap:CIV0002");
    CHECK(file.incidents[1].when->span.first_minute == 8 * 60 + 15);
}

TEST_CASE("Dates have the month first unless the file's own dates prove the day") {
    const auto dates = [](const std::string& first, const std::string& second) {
        const auto event = [](const std::string& id, const std::string& date) {
            return R"({"id":")" + id + R"(","description":"d","date":")" + date + R"("})";
        };
        const auto file = parse_timemap("[" + event("a", first) + "," + event("b", second) + "]", "t.json");
        REQUIRE(file.incidents.size() == 2);
        return to_string(file.incidents[0].when->span) + " " + to_string(file.incidents[1].when->span);
    };
    CHECK(dates("03/04/2020", "10/13/2020") == "2020-03-04 2020-10-13");
    CHECK(dates("03/04/2020", "13/10/2020") == "2020-04-03 2020-10-13");
    CHECK(dates("03/04/2020", "2020-10-13") == "2020-03-04 2020-10-13");
}

TEST_CASE("A stated precision widens an event's day") {
    const auto span = [](const std::string& precision) {
        const auto file = parse_timemap(
            R"([{"id":"a","description":"d","date":"10/14/2020","time_precision":")" + precision + R"("}])",
            "t.json");
        return to_string(file.incidents[0].when->span);
    };
    CHECK(span("") == "2020-10-14");
    CHECK(span("day") == "2020-10-14");
    CHECK(span("Week") == "2020-10-11 to 2020-10-17");
    CHECK(span("month") == "2020-10-01 to 2020-10-31");
    CHECK(span("year") == "2020-01-01 to 2020-12-31");
}

TEST_CASE("TimeMap's sheets and a download as CSV are read row by row") {
    const auto sheet =
        map_table(timemap_mapper,
                  "id,description,date,time,location,latitude,longitude,category,association1,association2,"
                  "source1,source2,path1\n"
                  "7,Shells,10/04/2020,14:30,Town,\"39,82\",\"46,75\",,Grenade,x,S1,,https://example.org/1\n"
                  "8,Nothing,,,,,,,,,,,\n");
    REQUIRE(sheet.incidents.size() == 1);
    CHECK(sheet.incidents[0].type == EventType::grenade);
    CHECK(sheet.incidents[0].where->footprint.point == LonLat{46.75, 39.82});
    REQUIRE(sheet.incidents[0].claims.size() == 1);
    CHECK(sheet.incidents[0].claims[0].source == Source{"", "S1", "https://example.org/1", {}, ""});
    CHECK(sheet.incidents[0].verbatim.value("association2") == "x");
    REQUIRE(sheet.faults.size() == 1);
    CHECK(sheet.faults[0].reason == "neither a date nor a place");

    const auto download =
        map_table(timemap_mapper,
                  "id,date,latitude,longitude,location,description,sources,filters\n"
                  "CIV1,3/7/2022,50.0,36.2,A town,Damage,"
                  "\"https://example.org/a,b,https://example.org/c\",\"Residential,Grenade\"\n");
    REQUIRE(download.incidents.size() == 1);
    CHECK(download.incidents[0].type == EventType::grenade);
    REQUIRE(download.incidents[0].claims.size() == 2);
    CHECK(download.incidents[0].claims[0].source.url == "https://example.org/a,b");

    const auto is_ours = [](std::vector<std::string> names) {
        return is_timemap_table(
            {"t", std::make_shared<const std::vector<std::string>>(std::move(names)), {}});
    };
    CHECK(is_ours({"id", "description", "date", "latitude", "longitude", "association1"}));
    CHECK(is_ours({"id", "date", "latitude", "longitude", "location", "description", "sources", "filters"}));
    CHECK_FALSE(is_ours({"id", "description", "date", "latitude", "longitude"}));
    CHECK_THROWS_AS(map_table(timemap_mapper, "id,description\n"), FormatError);
}

TEST_CASE("What is no TimeMap is refused with advice") {
    CHECK_THROWS_WITH(parse_timemap("[{\"id\":1}]", "t.json"), Catch::Contains("no events"));
    CHECK_THROWS_WITH(parse_timemap("{\"events\": [{\"id\"", "t.json"), Catch::Contains("near byte"));
    CHECK_THROWS_WITH(parse_timemap(std::string(5000, '['), "t.json"), Catch::Contains("nested"));
    CHECK(is_timemap(nlohmann::ordered_json::parse(kDocument)));
    CHECK_FALSE(is_timemap(nlohmann::ordered_json::parse(R"({"features":[],"events":[]})")));
    CHECK(is_timemap(
        nlohmann::ordered_json::parse(R"({"export_events":[{"description":"d","date":"1/2/2020"}]})")));
}

TEST_CASE("TimeMap's sheets are known by any of its own columns, and their dates decide the order together") {
    const auto bc = read_bytes(
        "civId,description,date,location,latitude,longitude,source_1,path_1\n"
        "C1,Strike,10/3/2020,Town,39.8,46.7,s1,https://example.org\n");
    CHECK(bc.format == "timemap");
    CHECK(bc.incidents.at(0).id == "timemap:C1");
    CHECK(bc.incidents[0].claims.at(0).source.url == "https://example.org");
    CHECK(to_string(bc.incidents[0].when->span) == "2020-10-03");
    const auto british = read_bytes(
        "id,description,date,location,latitude,longitude,association1\n"
        "1,Strike,3/10/2020,Town,39.8,46.7,a\n2,Strike,25/10/2020,Town,39.8,46.7,a\n");
    CHECK(to_string(british.incidents.at(0).when->span) == "2020-10-03");
    const auto titles = read_bytes(
        R"({"events": [{"id": "1", "description": "d", "date": "10/04/2020", "latitude": "39", "longitude": "46",
            "associations": ["Armed clash"]}], "associations": [{"id": "a1", "title": "Armed clash", "mode": "FILTER"}]})");
    CHECK(titles.incidents.at(0).type == EventType::armed_clash);
    CHECK(titles.warnings.empty());
}
