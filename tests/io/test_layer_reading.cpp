#include <algorithm>
#include <catch2/catch.hpp>

#include "bearing/base/error.hpp"
#include "bearing/io/write_incidents.hpp"
#include "gdal/vector_writer.hpp"
#include "read_all.hpp"
#include "support/sample_incident.hpp"

using namespace bearing;
using namespace bearing::test;
namespace fs = std::filesystem;

namespace {

/// A layer of two made-up features, with a driver of GDAL's.
fs::path layer_file(const std::string& driver, const std::string& name) {
    const fs::path path = scratch_folder("layer_reading") / name;
    gdal::VectorWriter writer(path, driver);
    writer.add_layer("reports", gdal::GeometryKind::point,
                     {{"date", gdal::FieldType::text},
                      {"title", gdal::FieldType::text},
                      {"deaths", gdal::FieldType::integer}});
    writer.write({std::string("2020-10-03"), std::string("Fire, in a mill"), 2LL}, LonLat{46.7, 39.8});
    writer.write({std::string("2020-10-04"), std::string("'=second"), 0LL}, LonLat{46.8, 39.9});
    writer.close();
    return path;
}

void check_layer(const fs::path& path) {
    INFO(path.string());
    auto file = read_whole(path);
    CHECK(file.format == "table");
    REQUIRE(file.incidents.size() == 2);
    // FlatGeobuf keeps an order of its own.
    std::sort(file.incidents.begin(), file.incidents.end(),
              [](const Incident& a, const Incident& b) { return a.when->span.first < b.when->span.first; });
    CHECK(file.incidents[0].summary == "Fire, in a mill");
    CHECK(file.incidents[0].killed.best == 2);
    CHECK(file.incidents[0].where->footprint.point.lon == Approx(46.7));
    CHECK(to_string(file.incidents[1].when->span) == "2020-10-04");
    CHECK(file.incidents[1].verbatim.value("title") == "=second");
    CHECK(file.sha256.size() == 64);
}

}  // namespace

TEST_CASE("Layers of GDAL's formats are read by content, whatever they are called") {
    check_layer(layer_file("GPKG", "reports.gpkg"));
    check_layer(layer_file("FlatGeobuf", "reports.fgb"));
    check_layer(layer_file("ESRI Shapefile", "reports.shp"));
    const fs::path path = layer_file("GPKG", "reports.gpkg");
    fs::rename(path, path.parent_path() / "reports.csv");
    check_layer(path.parent_path() / "reports.csv");
}

TEST_CASE("Of several sheets the first with columns of a known schema is read") {
    const fs::path path = scratch_folder("sheets") / "book.xlsx";
    gdal::VectorWriter writer(path, "XLSX");
    const auto add = [&](const std::string& name, const std::vector<std::string>& columns,
                         const std::vector<gdal::Value>& row) {
        std::vector<gdal::Field> fields;
        for (const auto& column : columns) fields.push_back({column, gdal::FieldType::text});
        writer.add_layer(name, gdal::GeometryKind::none, fields);
        writer.write(row, {});
    };
    using Text = std::string;
    add("Read me", {"About", "this book"}, {Text("Date"), Text("2020-10-03")});
    add("Data", {"event_id_cnty", "event_date", "actor1", "latitude", "longitude"},
        {Text("XXX7"), Text("2020-10-03"), Text("A"), Text("39.8"), Text("46.7")});
    add("More", {"event_id_cnty", "event_date", "actor1", "latitude", "longitude"},
        {Text("XXX8"), Text("2020-10-03"), Text("A"), Text("39.8"), Text("46.7")});
    writer.close();
    const auto file = read_whole(path);
    CHECK(file.format == "acled");
    REQUIRE(file.incidents.size() == 1);
    CHECK(file.incidents[0].id == "XXX7");
    REQUIRE(file.warnings.size() == 1);
    CHECK_THAT(file.warnings[0].message, Catch::Contains("\"Data\"") && Catch::Contains("Read me, More"));
}

