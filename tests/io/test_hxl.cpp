#include <catch2/catch.hpp>

#include "bearing/base/error.hpp"
#include "field_samples.hpp"
#include "io/hxl_tags.hpp"
#include "read_all.hpp"

using namespace bearing;
using namespace bearing::test;

namespace {

MappedTable map_hxl(const NamedCells& tagged) {
    std::string names, tags, values;
    for (std::size_t i = 0; i < tagged.size(); ++i) {
        const std::string comma = i == 0 ? "" : ",";
        names += comma + "c" + std::to_string(i);
        tags += comma + csv_field(tagged[i].first);
        values += comma + csv_field(tagged[i].second);
    }
    return map_table(hxl_mapper, names + "\n" + tags + "\n" + values + "\n", true);
}

Incident incident_of(const NamedCells& tagged) {
    const auto table = map_hxl(tagged);
    REQUIRE(table.faults.empty());
    REQUIRE(table.incidents.size() == 1);
    return table.incidents[0];
}

/// With the place that every row needs.
NamedCells placed(NamedCells tagged) {
    tagged.push_back({"#geo+lat", "39.82"});
    tagged.push_back({"#geo+lon", "46.75"});
    return tagged;
}

}  // namespace

TEST_CASE("A tagged table becomes incidents, whatever its columns are called") {
    const NamedCells cells{{"#event+code", "E-7"},
                           {"#date+occurred", "2020-10-04"},
                           {"#date+year", "2020"},
                           {"#event+type", "Armed clash"},
                           {"#group+name+first", "Army A"},
                           {"#group+assoc+first+name", "Militia A; Guard A"},
                           {"#group+name+second", "Army B"},
                           {"#group+name+second+assoc", ""},
                           {"#region+name", "Caucasus"},
                           {"#country+name", "Azerbaijan"},
                           {"#country+code", "31"},
                           {"#adm1+name", "Province"},
                           {"#adm2+name", "District"},
                           {"#adm1+code+v_pcodes", "AZ01"},
                           {"#loc+name", "Shusha"},
                           {"#geo+lat", "39.7601"},
                           {"#geo+lon", "46.7499"},
                           {"#meta+source", "Agency One; Agency Two"},
                           {"#date+reported", "2020-10-06"},
                           {"#description", "What happened."},
                           {"#notes", "A remark."},
                           {"#affected+killed", "4"},
                           {"#affected+injured", "9"},
                           {"#affected+abducted", "1"},
                           {"#cause", "shelling"}};
    const Incident incident = incident_of(cells);
    CHECK(incident.id == "hxl:E-7");
    CHECK(incident.source_id == "E-7");
    CHECK(to_string(incident.when->span) == "2020-10-04");
    CHECK(incident.type == EventType::armed_clash);
    CHECK(incident.summary == "What happened.");
    CHECK(incident.where->name == "Shusha");
    CHECK(incident.where->admin == "District, Province");
    CHECK(incident.where->country == "AZ");
    CHECK(incident.where->footprint == Footprint{{46.7499, 39.7601}, 5000, Precision::town, {}});
    CHECK(incident.killed == Count{4, 4, {}});
    CHECK(incident.injured == Count{9, 9, {}});
    REQUIRE(incident.claims.size() == 2);
    CHECK(incident.claims[1].claimant == "Agency Two");
    CHECK(incident.claims[1].stance == Stance::reports);
    CHECK(incident.claims[1].source.date == parse_day("2020-10-06"));
    CHECK(incident.claims[1].note == "A remark.");
    CHECK(incident.claims[1].participants == std::vector<Participant>{{"Army A", Side::first},
                                                                      {"Militia A", Side::with_first},
                                                                      {"Guard A", Side::with_first},
                                                                      {"Army B", Side::second}});
    std::size_t i = 0;
    for (const auto& [column, value] : incident.verbatim.cells()) CHECK(value == cells[i++].second);
}

TEST_CASE("Attributes may stand in any order and case; vocabularies do not matter") {
    const HxlColumns columns({"#GEO +Lon", "#geo+LAT", " #date + start", "#Affected+ind+Killed",
                              "#affected+killed+f", "#adm1+v_pcodes+code", "#country+v_iso3+code", "nothing",
                              "#event+i_en+type", "#loc+type"});
    CHECK(columns.of(HxlRole::longitude) == std::vector<std::size_t>{0});
    CHECK(columns.of(HxlRole::latitude) == std::vector<std::size_t>{1});
    CHECK(columns.of(HxlRole::start) == std::vector<std::size_t>{2});
    CHECK(columns.of(HxlRole::killed) == std::vector<std::size_t>{3});
    CHECK_FALSE(columns.has(HxlRole::admin));
    CHECK_FALSE(columns.has(HxlRole::place));
    CHECK(columns.of(HxlRole::country_code) == std::vector<std::size_t>{6});
    CHECK(columns.of(HxlRole::type) == std::vector<std::size_t>{8});
}

