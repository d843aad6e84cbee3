#include <catch2/catch.hpp>

#include "bearing/base/error.hpp"
#include "bearing/base/sha256.hpp"
#include "bearing/base/text.hpp"
#include "read_all.hpp"

using namespace bearing;
using namespace bearing::test;

namespace {

const std::string kColumns =
    "event_id_cnty,event_date,year,time_precision,disorder_type,event_type,sub_event_type,actor1,assoc_actor_"
    "1,"
    "inter1,actor2,assoc_actor_2,inter2,interaction,civilian_targeting,iso,region,country,admin1,admin2,"
    "admin3,"
    "location,latitude,longitude,geo_precision,source,source_scale,notes,fatalities,tags,timestamp";

/// A row of made-up values with some of them changed.
std::string acled_row(const std::map<std::string, std::string>& changes = {}, char delimiter = ',') {
    static const std::map<std::string, std::string> kUsual{{"event_id_cnty", "XXX7"},
                                                           {"event_date", "2020-10-03"},
                                                           {"year", "2020"},
                                                           {"time_precision", "1"},
                                                           {"event_type", "Battles"},
                                                           {"sub_event_type", "Armed clash"},
                                                           {"actor1", "Northern Army"},
                                                           {"actor2", "Southern Front"},
                                                           {"inter1", "1"},
                                                           {"inter2", "2"},
                                                           {"iso", "31"},
                                                           {"country", "Azerbaijan"},
                                                           {"admin1", "North Region"},
                                                           {"admin2", "Lower District"},
                                                           {"location", "Mill Town"},
                                                           {"latitude", "39.8177"},
                                                           {"longitude", "46.7528"},
                                                           {"geo_precision", "1"},
                                                           {"source", "Daily Paper"},
                                                           {"notes", "Shots, it is said."},
                                                           {"fatalities", "0"},
                                                           {"timestamp", "1704256136"}};
    std::string row;
    for (const auto& column : split_list(kColumns, ',')) {
        const auto changed = changes.find(column);
        const auto usual = kUsual.find(column);
        const std::string value = changed != changes.end() ? changed->second
                                  : usual != kUsual.end()  ? usual->second
                                                           : std::string();
        if (column != "event_id_cnty") row += delimiter;
        row += value.find_first_of(std::string(",\n") + delimiter) == std::string::npos ? value
                                                                                        : "\"" + value + "\"";
    }
    return row;
}

WholeFile read_rows(const std::vector<std::string>& rows) {
    std::string text = kColumns + "\n";
    for (const auto& row : rows) text += row + "\n";
    return read_bytes(text);
}

Incident read_one(const std::map<std::string, std::string>& changes) {
    const auto file = read_rows({acled_row(changes)});
    REQUIRE(file.incidents.size() == 1);
    return file.incidents[0];
}

}  // namespace

TEST_CASE("An ACLED row becomes an incident whose parties are not accused") {
    const Incident incident =
        read_one({{"assoc_actor_1", "Home Guard; Village Guard"}, {"source", "Daily Paper; Radio"}});
    CHECK(incident.id == "XXX7");
    CHECK(incident.source_id == "XXX7");
    CHECK(incident.summary == "Shots, it is said.");
    CHECK(incident.type == EventType::armed_clash);
    CHECK(to_string(incident.when->span) == "2020-10-03");
    CHECK(incident.where->name == "Mill Town");
    CHECK(incident.where->country == "AZ");
    CHECK(incident.where->admin == "Lower District, North Region");
    CHECK(incident.where->footprint.radius_m == 5000);
    REQUIRE(incident.claims.size() == 2);
    CHECK(incident.claims[0].claimant == "Daily Paper");
    CHECK(incident.claims[1].claimant == "Radio");
    for (const auto& claim : incident.claims) {
        CHECK(claim.stance == Stance::reports);
        CHECK(claim.actor.empty());
        CHECK(claim.participants == std::vector<Participant>{{"Northern Army", Side::first},
                                                             {"Home Guard", Side::with_first},
                                                             {"Village Guard", Side::with_first},
                                                             {"Southern Front", Side::second}});
    }
    CHECK(incident.verbatim.size() == 31);
    CHECK(incident.verbatim.value("timestamp") == "1704256136");
    CHECK(incident.verbatim.value("notes") == "Shots, it is said.");
}

