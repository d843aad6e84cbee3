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
                      Catch::Contains("cut.xlsx") && Catch::Contains("damaged or cut short"));
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