TEST_CASE("Names that a shapefile cut are those of ACLED and UCDP again") {
    struct Case {
        std::string format;
        std::vector<std::pair<std::string, std::string>> cells;
    };
    for (const Case& c : std::vector<Case>{{"acled",
                                            {{"event_id_cnty", "XXX7"},
                                             {"event_date", "2020-10-15"},
                                             {"time_precision", "2"},
                                             {"sub_event_type", "Armed clash"},
                                             {"actor1", "A"},
                                             {"geo_precision", "2"}}},
                                           {"ucdp-ged",
                                            {{"id", "XXX7"},
                                             {"type_of_violence", "3"},
                                             {"side_a", "A"},
                                             {"side_b", "Civilians"},
                                             {"where_prec", "2"},
                                             {"date_prec", "3"},
                                             {"date_start", "2020-10-12"},
                                             {"date_end", "2020-10-18"}}}}) {
        INFO(c.format);
        const fs::path path = scratch_folder("cut_names_" + c.format) / "events.shp";
        gdal::VectorWriter writer(path, "ESRI Shapefile");
        std::vector<gdal::Field> fields;
        std::vector<gdal::Value> values;
        for (const auto& [name, cell] : c.cells) {
            fields.push_back({name.substr(0, 10), gdal::FieldType::text});
            values.emplace_back(cell);
        }
        writer.add_layer("events", gdal::GeometryKind::point, fields);
        writer.write(values, LonLat{46.7, 39.8});
        writer.close();
        const auto file = read_whole(path);
        CHECK(file.format == c.format);
        REQUIRE(file.incidents.size() == 1);
        CHECK(file.incidents[0].source_id == "XXX7");
        CHECK(to_string(file.incidents[0].when->span) == "2020-10-12 to 2020-10-18");
        CHECK(file.incidents[0].where->footprint.precision == Precision::near);
    }
}

TEST_CASE("A sheet is read under another extension, a layer that is not there is named") {
    const auto folder = scratch_folder("sheet_reading");
    const Incident incident = full_incident();
    write_incidents(folder / "own.xlsx", [&](const IncidentTaker& take) { take(incident, Match::certain); });
    fs::rename(folder / "own.xlsx", folder / "own.dat");
    const auto file = read_whole(folder / "own.dat");
    REQUIRE(file.incidents.size() == 1);
    CHECK(file.incidents[0].id == incident.id);
    ReadOptions options;
    options.layer = "elsewhere";
    CHECK_THROWS_WITH(read_whole(folder / "own.dat", options), Catch::Contains("elsewhere"));
    const std::string whole = read_file(folder / "own.dat");
    write_file(folder / "cut.xlsx", std::string_view(whole).substr(0, whole.size() / 2));
    CHECK_THROWS_WITH(read_whole(folder / "cut.xlsx"),
                      Catch::Contains("cut.xlsx") && Catch::Contains("breaks off or is damaged"));
}

TEST_CASE("Bearing's shapefile comes back as far as its fields go") {
    const auto folder = scratch_folder("own_shapefile");
    const Incident incident = full_incident();
    write_incidents(folder / "own.shp", [&](const IncidentTaker& take) { take(incident, Match::certain); });
    const auto file = read_whole(folder / "own.shp");
    CHECK(file.format == "bearing-csv");
    REQUIRE(file.incidents.size() == 1);
    CHECK(file.incidents[0].id == incident.id);
    CHECK(file.incidents[0].when->span.precision == incident.when->span.precision);
    CHECK(file.incidents[0].killed == incident.killed);
    CHECK(file.incidents[0].where->footprint.radius_m == incident.where->footprint.radius_m);
}

namespace {

/// A sheet whose header GDAL takes from `names`, with rows of text below it.
fs::path sheet(const std::vector<std::string>& names, const std::vector<std::vector<std::string>>& rows) {
    const fs::path path = scratch_folder("sheet_rows") / "sheet.xlsx";
    std::vector<gdal::Field> fields;
    for (const auto& name : names) fields.push_back({name, gdal::FieldType::text});
    gdal::VectorWriter writer(path, "XLSX");
    writer.add_layer("sheet", gdal::GeometryKind::none, fields);
    for (const auto& row : rows) {
        std::vector<gdal::Value> values(row.begin(), row.end());
        writer.write(values, {});
    }
    writer.close();
    return path;
}

}  // namespace

