#include <catch2/catch.hpp>

#include "bearing/base/encoding.hpp"
#include "bearing/base/error.hpp"
#include "bearing/base/utf8.hpp"
#include "read_all.hpp"

using namespace bearing;
using namespace bearing::test;

namespace {

using Columns = std::map<std::string, std::string>;

/// Text of Cyrillic and ASCII letters in windows-1251.
std::string windows_1251(std::string_view utf8) {
    std::string bytes;
    for (const char32_t c : to_utf32(utf8)) {
        if (c < 0x80)
            bytes += static_cast<char>(c);
        else
            bytes += static_cast<char>(c - 0x410 + 0xC0);
    }
    return bytes;
}

std::string utf_16(std::string_view utf8) {
    std::string bytes = "\xFF\xFE";
    for (const char32_t c : to_utf32(utf8)) {
        bytes += static_cast<char>(c & 0xFF);
        bytes += static_cast<char>(c >> 8);
    }
    return bytes;
}

constexpr const char* kRussian =
    "Дата;Место;Широта;Долгота;Описание;Погибшие;Источник\n"
    "03.10.2020;Нижняя Мельница;39,8177;46,7528;Обстрел дороги у моста;2;Вечерняя газета\n"
    "14.10.2020;Верхняя Мельница;39,7953;47,1131;Взрыв на рынке;0;Радио\n";

}  // namespace

TEST_CASE("Columns in many languages are known by their names") {
    const auto armenian = read_bytes(
        "Ամսաթիվ\tՎայր\tԼայնություն\tԵրկայնություն\tՆկարագրություն\n2020-10-03\tԳյուղ\t39.8\t46.7\tՀրդեհ\n");
    CHECK(armenian.format == "table");
    CHECK(armenian.mapping.columns == Columns{{"date_first", "Ամսաթիվ"},
                                              {"lat", "Լայնություն"},
                                              {"lon", "Երկայնություն"},
                                              {"place", "Վայր"},
                                              {"summary", "Նկարագրություն"}});
    const auto azerbaijani =
        read_bytes("Tarix|Yer|Enlik|Uzunluq|Hadisə|Ölənlər\n14/10/2020|Kənd|40.3|47.1|Yanğın|1\n");
    REQUIRE(azerbaijani.incidents.size() == 1);
    CHECK(azerbaijani.incidents[0].summary == "Yanğın");
    CHECK(azerbaijani.incidents[0].killed.best == 1);
    const auto arabic =
        read_bytes("التاريخ,المكان,خط العرض,خط الطول,الوصف\n2020-10-03,قرية,36.2,37.1,حريق\n");
    REQUIRE(arabic.incidents.size() == 1);
    CHECK(arabic.incidents[0].where->name == "قرية");
    const auto german =
        read_bytes("Datum,Ort,Breite,Länge,Beschreibung,Tote\n3. Oktober 2020,Dorf,39.8,46.7,Feuer,0\n");
    REQUIRE(german.incidents.size() == 1);
    CHECK(to_string(german.incidents[0].when->span) == "2020-10-03");
}

TEST_CASE("Tables in other encodings are read, and the guess is said") {
    const auto check = [](const WholeFile& file) {
        REQUIRE(file.incidents.size() == 2);
        CHECK(file.incidents[0].where->name == "Нижняя Мельница");
        CHECK(file.incidents[0].where->footprint.point == LonLat{46.7528, 39.8177});
        CHECK(file.incidents[0].claims[0].claimant == "Вечерняя газета");
        CHECK(file.incidents[1].verbatim.value("Описание") == "Взрыв на рынке");
        CHECK(file.mapping.decimal == ",");
        CHECK(file.mapping.date_order == "dmy");
    };
    const auto plain = read_bytes(kRussian);
    check(plain);
    CHECK(plain.warnings.empty());
    const auto legacy = read_bytes(windows_1251(kRussian));
    check(legacy);
    CHECK(legacy.encoding == "windows-1251");
    REQUIRE(legacy.warnings.size() == 1);
    CHECK_THAT(legacy.warnings[0].message, Catch::Contains("windows-1251"));
    const auto wide = read_bytes(utf_16(kRussian));
    check(wide);
    CHECK(wide.encoding == "UTF-16LE");
}

