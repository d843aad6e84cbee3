#include <catch2/catch.hpp>

#include "basemap/layer_file.hpp"
#include "basemap/tables.hpp"
#include "bearing/base/error.hpp"
#include "bearing/base/files.hpp"
#include "bearing/basemap/basemap.hpp"
#include "support/paths.hpp"

using namespace bearing;
using namespace bearing::basemap;

namespace {

std::vector<LicensedLayer> sample_layers() {
    Feature line;
    line.name = "Line of Contact";
    line.names = {{"Line of Contact", "en", ""}, {"təmas xətti", "az", "az"}};
    line.kind = "control_line";
    line.rank = 2;
    line.valid_from = parse_day("1994-05-12");
    line.valid_to = parse_day("2020-09-26");
    line.status = "approximate";
    line.source = "test";
    line.geometry = LineStrings{{{46, 40}, {47, 39}}};
    line.extent = {46, 39, 47, 40};
    return {{{"region.lines", "Lines", LayerKind::line, "Someone (CC0)", 0, 3e7, {line}}, "CC0"},
            {{"region.empty", "Nothing", LayerKind::lake, "", 1e6, 1e12, {}}, ""}};
}

}  // namespace

TEST_CASE("Layers survive being written and read", "[basemap]") {
    const auto path = test::scratch_folder("basemap-roundtrip") / "map.gpkg";
    const auto written = sample_layers();
    write_layer_file(path, written, {});
    const auto read = read_basemap(path);
    CHECK(read.issues.empty());
    REQUIRE(read.value.size() == 2);
    const Layer& layer = *read.value[0];
    CHECK(layer.id == "region.lines");
    CHECK(layer.kind == LayerKind::line);
    CHECK(layer.credit == "Someone (CC0)");
    CHECK(layer.max_scale_denominator == 3e7);
    REQUIRE(layer.features.size() == 1);
    const Feature& before = written[0].layer.features[0];
    const Feature& after = layer.features[0];
    CHECK(after.name == before.name);
    CHECK(after.names == before.names);
    CHECK(after.kind == before.kind);
    CHECK(after.rank == 2);
    CHECK(after.valid_from == before.valid_from);
    CHECK(after.valid_to == before.valid_to);
    CHECK(after.status == before.status);
    CHECK(after.geometry == before.geometry);
    CHECK(after.extent == before.extent);
    CHECK(read.value[1]->features.empty());
    CHECK(list_basemap(path)[0].features == 1);
}

TEST_CASE("What is no basemap is refused with what to do", "[basemap]") {
    const auto folder = test::scratch_folder("basemap-errors");
    CHECK_THROWS_AS(read_basemap(folder / "absent.gpkg"), FileError);
    write_file(folder / "text.gpkg", "text");
    CHECK_THROWS_AS(read_basemap(folder / "text.gpkg"), FormatError);
    BasemapSources nowhere{folder, folder, folder};
    CHECK_THROWS_AS(build_basemap(nowhere, folder / "out.gpkg"), Error);
    CHECK_THROWS_AS(build_basemap(nowhere, folder / "out.gpkg", {10, 0, 5, 5}), ArgumentError);
    for (const auto& entry : std::filesystem::directory_iterator(folder))
        CHECK(entry.path().filename() == "text.gpkg");  // nothing half-written
}

TEST_CASE("Names are packed one a line", "[basemap]") {
    const std::vector<Name> names{{"Stepanakert", "en", "am"}, {"A|B", "", ""}};
    CHECK(pack_names(names) == "Stepanakert|en|am\nA|B||");
    CHECK(unpack_names(pack_names(names)) == names);
    CHECK(unpack_names("plain") == std::vector<Name>{{"plain", "", ""}});
    CHECK(unpack_names("").empty());
}

TEST_CASE("Places rank by seat and size", "[basemap]") {
    CHECK(rank_of_place("PPLC", 0) == 1);
    CHECK(rank_of_place("PPL", 2'000'000) == 2);
    CHECK(rank_of_place("PPLA", 55'000) == 4);
    CHECK(rank_of_place("PPL", 55'000) == 5);
    CHECK(rank_of_place("PPL", 100) == 9);
    CHECK(rank_of_place("PPL", 0) == 8);
}

TEST_CASE("Bearing's tables are read, and a wrong row is named", "[basemap]") {
    const auto folder = test::scratch_folder("basemap-tables");
    std::filesystem::create_directories(folder / "gazetteer");
    write_file(folder / "lines.csv",
               "name,kind,valid_from,valid_to,status,source,note,wkt\n"
               "Tartar,river,,,approximate,x,,\"LINESTRING (46 40, 47 40.3)\"\n");
    write_file(folder / "gazetteer" / "places.csv",
               "id,name,lat,lon,feature,country,admin1,population,precision,radius_m,confidence\n"
               "a,Baku,40.4,49.87,PPLC,AZ,,2300000,town,9000,high\n"
               "t,Tartar river,40.16,46.5,STM,AZ,,,line,9000,low\n");
    write_file(folder / "gazetteer" / "names.csv", "place,name,language,side\nt,Tərtərçay,az,az\n");
    write_file(
        folder / "countries.csv",
        "code,name,aliases,demonyms,capital,capital_lat,capital_lon,lat,lon,radius_km,az,hy,ka,ru,tr,fa\n"
        "AZ,Azerbaijan,,,Baku;Баку,40.41,49.87,40.3,47.7,250,Azərbaycan,,,Азербайджан,,\n"
        "GE,Georgia,,,Tbilisi;Тбилиси,41.72,44.79,42,43.5,200,,,,Грузия,,\n");

    const auto places = read_gazetteer_places(folder);
    REQUIRE(places.size() == 2);
    CHECK(places[1].names == std::vector<Name>{{"Tərtərçay", "az", "az"}});
    CHECK(places[1].status == "approximate");
    const auto dots = place_features(places, read_country_table(folder), {{"AZ", 1}, {"GE", 5}});
    REQUIRE(dots.size() == 2);  // Baku once, Tbilisi added, no river
    CHECK(dots[0].name == "Baku");
    CHECK(dots[1].names.back() == Name{"Тбилиси", "ru", ""});
    CHECK(dots[1].rank == 3);

    auto lines = read_line_table(folder);
    REQUIRE(lines.size() == 1);
    name_waters(places, lines);
    CHECK(lines[0].name == "Tartar river");

    write_file(folder / "lines.csv",
               "name,kind,valid_from,wkt\nx,river,soon,\"LINESTRING (46 40, 47 40.3)\"\n");
    CHECK_THROWS_WITH(read_line_table(folder), Catch::Contains("lines.csv:2") && Catch::Contains("soon"));
}