TEST_CASE("A sheet may have hashtags as its header, or below two of them") {
    const std::vector<std::string> tags{"#date", "#geo+lat", "#geo+lon"}, row{"2020-10-03", "39.8", "46.7"};
    for (const auto& path :
         {sheet(tags, {row}), sheet({"When", "Where", "Field3"}, {{"day", "north", "east"}, tags, row})}) {
        const auto file = read_whole(path);
        CHECK(file.format == "hxl");
        REQUIRE(file.incidents.size() == 1);
        CHECK(file.incidents[0].where->footprint.point == LonLat{46.7, 39.8});
    }
    const auto titled =
        read_whole(sheet({"Incidents of October", "Field2", "Field3"}, {{"date", "lat", "lon"}, row, row}));
    CHECK(titled.mapping.columns.at("lat") == "lat");
    CHECK(titled.incidents.size() == 1);
    CHECK(titled.reasons().at("same as an earlier row") == 1);
}

TEST_CASE("Two columns of one name in a sheet are both kept") {
    const auto file = read_whole(
        sheet({"date", "lat", "lon", "note", "note"}, {{"2020-10-03", "39.8", "46.7", "one", "two"}}));
    const auto cells = file.incidents.at(0).verbatim.cells();
    REQUIRE(cells.size() == 5);
    CHECK(cells[3].second == "one");
    CHECK(cells[4].second == "two");
}

TEST_CASE("GeoJSON in another system and a single feature are read") {
    const auto other = read_bytes(
        R"({"type": "FeatureCollection", "crs": {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::32638"}},
            "features": [{"type": "Feature", "properties": {"date": "2020-10-03"},
                          "geometry": {"type": "Point", "coordinates": [650000, 4409000]}}]})");
    REQUIRE(other.incidents.size() == 1);
    CHECK(other.incidents[0].where->footprint.point.lat == Approx(39.81776));
    const auto single = read_bytes(
        R"({"type": "Feature", "properties": {"date": "2020-10-03"}, "geometry": {"type": "Point", "coordinates": [46.7, 39.8]}})");
    REQUIRE(single.incidents.size() == 1);
    CHECK(to_string(single.incidents[0].when->span) == "2020-10-03");
}

TEST_CASE("A layer that breaks off keeps the features before") {
    const fs::path path = layer_file("FlatGeobuf", "cut.fgb");
    const std::string whole = read_file(path);
    write_file(path, whole.substr(0, whole.size() - 40));
    const auto file = read_whole(path);
    CHECK(file.incidents.size() == 1);
    CHECK(file.reasons() ==
          std::map<std::string, std::size_t>{{"the file is damaged or breaks off here", 1}});
}

TEST_CASE("Placemarks have their time from a moment or a span") {
    const auto file = read_bytes(
        R"(<?xml version="1.0" encoding="UTF-8"?><kml xmlns="http://www.opengis.net/kml/2.2"><Document><Folder>
<Placemark><name>Mill</name><TimeStamp><when>2020-10-03</when></TimeStamp>
<Point><coordinates>46.7,39.8,0</coordinates></Point></Placemark>
<Placemark><name>Bridge</name><TimeSpan><begin>2020-10-04</begin><end>2020-10-06</end></TimeSpan>
<Point><coordinates>46.8,39.9,0</coordinates></Point></Placemark></Folder>
<Folder><name>Second</name><Placemark><name>Ford</name><ExtendedData><Data name="killed"><value>2</value></Data></ExtendedData>
<Point><coordinates>46.9,39.7,0</coordinates></Point></Placemark></Folder></Document></kml>)");
    REQUIRE(file.incidents.size() == 3);
    CHECK(file.incidents[2].killed.best == 2);
    CHECK(file.incidents[2].verbatim.value("Name") == "Ford");
    CHECK(to_string(file.incidents[0].when.value().span) == "2020-10-03");
    CHECK(to_string(file.incidents[1].when.value().span) == "2020-10-04 to 2020-10-06");
    CHECK(file.incidents[0].summary == "Mill");
}

TEST_CASE("A sheet that breaks off is said to do so") {
    const std::string whole = read_file(sheet({"date"}, {{"2020-10-03"}}));
    CHECK_THROWS_WITH(read_bytes(whole.substr(0, whole.size() - 100)),
                      Catch::Contains("XLSX") && Catch::Contains("breaks off"));
}