TEST_CASE("What stands in columns tells where names do not") {
    const auto degrees = read_bytes("a,b,c\n2020-10-03,39.8177,146.7528\n2020-10-05,39.9177,146.7028\n");
    CHECK(degrees.mapping.columns == Columns{{"date_first", "a"}, {"lat", "b"}, {"lon", "c"}});
    const auto cell = read_bytes("when,spot\n2020-10-03,\"39.8177, 46.7528\"\n2020-10-04,39°31'N 47°02'E\n");
    CHECK(cell.mapping.columns == Columns{{"coordinates", "spot"}, {"date_first", "when"}});
    REQUIRE(cell.incidents.size() == 2);
    CHECK(cell.incidents[0].where->footprint.point.lat == Approx(39.8177));
    CHECK(cell.incidents[0].where->footprint.point.lon == Approx(46.7528));
    const auto shapes = read_bytes(
        "when,geom\n2020-10-03,\"POLYGON((46 39,47 39,47 40,46 40,46 39))\"\n2020-10-04,\"LINESTRING(46 "
        "39,46.2 39.1)\"\n");
    REQUIRE(shapes.incidents.size() == 2);
    CHECK(shapes.incidents[0].where->footprint.area.size() == 1);
    CHECK(shapes.incidents[0].where->footprint.point == LonLat{46.5, 39.5});
    CHECK(shapes.incidents[1].where->footprint.precision == Precision::line);
    CHECK(shapes.incidents[1].where->footprint.radius_m > 10'000);
}

TEST_CASE("A date that could be read in two orders is not guessed") {
    const auto unproven = read_bytes("date,lat,lon\n03/10/2020,39.8,46.7\n");
    CHECK(unproven.reasons() == std::map<std::string, std::size_t>{{"date could be read in two orders", 1}});
    const auto proven = read_bytes("date,lat,lon\n03/10/2020,39.8,46.7\n14/10/2020,39.8,46.7\n");
    CHECK(proven.mapping.date_order == "dmy");
    REQUIRE(proven.incidents.size() == 2);
    CHECK(to_string(proven.incidents[0].when->span) == "2020-10-03");
    const auto american = read_bytes("date,lat,lon\n10/03/2020,39.8,46.7\n10/14/2020,39.8,46.7\n");
    CHECK(to_string(american.incidents.at(0).when->span) == "2020-10-03");
}

TEST_CASE("A mapping given by hand decides, with constants and words of the table") {
    ReadOptions options;
    options.mapping = mapping_from_json(R"({"schema": "bearing/mapping/1",
        "columns": {"date_first": "d", "lat": "n", "lon": "e", "type": "k", "actor": "by", "id": "no"},
        "constants": {"claimant": "Council of Elders", "precision": "vicinity"},
        "values": {"type": {"Beschuss": "shelling_artillery_missile"}}, "date_order": "mdy"})");
    const auto file = read_bytes("no;d;n;e;k;by\n1;10/03/2020;39.8;46.7;beschuss;Northern Army\n", options);
    REQUIRE(file.incidents.size() == 1);
    const Incident& incident = file.incidents[0];
    CHECK(incident.id == "table:1");
    CHECK(incident.source_id == "1");
    CHECK(incident.type == EventType::shelling_artillery_missile);
    CHECK(incident.where->footprint.precision == Precision::vicinity);
    REQUIRE(incident.claims.size() == 1);
    CHECK(incident.claims[0].stance == Stance::alleges);
    CHECK(incident.claims[0].actor == "Northern Army");
    CHECK(incident.claims[0].claimant == "Council of Elders");
    CHECK(mapping_from_json(to_json_text(*options.mapping)) == *options.mapping);
}