TEST_CASE("Nought fatalities may also mean that nothing is known") {
    CHECK(read_one({{"fatalities", "0"}}).killed == Count{0, std::nullopt, std::nullopt});
    CHECK(read_one({{"fatalities", "4"}}).killed == Count{4, 4, std::nullopt});
    CHECK(read_one({{"fatalities", ""}}).killed == Count{});
    CHECK(read_one({{"fatalities", "4.0"}}).killed == Count{4, 4, std::nullopt});
    for (const char* no_count : {"-1", "4.5", "1.000", "10.000", "1,000", "10000001", "dozens"}) {
        INFO(no_count);
        CHECK(read_one({{"fatalities", no_count}}).killed == Count{});
    }
    const Incident several = read_one({{"fatalities", "4"}, {"source", "A;B"}});
    CHECK(several.killed == Count{4, 4, std::nullopt});
    // The lowest figure holds for each source; which of them gave it is not said.
    CHECK(several.claims[0].killed == Count{4, std::nullopt, std::nullopt});
}

TEST_CASE("ACLED's precisions become intervals and circles") {
    const auto week = read_one({{"time_precision", "2"}}).when->span;
    CHECK(to_string(week) == "2020-09-30 to 2020-10-06");
    CHECK(week.precision == TimePrecision::week);
    const auto month = read_one({{"time_precision", "3"}, {"event_date", "2020-02-15"}}).when->span;
    CHECK(to_string(month) == "2020-02-01 to 2020-02-29");
    CHECK(month.precision == TimePrecision::month);
    CHECK(read_one({{"geo_precision", "2"}}).where->footprint.radius_m == 25000);
    CHECK(read_one({{"geo_precision", "3"}}).where->footprint.precision == Precision::province);
    CHECK(read_one({{"geo_precision", "9"}}).where->footprint.precision == Precision::province);
}

TEST_CASE("Cluster munitions are named by the words of a row, having no type of their own") {
    const auto named = [](const std::string& notes, const std::string& tags = "") {
        const Incident incident = read_one({{"notes", notes}, {"tags", tags}});
        CHECK(incident.claims[0].weapons == incident.weapons);
        REQUIRE(incident.weapons.size() <= 1);
        if (incident.weapons.empty()) return std::string();
        CHECK(incident.weapons[0].weapon_class == WeaponClass::cluster_munition);
        return incident.weapons[0].name;
    };
    CHECK(named("Rockets with cluster munitions hit the town, it is said.") == "cluster munitions");
    CHECK(named("Cluster-bombs fell on two villages.") == "Cluster-bombs");
    CHECK(named("a cluster bomb") == "cluster bomb");
    CHECK(named("DPICM submunitions lay in a yard.") == "DPICM");
    CHECK(named("Shelling.", "crowd size=no report; Cluster munition") == "Cluster munition");
    CHECK(named("The Cluster Munition Coalition spoke of cluster munitions.") == "cluster munitions");
    CHECK(named("No injuries. Cluster munitions were seen.") == "Cluster munitions");
    for (const char* none :
         {"A cluster of bombs fell.", "Clusters of fighters met on the M42.", "Shelling.", "",
          "No cluster munitions were used.", "The Convention on Cluster Munitions was named.",
          "clustered munitions", "the subcluster bombing"}) {
        INFO(none);
        CHECK(named(none).empty());
    }
    // Which of several sources names the weapon is not told.
    const Incident several = read_one({{"notes", "Cluster bombs, it is said."}, {"source", "A; B"}});
    REQUIRE(several.claims.size() == 2);
    CHECK(several.claims[0].weapons.empty());
    CHECK(several.weapons.size() == 1);
}

TEST_CASE("Precisions written as decimals say the same, other numbers nothing") {
    for (const auto& [code, days] : std::map<std::string, int>{{"1.0", 1}, {"2.0", 7}, {"3.0", 31}}) {
        INFO(code);
        const Incident incident = read_one({{"time_precision", code}, {"geo_precision", code}});
        CHECK(day_number(incident.when->span.last) - day_number(incident.when->span.first) + 1 == days);
        CHECK(incident.where->footprint.precision == *precision_from_acled(code[0] - '0'));
    }
    for (const char* code : {"0", "4", "2.5", "-1", "257", "x"}) {
        INFO(code);
        const auto file = read_rows({acled_row({{"time_precision", code}, {"geo_precision", code}})});
        REQUIRE(file.incidents.size() == 1);
        CHECK(file.incidents[0].when->span.precision == TimePrecision::month);
        CHECK(file.incidents[0].where->footprint.precision == Precision::province);
        CHECK(file.warnings.size() == 2);
    }
}