TEST_CASE("HXL's dates: days, months, years, intervals, precisions") {
    struct Case {
        NamedCells cells;
        std::string span;
        TimePrecision precision;
    };
    for (const Case& c : std::vector<Case>{
             {{{"#date", "2020-10-04"}}, "2020-10-04", TimePrecision::day},
             {{{"#date+occurred", "04 October 2020"}}, "2020-10-04", TimePrecision::day},
             {{{"#date+start", "2020-10-04"}, {"#date+end", "2020-10-06"}},
              "2020-10-04 to 2020-10-06",
              TimePrecision::day},
             {{{"#date+start", "2020-10-04"}, {"#date+end", ""}}, "2020-10-04", TimePrecision::day},
             {{{"#date", "2020-10"}}, "2020-10-01 to 2020-10-31", TimePrecision::month},
             {{{"#date+year", "2020"}}, "2020-01-01 to 2020-12-31", TimePrecision::year},
             {{{"#date+year+start", "2019"}, {"#date+year+end", "2020"}},
              "2019-01-01 to 2020-12-31",
              TimePrecision::year},
             {{{"#date", "2020-10-04"}, {"#date+precision", "2"}},
              "2020-10-01 to 2020-10-07",
              TimePrecision::week},
             {{{"#date", "2020-10-04"}, {"#date+precision", "3"}},
              "2020-10-01 to 2020-10-31",
              TimePrecision::month},
             {{{"#date+start", "2020-10-04"}, {"#date+end", "2020-10-06"}, {"#date+precision", "days"}},
              "2020-10-04 to 2020-10-06",
              TimePrecision::days},
         }) {
        INFO(c.span);
        const Incident incident = incident_of(placed(c.cells));
        REQUIRE(incident.when);
        CHECK(to_string(incident.when->span) == c.span);
        CHECK(incident.when->span.precision == c.precision);
    }
    const auto undated = map_hxl(placed({{"#date+reported", "2020-10-04"}}));
    CHECK_FALSE(undated.incidents[0].when);
    CHECK(undated.warnings.size() == 1);
}

TEST_CASE("HXL's places: pairs in one cell, precisions, divisions alone") {
    for (const char* pair :
         {"39.82,46.75", "39.82, 46.75", "39.82 46.75", "39.82;46.75", "39,82 46,75", "39,82; 46,75"}) {
        INFO(pair);
        CHECK(incident_of({{"#geo+latlon", pair}}).where->footprint.point == LonLat{46.75, 39.82});
    }
    const auto precision = [](const NamedCells& cells) {
        return incident_of(placed(cells)).where->footprint.precision;
    };
    CHECK(precision({{"#adm1+name", "P"}}) == Precision::province);
    CHECK(precision({{"#adm1+name", "P"}, {"#adm2+name", "D"}}) == Precision::district);
    CHECK(precision({{"#adm1+name", "P"}, {"#loc", "Town"}}) == Precision::town);
    CHECK(precision({{"#geo+precision", "2"}}) == Precision::near);
    CHECK(precision({{"#geo+precision", "exact"}}) == Precision::exact);
    CHECK(incident_of(placed({{"#geo+radius", "250"}})).where->footprint.radius_m == 250);
    CHECK(incident_of(placed({{"#country+code+v_iso3", "ARM"}})).where->country == "AM");
    CHECK_FALSE(incident_of({{"#geo+lat", ""}, {"#geo+lon", ""}}).where);
}

TEST_CASE("HXL's figures keep their bounds; 0 may mean that nothing is known") {
    CHECK(incident_of(placed({{"#affected+killed", "0"}})).killed == Count{0, {}, {}});
    CHECK(
        incident_of(
            placed({{"#affected+killed+min", "2"}, {"#affected+killed", "3"}, {"#affected+killed+max", "5"}}))
            .killed == Count{2, 3, 5});
    CHECK(incident_of(placed({{"#affected+killed+f", "3"}})).killed == Count{});
    CHECK(incident_of(placed({{"#affected+killed", "3"}})).claims.at(0).killed == Count{3, 3, {}});
    const auto words = map_hxl(placed({{"#affected+killed", "several"}}));
    CHECK(words.incidents[0].killed == Count{});
    CHECK(words.warnings.back().message == "casualty figure is not a count; kept as unknown");
}