TEST_CASE("A mapping that cannot be meant names its key") {
    CHECK(mapping_from_json(R"({"schema": "bearing/import/1", "mapping": {"columns": {"lat": "y"}}})")
              .columns.at("lat") == "y");
    CHECK_THROWS_WITH(mapping_from_json(R"({"schema": "bearing/import/1"})"),
                      Catch::Contains("needed no mapping"));
    CHECK_THROWS_WITH(mapping_from_json("{\"columns\":" + std::string(400'000, '[')),
                      Catch::Contains("JSON object"));
    CHECK_THROWS_WITH(mapping_from_json("[]"), Catch::Contains("JSON object"));
    CHECK_THROWS_WITH(mapping_from_json(R"({"colums": {}})"), Catch::Contains("colums"));
    CHECK_THROWS_WITH(mapping_from_json(R"({"columns": {"latitude": "y"}})"),
                      Catch::Contains("columns.latitude"));
    CHECK_THROWS_WITH(mapping_from_json(R"({"date_order": "ydm"})"), Catch::Contains("date_order"));
    ReadOptions options;
    options.mapping = mapping_from_json(R"({"columns": {"lat": "north"}})");
    CHECK_THROWS_WITH(read_bytes("a,b\n1,2\n", options), Catch::Contains("north"));
}

TEST_CASE("Projected coordinates are read by the system that the mapping names") {
    ReadOptions options;
    options.mapping =
        mapping_from_json(R"({"columns": {"date_first": "d", "lat": "y", "lon": "x"}, "crs": "EPSG:32638"})");
    const auto file = read_bytes("d,x,y\n2020-10-03,500000,4400000\n", options);
    REQUIRE(file.incidents.size() == 1);
    CHECK(file.incidents[0].where->footprint.point.lon == Approx(45));
    CHECK(file.incidents[0].where->footprint.point.lat == Approx(39.75).epsilon(0.01));
}

TEST_CASE("Rows without a place or a date are kept, rows without both are not") {
    const auto file = read_bytes("date,description,lat,lon\n2020-10-03,A,,\nn/a,B,39.8,46.7\n?,C,,\n");
    REQUIRE(file.incidents.size() == 2);
    CHECK_FALSE(file.incidents[0].where);
    CHECK_FALSE(file.incidents[1].when);
    CHECK(file.reasons() == std::map<std::string, std::size_t>{{"neither date nor place", 1}});
    CHECK_THROWS_WITH(read_bytes("colour,size\nred,5\n"), Catch::Contains("date_first"));
}

TEST_CASE("JSON rows, features of others and UCDP's wrapper are tables too") {
    const auto rows = read_bytes(R"([{"id": 1, "date": "2020-10-03", "lat": 39.8, "lon": 46.7},
        {"id": 2, "date": "2020-10-04", "lat": 39.9, "lon": 46.8}, {"id": 3, "date": nothing},
        {"id": 5, "date": "2020-10-04", "lat": 39.9, "lon": 46.8, "title": "a\u0000b"},
        {"id": 4, "date": "2020-10)");
    CHECK(rows.incidents.size() == 2);
    CHECK(rows.reasons() == std::map<std::string, std::size_t>{{"not JSON", 1},
                                                               {"binary data in the row", 1},
                                                               {"the file breaks off here", 1}});
    const auto features = read_bytes(R"({"type": "FeatureCollection", "features": [
        {"type": "Feature", "geometry": {"type": "Point", "coordinates": [46.7, 39.8]},
         "properties": {"date": "2020-10-03", "tags": ["a", "b"]}},
        {"type": "Feature", "geometry": {"type": "Polygon", "coordinates": [[[46, 39], [47, 39], [47, 40], [46, 39]]]},
         "properties": {"date": "2020-10-03", "later": "x"}},
        {"type": "Feature", "geometry": {"type": "Point", "coordinates": [246.7, 39.8]}, "properties": {"date": "2020-10-03"}}]})");
    REQUIRE(features.incidents.size() == 2);
    CHECK(features.incidents[0].verbatim.value("tags") == R"(["a","b"])");
    CHECK(features.incidents[1].where->footprint.area.size() == 1);
    CHECK(features.incidents[1].verbatim.value("later") == "x");
    CHECK(features.reasons() == std::map<std::string, std::size_t>{{"geometry out of range", 1}});
    const auto ucdp = read_bytes(R"({"TotalCount": 1, "TotalPages": 1, "Result": [{"id": 5, "year": 2020,
        "type_of_violence": 3, "side_a": "Northern Army", "side_b": "Civilians", "where_prec": 1, "latitude": 39.8,
        "longitude": 46.7, "date_start": "2020-10-03", "date_end": "2020-10-03", "date_prec": 1, "best": 3, "high": 4,
        "low": 2, "country": "Azerbaijan", "source_office": "Agency"}]})");
    CHECK(ucdp.format == "ucdp-ged");
    CHECK(ucdp.incidents.size() == 1);
}

