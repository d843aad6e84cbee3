#include <catch2/catch.hpp>
#include <thread>

#include "bearing/base/error.hpp"
#include "bearing/base/files.hpp"
#include "gdal/session.hpp"
#include "gdal/vector_file.hpp"
#include "gdal/vector_writer.hpp"
#include "support/paths.hpp"

using namespace bearing;
using gdal::FieldType;

namespace {

void write_sample(const std::filesystem::path& path) {
    gdal::VectorWriter writer(path);
    writer.add_layer("towns", gdal::GeometryKind::point,
                     {{"name", FieldType::text},
                      {"people", FieldType::integer},
                      {"height", FieldType::real},
                      {"since", FieldType::date}});
    writer.write({std::string("Ստեփանակերտ"), 55000LL, 813.5, std::string("1923-07-07")},
                 LonLat{46.75, 39.82});
    writer.write({std::string("nowhere"), {}, {}, {}}, {});
    writer.add_layer("notes", gdal::GeometryKind::none, {{"text", FieldType::text}});
    writer.write({std::string("a")}, {});
    writer.close();
}

}  // namespace

TEST_CASE("What is written to a GeoPackage is read back", "[gdal]") {
    const auto path = test::scratch_folder("gdal-roundtrip") / "towns.gpkg";
    write_sample(path);
    const gdal::VectorFile file(path);
    CHECK(file.driver() == "GPKG");
    CHECK(file.layer_names() == std::vector<std::string>{"towns", "notes"});
    auto towns = file.layer("towns");
    REQUIRE(towns);
    CHECK(towns->feature_count() == 2);
    CHECK(towns->extent() == Extent{46.75, 39.82, 46.75, 39.82});
    CHECK(towns->field("people") == 1u);
    CHECK_FALSE(towns->field("absent"));

    gdal::Record record;
    REQUIRE(towns->next(record));
    CHECK(record.values ==
          std::vector<gdal::Value>{std::string("Ստեփանակերտ"), 55000LL, 813.5, std::string("1923-07-07")});
    CHECK(std::get<LonLat>(record.geometry) == LonLat{46.75, 39.82});
    CHECK(record.geometry_type == "POINT");
    REQUIRE(towns->next(record));
    CHECK(std::holds_alternative<std::monostate>(record.values[1]));
    CHECK(std::holds_alternative<std::monostate>(record.geometry));
    CHECK_FALSE(towns->next(record));
    towns->rewind();
    CHECK(towns->next(record));
    CHECK_FALSE(file.layer("absent"));
}

TEST_CASE("The same features give the same bytes", "[gdal]") {
    const auto folder = test::scratch_folder("gdal-same-bytes");
    write_sample(folder / "a.gpkg");
    write_sample(folder / "b.gpkg");
    CHECK(read_file(folder / "a.gpkg") == read_file(folder / "b.gpkg"));
}

TEST_CASE("Coordinates in another system come out as WGS 84", "[gdal]") {
    const auto path = test::scratch_folder("gdal-crs") / "utm.geojson";
    write_file(path, R"({"type": "FeatureCollection",
        "crs": {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::32638"}},
        "features": [{"type": "Feature", "properties": {"tags": ["a", "b"], "at": "2020-10-03T12:30:00Z"},
                      "geometry": {"type": "Point", "coordinates": [500000, 4427757]}}]})");
    const gdal::VectorFile file(path);
    auto layer = file.layer(file.layer_names().front());
    gdal::Record record;
    REQUIRE(layer->next(record));
    const auto point = std::get<LonLat>(record.geometry);
    CHECK(point.lon == Approx(45).margin(1e-6));
    CHECK(point.lat == Approx(40).margin(1e-4));
    CHECK(gdal::to_text(record.values[*layer->field("tags")]) == "a;b");
    CHECK(gdal::to_text(record.values[*layer->field("at")]) == "2020-10-03T12:30:00Z");
}

TEST_CASE("Files that cannot be read or written say why", "[gdal]") {
    const auto folder = test::scratch_folder("gdal-errors");
    CHECK_THROWS_AS(gdal::VectorFile(folder / "absent.gpkg"), FileError);
    write_file(folder / "text.gpkg", "no database");
    CHECK_THROWS_AS(gdal::VectorFile(folder / "text.gpkg"), FormatError);
    CHECK_THROWS_WITH(gdal::VectorFile(folder / "text.gpkg"), Catch::Contains("text.gpkg"));
    CHECK_THROWS_AS(gdal::VectorWriter(folder / "no" / "such" / "folder.gpkg"), FileError);
    CHECK_THROWS_AS(gdal::VectorWriter(folder / "x.gpkg", "NoSuchDriver"), FileError);
}

TEST_CASE("Drivers can be registered from several threads at once", "[gdal]") {
    std::vector<std::thread> threads;
    for (int i = 0; i < 8; ++i) threads.emplace_back(gdal::register_drivers);
    for (auto& thread : threads) thread.join();
    const auto drivers = gdal::drivers({"GPKG", "NoSuchDriver"});
    CHECK(drivers[0].present);
    CHECK(drivers[0].writes);
    CHECK_FALSE(drivers[1].present);
    CHECK_FALSE(gdal::gdal_version().empty());
    CHECK_FALSE(gdal::geos_version().empty());
}