TEST_CASE("A party is accused only where the tag says so") {
    const Incident incident =
        incident_of(placed({{"#actor+alleged", "X"}, {"#actor", "Y"}, {"#meta+source", "S"}}));
    REQUIRE(incident.claims.size() == 1);
    CHECK(incident.claims[0].stance == Stance::alleges);
    CHECK(incident.claims[0].actor == "X");
    CHECK(incident.claims[0].participants == std::vector<Participant>{{"Y", Side::first}});
    CHECK(incident_of(placed({{"#actor", "Y"}})).claims[0].stance == Stance::reports);
    CHECK(incident_of(placed({{"#meta+source", "https://example.org/a"}})).claims[0].source.url ==
          "https://example.org/a");
    CHECK(incident_of(placed({{"#cause", "unknown"}})).claims.empty());
}

TEST_CASE("Exports of ACLED and UCDP with hashtags are read by their own columns") {
    const auto tag = [](const std::string& csv, const std::string& tags) {
        const auto end = csv.find('\n') + 1;
        return csv.substr(0, end) + tags + "\n" + csv.substr(end);
    };
    const auto acled = map_table(hxl_mapper, tag(csv_of(acled_row()), "#event+code,#date+occurred"), true);
    REQUIRE(acled.incidents.size() == 1);
    CHECK(acled.incidents == map_table(acled_mapper, csv_of(acled_row())).incidents);
    const auto ucdp = map_table(hxl_mapper, tag(csv_of(ucdp_row()), "#event+code"), true);
    CHECK(ucdp.incidents == map_table(ucdp_mapper, csv_of(ucdp_row())).incidents);
}

TEST_CASE("A table whose first line are the hashtags is read as well") {
    const std::string line = "#event+code,#date,#geo+lat,#geo+lon,#unheard+of\n";
    const auto table = map_table(hxl_mapper, line + line + "a,2020-10-04,39.82,46.75,x\n", true);
    REQUIRE(table.incidents.size() == 1);
    CHECK(table.incidents[0].verbatim.value("#unheard+of") == "x");
}

TEST_CASE("HXL without coordinates is refused; bad rows are faults") {
    CHECK_THROWS_WITH(map_table(hxl_mapper, "a,b\n#date,#adm1+name\n", true), Catch::Contains("#geo+lat"));
    const auto fault = [](const NamedCells& cells) {
        const auto table = map_hxl(cells);
        REQUIRE(table.faults.size() == 1);
        return table.faults[0].field + ": " + table.faults[0].reason;
    };
    CHECK(fault(placed({{"#date", "2020-02-30"}})) == "c0: impossible date");
    CHECK(fault(placed({{"#date+start", "2020-10-04"}, {"#date+end", "2020-10-01"}})) ==
          "c1: last day before the first");
    CHECK(fault({{"#geo+lat", "195"}, {"#geo+lon", "46"}}) == "c0: latitude out of range");
    CHECK(fault({{"#geo+lat", "39"}, {"#geo+lon", ""}}) == "c1: half of the coordinates missing");
    CHECK(fault({{"#geo+latlon", "39.82"}}) == "c0: half of the coordinates missing");
}

TEST_CASE("HXL in JSON, as rows of cells or as objects, and dates with the day first") {
    for (const char* text :
         {R"([["Lat", "Lon", "When"], ["#geo+lat", "#geo+lon", "#date"], [39.8, 46.7, "2020-10-03"]])",
          R"([["#geo+lat", "#geo+lon", "#date"], ["39.8", "46.7", "2020-10-03"]])",
          R"([{"#geo+lat": 39.8, "#geo+lon": 46.7, "#date": "2020-10-03"}])"}) {
        INFO(text);
        const auto file = read_bytes(text);
        CHECK(file.format == "hxl");
        REQUIRE(file.incidents.size() == 1);
        CHECK(file.incidents[0].where->footprint.point == LonLat{46.7, 39.8});
        CHECK(to_string(file.incidents[0].when->span) == "2020-10-03");
    }
    const auto uneven =
        read_bytes(R"([["#geo+lat", "#geo+lon", "#date"], [39.8, 46.7], [39.8, 46.7, "2020-10-03"]])");
    CHECK(uneven.incidents.size() == 1);
    CHECK(uneven.reasons().at("too few fields") == 1);
    const auto ordered = read_bytes("#date,#geo+lat,#geo+lon\n03/10/2020,39.8,46.7\n25/10/2020,39.8,46.7\n");
    REQUIRE(ordered.incidents.size() == 2);
    CHECK(to_string(ordered.incidents[0].when->span) == "2020-10-03");
    CHECK(ordered.warnings.size() == 1);
}

TEST_CASE("A division that only has a code is a division") {
    CHECK(incident_of(placed({{"#adm1+code+v_pcodes", "AZ01"}})).where->footprint.precision ==
          Precision::province);
}