TEST_CASE("UCDP without a header is known by the values of most rows") {
    const auto row = [](const std::string& id, const std::string& latitude, bool all_columns = true) {
        const auto only = [&](const char* cells) { return std::string(all_columns ? cells : ""); };
        return id + "," + only("REL,") + "2020,1," + only("Clear,") + "3," + only("1,") + "1,Conflict," +
               only("2,") + "2,Dyad," + only("3,") + "3,Northern Army," + only("4,") +
               "4,Civilians,2,Article,Agency,2020-10-05,Headline,Original,1,Mill Town,Mill Town town,"
               "North Region,Lower District," +
               latitude +
               ",46.7,POINT (46.7 39.8),1,Azerbaijan,373,Asia,1,1,2020-10-03,2020-10-03,0,0,3,0,3,4,2,373,\n";
    };
    const auto file = read_bytes(row("5", "39.8"));
    CHECK(file.format == "ucdp-ged");
    CHECK(file.rows == 1);
    CHECK(file.incidents.size() == 1);
    // A bad first row is no header.
    const auto bad_first = read_bytes(row("5", "139.8") + row("6", "39.8") + row("7", "39.8"));
    CHECK(bad_first.format == "ucdp-ged");
    CHECK(bad_first.incidents.size() == 2);
    CHECK(bad_first.reasons() == std::map<std::string, std::size_t>{{"latitude out of range", 1}});
    CHECK(bad_first.rejected[0].issue.line == 1);
    // Downloads may lack the columns that only the API has.
    const auto fewer = read_bytes(row("5", "39.8", false));
    CHECK(fewer.format == "ucdp-ged");
    REQUIRE(fewer.incidents.size() == 1);
    CHECK(fewer.incidents[0].verbatim.value("gwnoa") == "373");
    CHECK(fewer.incidents[0].claims[0].actor == "Northern Army");
}

TEST_CASE("A run of zero bytes in a small table costs one row") {
    for (const std::size_t n : {1, 100, 5000}) {
        const std::string zeros(n, '\0');
        for (const auto& bad : {"b,2020-10-04," + zeros + ",46.7", zeros}) {
            const auto file =
                read_bytes("id,date,lat,lon\na,2020-10-03,39.8,46.7\n" + bad + "\nc,2020-10-05,39.8,46.7\n");
            CHECK(file.rows == 3);
            CHECK(file.incidents.size() == 2);
            CHECK(file.reasons() == std::map<std::string, std::size_t>{{"binary data in the row", 1}});
        }
    }
}

TEST_CASE("Binary files are refused with advice") {
    CHECK_THROWS_WITH(read_bytes(std::string("\x7F"
                                             "ELF\1\1\0\0\0\2\0\3\0\1",
                                             14)),
                      Catch::Contains("binary"));
    CHECK_THROWS_WITH(read_bytes("PK\3\4" + std::string(40, 'x')), Catch::Contains("zip"));
    CHECK_THROWS_WITH(read_bytes("\x1F\x8B\b" + std::string(40, 'x')), Catch::Contains("gzip"));
    CHECK_THROWS_WITH(read_bytes("%PDF-1.4\n1 0 obj\n"), Catch::Contains("bearing extract"));
    CHECK_THROWS_WITH(read_bytes("text\n" + std::string(20, '\x03') + std::string(20, '\0')),
                      Catch::Contains("binary"));
    CHECK_THROWS_WITH(read_bytes(""), Catch::Contains("empty"));
    CHECK_THROWS_WITH(read_bytes("\xEF\xBB\xBF \n"), Catch::Contains("empty"));
}

TEST_CASE("Titles above a table, what spreadsheets put first, and rare delimiters") {
    const auto first = [](const std::string& text) { return read_bytes(text).incidents.at(0); };
    const std::string row = "2020-10-03;39,8;46,7;Fire";
    CHECK(first("sep=;\r\ndate;lat;lon;what\r\n" + row + "\r\n").summary == "Fire");
    const auto titled =
        read_bytes("Incidents of October\n\nPrinted;2020-11-01\ndate;lat;lon;what;who\n" + row + ";\n");
    REQUIRE(titled.incidents.size() == 1);
    CHECK(titled.incidents[0].summary == "Fire");
    CHECK(first("Incidents;;;\ndate;lat;lon;what\n" + row + "\n").where->footprint.point ==
          LonLat{46.7, 39.8});
    CHECK(first("date^lat^lon^what\n2020-10-03^39.8^46.7^Fire\n").summary == "Fire");
}