TEST_CASE("Line ends are those outside quotes") {
    for (const char* line_end : {"\n", "\r\n", "\r", "\r\r\n"}) {
        const std::string notes = "one\ntwo";
        std::string text = kColumns + line_end;
        for (const char* id : {"A1", "A2"})
            text += acled_row({{"event_id_cnty", id}, {"notes", notes}}) + line_end;
        const auto file = read_bytes(text);
        CHECK(file.rejected.empty());
        REQUIRE(file.incidents.size() == 2);
        CHECK(file.incidents[1].summary == notes);
    }
}

TEST_CASE("Features of ACLED may have their place as geometry alone") {
    const std::string properties =
        R"("event_id_cnty": "G1", "event_date": "2020-10-03", "actor1": "A", "geo_precision": "2")";
    const auto file =
        read_bytes(R"({"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {)" +
                   properties + R"(}, "geometry": {"type": "Point", "coordinates": [46.75, 39.8]}}]})");
    CHECK(file.format == "acled");
    REQUIRE(file.incidents.size() == 1);
    CHECK(file.incidents[0].where->footprint.point == LonLat{46.75, 39.8});
    CHECK(file.incidents[0].where->footprint.precision == Precision::near);
    CHECK_THROWS_WITH(read_bytes("[{" + properties + "}]"), Catch::Contains("latitude"));
}

TEST_CASE("Dates of all of ACLED's releases are read") {
    for (const char* date : {"2020-10-03", "03 October 2020", "3 October 2020", "03-10-2020", "03/10/2020",
                             "3-Oct-20", "October 3, 2020", "2020-10-03 00:00:00", "20201003"}) {
        INFO(date);
        CHECK(to_string(read_one({{"event_date", date}}).when->span) == "2020-10-03");
    }
}

TEST_CASE("Dates with slashes are read in the order that some of them prove") {
    struct Case {
        std::vector<std::string> dates;
        std::vector<std::string> days;  ///< "" where the row is rejected
        std::string reason;
    };
    for (const Case& c : std::vector<Case>{
             {{"03/10/2020", "13/10/2020"}, {"2020-10-03", "2020-10-13"}, ""},
             {{"10/3/2020", "10/13/2020"}, {"2020-10-03", "2020-10-13"}, ""},
             {{"10/3/2020", "13/10/2020", "10/13/2020"},
              {"", "2020-10-13", "2020-10-13"},
              "date could be read in two orders"},
             {{"03-10-2020", "10-13-2020"}, {"2020-10-03", ""}, "impossible date"},
             {{"10/13/2020", "03-10-2020", "2020/10/04"}, {"2020-10-13", "2020-10-03", "2020-10-04"}, ""}}) {
        std::vector<std::string> rows, expected;
        for (std::size_t i = 0; i < c.dates.size(); ++i)
            rows.push_back(
                acled_row({{"event_id_cnty", "D" + std::to_string(i)}, {"event_date", c.dates[i]}}));
        for (const auto& day : c.days)
            if (!day.empty()) expected.push_back(day);
        INFO(join(c.dates, " "));
        const auto file = read_rows(rows);
        std::vector<std::string> days;
        for (const auto& incident : file.incidents) days.push_back(to_string(incident.when->span));
        CHECK(days == expected);
        CHECK(file.rejected.size() == c.days.size() - expected.size());
        for (const auto& row : file.rejected) CHECK(row.issue.message == c.reason);
        const bool month_first = c.dates.back().find("10/13") == 0 || c.dates.front().find("10/13") == 0;
        CHECK(file.warnings.size() == (month_first && file.rejected.empty() ? 1 : 0));
    }
}

