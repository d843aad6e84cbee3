#include <catch2/catch.hpp>

#include "basemap/countries.hpp"
#include "basemap/water.hpp"
#include "gdal/geometry.hpp"

using namespace bearing;
using namespace bearing::basemap;

namespace {

Ring box(double w, double s, double e, double n) {
    return {{w, s}, {e, s}, {e, n}, {w, n}, {w, s}};
}

Shore island(std::int32_t id, Ring ring) {
    return {id, 1, -1, 1e6, false, true, std::move(ring)};
}

/// Two countries on one island, whose border ends 0.02 degrees short of the shore at both ends.
Linework two_countries() {
    return connect({{{5, 0.02}, {5.5, 3}, {5, 9.98}}},
                   {island(1, box(0, 0, 10, 10)), island(2, box(30, 0, 31, 1))});
}

LabelRaster two_labels() {
    LabelRaster raster(0.1);
    raster.paint({box(0, 0, 5.2, 10), {}}, 1);
    raster.paint({box(5.2, 0, 10, 10), {}}, 2);
    raster.paint({box(30, 0, 31, 1), {}}, 2);
    return raster;
}

}  // namespace

TEST_CASE("A border's loose ends are linked to the shore", "[basemap]") {
    const auto work = two_countries();
    REQUIRE(work.stubs.size() == 2);
    CHECK(work.stubs[0][1].lat == Approx(0));
    CHECK(work.shores[0].line.size() == 7);  // two points more
    CHECK(work.junctions.contains(work.stubs[0][1]));
}

TEST_CASE("Ends too far from anything stay loose", "[basemap]") {
    CHECK(connect({{{5, 1}, {5, 9}}}, {island(1, box(0, 0, 10, 10))}).stubs.empty());
}

TEST_CASE("A border whose ends nearly meet is closed", "[basemap]") {
    const auto work = connect({{{1, 1}, {2, 1}, {2, 2}, {1, 1.01}}}, {});
    CHECK(work.borders[0].front() == work.borders[0].back());
}

TEST_CASE("A border that comes back to itself is linked there", "[basemap]") {
    const auto work = connect({{{0, 0}, {5, 0}, {5, 5}, {2, 5}, {2, 0.01}}}, {});
    REQUIRE(work.stubs.size() == 1);
    CHECK(work.stubs[0][1].lat == Approx(0).margin(1e-12));
}

TEST_CASE("Stretches stored twice are kept once", "[basemap]") {
    const auto lines = unique_lines({{{0, 0}, {1, 0}, {2, 0}}, {{2, 0}, {1, 0}, {1, 1}}});
    double length = 0;
    for (const auto& line : lines) length += static_cast<double>(line.size() - 1);
    CHECK(length == 3);
}

TEST_CASE("Faces get their countries, without gaps or overlaps", "[basemap]") {
    const auto map = assemble_countries(two_countries(), two_labels());
    REQUIRE(map.areas.size() == 2);
    const auto& left = map.areas.at(1);
    const auto& right = map.areas.at(2);
    CHECK(left.size() == 1);
    CHECK(right.size() == 2);  // with the island
    CHECK(gdal::common_area(left, right) == Approx(0).margin(1e-9));
    const MultiPolygon all{{box(-1, -1, 40, 11), {}}};
    CHECK(gdal::common_area(left, all) + gdal::common_area(right, all) == Approx(101));
    REQUIRE(map.borders.size() == 1);
    CHECK(map.borders.begin()->first == std::pair<LabelRaster::Label, LabelRaster::Label>{1, 2});
    CHECK(map.borders.begin()->second.size() == 1);
}

TEST_CASE("An enclave that the labels give to its surroundings dissolves", "[basemap]") {
    const auto work = connect({box(2, 2, 3, 3)}, {island(1, box(0, 0, 10, 10))});
    LabelRaster raster(0.1);
    raster.paint({box(0, 0, 10, 10), {}}, 1);
    const auto map = assemble_countries(work, raster);
    REQUIRE(map.areas.at(1).size() == 1);
    CHECK(map.areas.at(1)[0].holes.empty());
    CHECK(map.borders.empty());
}

TEST_CASE("Generalised lines still meet", "[basemap]") {
    const auto coarse = generalised(two_countries(), Detail::uniform(0.7));
    CHECK(coarse.borders[0].size() == 2);  // the bend of half a degree is gone
    CHECK(coarse.shores.size() == 2);
    CHECK(assemble_countries(coarse, two_labels()).areas.size() == 2);
}

TEST_CASE("Detail falls with the distance from the region", "[basemap]") {
    const auto detail = Detail::around({43, 38, 51, 43});
    CHECK(detail.tolerance_deg({45, 40}) == 0);
    CHECK(detail.tolerance_deg({45, 44}) == Approx(0.0015));
    CHECK(detail.tolerance_deg({45, 80}) == Approx(0.02));
    CHECK(detail.tolerance_deg({-179, 40}) == Approx(0.02));
    CHECK(detail.least_area_km2({40, 37, 44, 39}) == 0);
    const LineString line{{45, 40}, {45.01, 40.001}, {45.02, 40}};
    CHECK(simplified(line, detail) == line);
    CHECK(simplified(line, Detail::uniform(0.01)).size() == 2);
    CHECK(simplified(line, Detail::uniform(0.01), [](LonLat) { return true; }) == line);
    CHECK(simplified(box(0, 0, 0.001, 0.001), Detail::uniform(1)).size() == 4);  // still has an area
}

TEST_CASE("Lakes have their islands as holes, and sizes decide ranks", "[basemap]") {
    std::vector<Shore> shores{{10, 2, 1, 1200, false, true, box(45, 40, 45.5, 40.5)},
                              {11, 3, 10, 4, false, true, box(45.1, 40.1, 45.2, 40.2)},
                              {12, 2, 1, 0.1, true, true, box(46, 40, 46.01, 40.01)}};
    const auto lakes = lake_features(shores, Detail::around({43, 38, 51, 43}));
    REQUIRE(lakes.size() == 2);
    CHECK(std::get<MultiPolygon>(lakes[0].geometry)[0].holes.size() == 1);
    CHECK(lakes[0].rank == 3);
    CHECK(lakes[1].kind == "river");
    CHECK(rank_of_lake(400'000) == 1);
    CHECK(rank_of_lake(0.5) == 9);
}

TEST_CASE("Antarctica is closed by way of the pole, which is no coast", "[basemap]") {
    const LineString ice{{300, -70}, {100, -65}, {-60, -70}};
    const auto land = country_shores({{4, 1, -1, 14e6, false, false, ice}});
    REQUIRE(land.size() == 1);
    CHECK(land[0].line.front() == land[0].line.back());
    for (const auto& coast : coast_features(land))
        for (const auto& line : std::get<LineStrings>(coast.geometry))
            for (const LonLat p : line) CHECK(p.lat > -71);
}