TEST_CASE("Half a coordinate may be written in any notation and script") {
    const auto file = read_bytes(
        "date,latitude,longitude,notes\n2020-10-03,39.8265N,46.7656E,a\n2020-10-03,N 39 49 35,E 46 45 56,b\n"
        "2020-10-03,39\u00B049\u203235\u2033,46\u00B045\u203256\u2033,c\n"
        "2020-10-03,\u0663\u0669\u066B\u0665,\u0664\u0666\u066B\u0665,d\n2020-10-03,39.8265E,46.7N,e\n");
    REQUIRE(file.incidents.size() == 4);
    CHECK(file.incidents[0].where->footprint.point == LonLat{46.7656, 39.8265});
    CHECK(file.incidents[1].where->footprint.point.lat == Approx(39.826389));
    CHECK(file.incidents[2].where->footprint.point.lon == Approx(46.765556));
    CHECK(file.incidents[3].where->footprint.point == LonLat{46.5, 39.5});
    CHECK(file.reasons() == std::map<std::string, std::size_t>{{"latitude is not a number", 1}});
}

TEST_CASE("Columns of year, month and day, and of metres with their zone") {
    const auto parts = read_bytes(
        "iyear,imonth,iday,lat,lon\n2020,10,3,39.8,46.7\n2020,10,0,39.8,46.7\n2020,0,0,39.8,46.7\n2020,2,30,"
        "39,46\n"
        ",,,39.8,46.8\n");
    REQUIRE(parts.incidents.size() == 4);
    CHECK(to_string(parts.incidents[0].when->span) == "2020-10-03");
    CHECK(parts.incidents[1].when->span.precision == TimePrecision::month);
    CHECK(to_string(parts.incidents[2].when->span) == "2020-01-01 to 2020-12-31");
    CHECK_FALSE(parts.incidents[3].when);
    CHECK(parts.reasons().at("impossible date") == 1);
    const auto named = read_bytes("Jahr,Monat,lat,lon\n2020,Oktober,39.8,46.7\n");
    CHECK(to_string(named.incidents.at(0).when->span) == "2020-10-01 to 2020-10-31");
    // A whole date says it all.
    const auto whole = read_bytes("year,date,lat,lon\n2020,2020-10-03,39.8,46.7\n");
    CHECK(whole.mapping.columns.count("year") == 0);
    const auto metres = read_bytes(
        "date,zone,easting,northing\n2020-10-03,38S,650000,4409000\n"
        "2020-10-03,38N,650000,4409000\n");
    REQUIRE(metres.incidents.size() == 2);
    CHECK(metres.incidents[0].where->footprint.point.lat == Approx(39.81776));
    CHECK(metres.incidents[1].where->footprint.point.lon == Approx(46.75257));
}

TEST_CASE("A column named actor accuses nobody, one named perpetrator does") {
    const auto actor = read_bytes("date,lat,lon,actor\n2020-10-03,39.8,46.7,First Brigade\n").incidents.at(0);
    REQUIRE(actor.claims.size() == 1);
    CHECK(actor.claims[0].stance == Stance::reports);
    CHECK(actor.claims[0].actor.empty());
    CHECK(actor.claims[0].participants == std::vector<Participant>{{"First Brigade", Side::first}});
    const auto accused =
        read_bytes("date,lat,lon,perpetrator\n2020-10-03,39.8,46.7,First Brigade\n").incidents.at(0);
    CHECK(accused.claims.at(0).stance == Stance::alleges);
}