TEST_CASE("ACLED is known by its columns in any case, order, delimiter and of older releases") {
    for (const char delimiter : {',', ';', '\t', '|'}) {
        std::string header = kColumns;
        for (char& c : header)
            c = c == ',' ? delimiter : static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
        const auto file = read_bytes("\xEF\xBB\xBF" + header + "\r\n" + acled_row({}, delimiter) + "\r\n");
        CHECK(file.format == "acled");
        REQUIRE(file.incidents.size() == 1);
        CHECK(file.incidents[0].verbatim.value("NOTES") == "Shots, it is said.");
        CHECK(file.incidents[0].where->country == "AZ");
    }
    const auto old = read_bytes(
        "data_id,iso,event_id_no_cnty,event_date,event_type,sub_event_type,actor1,actor2,country,latitude,"
        "longitude,"
        "geo_precision,time_precision,source,notes,fatalities,iso3\n"
        "55,51,9,01 January 2020,Battle-No change of territory,,A,B,Armenia,40,45,1,1,Radio,Text,2,ARM\n");
    CHECK(old.format == "acled");
    REQUIRE(old.incidents.size() == 1);
    CHECK(old.incidents[0].id == "acled:55");
    CHECK(old.incidents[0].type == EventType::armed_clash);
    CHECK(old.incidents[0].where->country == "AM");
}

TEST_CASE("One bad ACLED row costs one row, with its line, field and reason") {
    struct Case {
        std::string row;
        std::string field;
        std::string reason;
    };
    const std::vector<Case> cases{
        {acled_row().substr(0, 80), "", "too few fields"},
        {acled_row() + ",more", "", "too many fields"},
        {acled_row({{"event_date", "2020-02-30"}}), "event_date", "impossible date"},
        {acled_row({{"event_date", "n/a"}}), "event_date", "no date"},
        {acled_row({{"event_date", ""}}), "event_date", "no date"},
        {acled_row({{"event_date", "soon"}}), "event_date", "date not understood"},
        {acled_row({{"latitude", "4O.12"}}), "latitude", "latitude is not a number"},
        {acled_row({{"longitude", "447.01"}}), "longitude", "longitude out of range"},
        {acled_row({{"longitude", ""}}), "longitude", "half of the coordinates missing"},
        {acled_row({{"latitude", "120.5"}, {"longitude", "40.1"}}), "latitude", "latitude out of range"},
        {acled_row({{"latitude", "46.7528"}, {"longitude", "39.8177"}}), "latitude",
         "latitude and longitude look swapped"},
        {acled_row({{"notes", "seen in \xFF\xFE "}}), "", "not UTF-8"},
        {acled_row({{"location", std::string("a\0b", 3)}}), "", "binary data in the row"},
        {acled_row({{"event_id_cnty", "OK1"}}), "event_id_cnty", "duplicate id"},
    };
    for (const Case& c : cases) {
        INFO(c.row);
        const auto file =
            read_rows({acled_row({{"event_id_cnty", "OK1"}}), c.row, acled_row({{"event_id_cnty", "OK2"}})});
        CHECK(file.rows == 3);
        CHECK(file.incidents.size() == 2);
        REQUIRE(file.rejected.size() == 1);
        CHECK(file.rejected[0].issue.line == 3);
        CHECK(file.rejected[0].issue.field == c.field);
        CHECK(file.rejected[0].issue.message == c.reason);
        CHECK(file.rejected[0].raw == c.row);
    }
}

TEST_CASE("What is odd about an ACLED row but no reason to lose it is said") {
    const auto file =
        read_rows({acled_row({{"event_id_cnty", ""}}), acled_row({{"fatalities", "several"}}),
                   acled_row({{"event_id_cnty", "N1"}, {"actor1", "North\"ern Army"}}),
                   acled_row({{"event_id_cnty", "N2"}, {"latitude", ""}, {"longitude", ""}}),
                   acled_row({{"event_id_cnty", "N3"}, {"latitude", "0.0"}, {"longitude", "0"}})});
    CHECK(file.rejected.empty());
    REQUIRE(file.incidents.size() == 5);
    CHECK(file.incidents[0].id.starts_with("row-"));
    CHECK(file.incidents[0].source_id.empty());
    CHECK(file.incidents[1].killed == Count{});
    CHECK(file.incidents[2].claims[0].participants[0].name == "North\"ern Army");
    CHECK(file.incidents[2].verbatim.value("actor1") == "North\"ern Army");
    CHECK_FALSE(file.incidents[3].where);
    CHECK(file.messages() ==
          std::map<std::string, std::size_t>{
              {"no id; one was made from the row's content", 1},
              {"fatalities are not a count; kept as unknown", 1},
              {"quote within a field that is not quoted, kept as it stands", 1},
              {"no coordinates; kept without a place", 1},
              {"lies at 0, 0, as tables have it that do not know a place; kept as it stands", 1}});
}

TEST_CASE("A Western letter in a file of ASCII costs nothing") {
    std::vector<std::string> rows;
    for (int i = 0; i < 40; ++i) rows.push_back(acled_row({{"event_id_cnty", "W" + std::to_string(i)}}));
    rows.push_back(acled_row({{"event_id_cnty", "W40"}, {"notes", "a caf\xE9 was hit, twice"}}));
    const auto file = read_rows(rows);
    CHECK(file.encoding == "UTF-8");
    REQUIRE(file.incidents.size() == 41);
    CHECK(file.incidents[40].summary == "a caf\u00E9 was hit, twice");
    CHECK(file.incidents[40].verbatim.value("notes") == "a caf\u00E9 was hit, twice");
    CHECK(file.messages() == std::map<std::string, std::size_t>{{"not UTF-8; read as windows-1252", 1}});
}

TEST_CASE("A quote that is never closed does not swallow the rows after it") {
    std::string broken = acled_row({{"event_id_cnty", "B1"}, {"notes", "one, two"}});
    broken.erase(broken.find("two\"") + 3, 1);
    const auto file =
        read_rows({acled_row({{"event_id_cnty", "A1"}}), broken, acled_row({{"event_id_cnty", "A2"}}),
                   acled_row({{"event_id_cnty", "A3"}, {"notes", "two\nlines"}}), broken});
    CHECK(file.rows == 5);
    REQUIRE(file.incidents.size() == 3);
    CHECK(file.incidents[2].summary == "two\nlines");
    CHECK(file.reasons() == std::map<std::string, std::size_t>{{"broken quotes", 2}});
    CHECK(file.rejected[0].raw == broken);
    CHECK(file.rejected[1].issue.line == 7);
}

TEST_CASE("A file that breaks off within a cell of several lines loses one row") {
    const std::string last =
        acled_row({{"event_id_cnty", "A2"}, {"notes", "one, it is said\ntwo, three\n\nfour"}});
    for (const char* word : {"said", "two", "three", "four"}) {
        const std::string cut = last.substr(0, last.find(word) + 3);
        INFO(cut);
        const auto file = read_bytes(kColumns + "\n" + acled_row({{"event_id_cnty", "A1"}}) + "\n" + cut);
        CHECK(file.rows == 2);
        CHECK(file.incidents.size() == 1);
        REQUIRE(file.rejected.size() == 1);
        CHECK(file.rejected[0].issue.message == "broken quotes");
        CHECK(file.rejected[0].issue.line == 3);
        CHECK(file.rejected[0].raw == cut);
    }
}

TEST_CASE("Records of any length and across any chunk are read, and hashed as they pass") {
    const std::string long_notes(10'000'000, 'x');
    std::string text = kColumns + "\n";
    for (int i = 0; i < 3000; ++i)
        text += acled_row({{"event_id_cnty", "L" + std::to_string(i)}, {"notes", "It, it"}}) + "\n";
    text += acled_row({{"event_id_cnty", "long"}, {"notes", "begins, " + long_notes}}) + "\n" + acled_row();
    const auto file = read_bytes(text);
    CHECK(file.rejected.empty());
    REQUIRE(file.incidents.size() == 3002);
    CHECK(file.incidents[3000].summary.size() == long_notes.size() + 8);
    CHECK(file.incidents[3001].id == "XXX7");
    CHECK(file.sha256 == sha256_hex(text));
}

TEST_CASE("Cells made safe for spreadsheets are restored, in the row's words too") {
    const Incident incident = read_one({{"notes", "'=1+1"}, {"actor1", "'tis Front"}});
    CHECK(incident.summary == "=1+1");
    CHECK(incident.verbatim.value("notes") == "=1+1");
    CHECK(incident.claims[0].participants[0].name == "'tis Front");
}

TEST_CASE("A table that is not ACLED's is refused as such") {
    ReadOptions options;
    options.schema = "acled";
    CHECK_THROWS_WITH(read_bytes("a,b\n1,2\n", options), Catch::Contains("event_date"));
    options.schema = "nonsense";
    CHECK_THROWS_AS(read_bytes("a,b\n1,2\n", options), ArgumentError);
}