TEST_CASE("An id that few rows repeat is an id; fractions and counts are none") {
    const auto repeated = read_bytes(
        "id,date,lat,lon\na,2020-10-03,39.8,46.7\nb,2020-10-03,39.8,46.7\n"
        "a,2020-10-05,39.8,46.7\n");
    CHECK(repeated.incidents.at(0).source_id == "a");
    CHECK(repeated.reasons() == std::map<std::string, std::size_t>{{"duplicate id", 1}});
    const auto numbers = read_bytes(
        "number,date,lat,lon\n3,2020-10-03,39.8,46.7\n1,2020-10-04,39.8,46.7\n"
        "3,2020-10-05,39.8,46.7\n");
    CHECK(numbers.incidents.size() == 3);
    const auto fractions = read_bytes("n,e,date\n39.8265,46.7656,2020-10-03\n39.9265,46.9656,2020-10-04\n");
    CHECK(fractions.mapping.columns.count("id") == 0);
}

TEST_CASE("What a table is not seen to have is said once") {
    const auto file = read_bytes("when,spot\n2020-10-03,by the mill\n2020-10-04,at the bridge\n");
    CHECK(file.incidents.size() == 2);
    REQUIRE(file.warnings.size() == 1);
    CHECK_THAT(file.warnings[0].message, Catch::Contains("no column holds coordinates"));
    const auto undated = read_bytes("spot,lat,lon\nby the mill,39.8,46.7\n");
    REQUIRE(undated.warnings.size() == 1);
    CHECK_THAT(undated.warnings[0].message, Catch::Contains("no column holds dates"));
}

TEST_CASE("Areas are as wide as they are") {
    const auto file = read_bytes(
        "date,geom\n2020-10-03,\"POLYGON((46 39,47 39,47 40,46 40,46 39))\"\n"
        "2020-10-04,\"POLYGON((46 39,46.01 39,46.01 39.01,46 39.01,46 39))\"\n");
    REQUIRE(file.incidents.size() == 2);
    const Footprint& wide = file.incidents[0].where->footprint;
    CHECK(wide.radius_m > 65'000);
    CHECK(wide.radius_m < 75'000);
    CHECK(wide.precision == Precision::country);
    CHECK(file.incidents[1].where->footprint.precision == Precision::town);
}

TEST_CASE("Figures may state their bounds") {
    const auto killed = [](const std::string& cell) {
        return read_bytes("date,lat,lon,killed\n2020-10-03,39.8,46.7,\"" + cell + "\"\n")
            .incidents.at(0)
            .killed;
    };
    CHECK(killed("4") == Count{{}, 4, {}});
    CHECK(killed("3-5") == Count{3, {}, 5});
    CHECK(killed("3 \u2013 5") == Count{3, {}, 5});
    CHECK(killed("3 to 5") == Count{3, {}, 5});
    CHECK(killed("5+") == Count{5, {}, {}});
    CHECK(killed("At least 5") == Count{5, {}, {}});
    CHECK(killed("> 5") == Count{6, {}, {}});
    CHECK(killed("up to 7") == Count{{}, {}, 7});
    for (const char* none : {"several", "5-3", "-5", "3.5", "<0", "2020-10-03", "+"}) {
        INFO(none);
        CHECK_FALSE(killed(none).known());
    }
}

TEST_CASE("Bounds in columns of their own are no best figures") {
    const auto file =
        read_bytes("date,lat,lon,killed_low,deaths_max,injured min\n2020-10-03,39.8,46.7,2,5,1\n");
    CHECK(file.incidents.at(0).killed == Count{2, {}, 5});
    CHECK(file.incidents[0].injured == Count{1, {}, {}});
}

TEST_CASE("A delimiter too many at the ends of all rows or of the header divides nothing") {
    const auto rows = read_bytes("date,lat,lon,what\n2020-10-03,39.8,46.7,a,\n2020-10-04,39.8,46.7,b,\n");
    REQUIRE(rows.incidents.size() == 2);
    CHECK(rows.incidents[1].verbatim.value("what") == "b");
    const auto header = read_bytes("date,lat,lon,what,\n2020-10-03,39.8,46.7,a\n2020-10-04,39.8,46.7,b,\n");
    CHECK(header.incidents.size() == 2);
    const auto more = read_bytes("date,lat,lon,what\n2020-10-03,39.8,46.7,a,x\n2020-10-03,39.8,46.7\n");
    CHECK(more.reasons() ==
          std::map<std::string, std::size_t>{{"too few fields", 1}, {"too many fields", 1}});
}
