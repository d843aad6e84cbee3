#include <catch2/catch.hpp>

#include "bearing/base/error.hpp"
#include "gdal/geometry.hpp"

using namespace bearing;

namespace {

Polygon square(double west, double south, double size) {
    return {{{west, south},
             {west + size, south},
             {west + size, south + size},
             {west, south + size},
             {west, south}},
            {}};
}

double area(const MultiPolygon& polygons) {
    return gdal::common_area(polygons, {square(-100, -80, 160)});
}

}  // namespace

TEST_CASE("Crossing lines are cut where they meet", "[gdal]") {
    const auto noded = gdal::node({{{0, 0}, {2, 2}}, {{0, 2}, {2, 0}}});
    CHECK(noded.size() == 4);
    // A single line that crosses itself.
    CHECK(gdal::polygonize(gdal::node({{{0, 0}, {2, 2}, {2, 0}, {0, 2}}})).size() == 1);
    CHECK(gdal::node({}).empty());
}

TEST_CASE("Noded lines enclose faces, dangling ends do not matter", "[gdal]") {
    const auto faces =
        gdal::polygonize(gdal::node({square(0, 0, 2).outer, {{1, -1}, {1, 3}}, {{0.5, 0.5}, {0.6, 0.6}}}));
    REQUIRE(faces.size() == 2);
    CHECK(area({faces[0]}) == Approx(2));
}

TEST_CASE("Uniting dissolves shared edges", "[gdal]") {
    const auto whole = gdal::unite({square(0, 0, 1), square(1, 0, 1)});
    REQUIRE(whole.size() == 1);
    CHECK(area(whole) == Approx(2));
    CHECK(gdal::unite({}).empty());
}

TEST_CASE("Clipping keeps what is inside", "[gdal]") {
    CHECK(area(gdal::clip({square(0, 0, 2)}, {1, 1, 3, 3})) == Approx(1));
    CHECK(gdal::clip({square(0, 0, 2)}, {5, 5, 6, 6}).empty());
    const auto lines = gdal::clip({{{0, 0}, {4, 0}}}, {1, -1, 2, 1});
    REQUIRE(lines.size() == 1);
    CHECK(lines[0] == LineString{{1, 0}, {2, 0}});
}

TEST_CASE("Lines outside polygons are what is left of them", "[gdal]") {
    const auto left = gdal::outside({{{0, 0.5}, {3, 0.5}}}, {square(1, 0, 1)});
    REQUIRE(left.size() == 2);
    CHECK(gdal::outside({{{0, 0.5}, {3, 0.5}}}, {}).size() == 1);
}

TEST_CASE("A figure of eight is invalid and can be repaired", "[gdal]") {
    const MultiPolygon eight{{{{0, 0}, {2, 2}, {2, 0}, {0, 2}, {0, 0}}, {}}};
    CHECK_FALSE(gdal::is_valid(eight));
    const auto mended = gdal::repaired(eight);
    CHECK(gdal::is_valid(mended));
    CHECK(area(mended) == Approx(2));
    CHECK(gdal::is_valid({square(0, 0, 1)}));
}

TEST_CASE("Well-known text becomes the plainest geometry that holds it", "[gdal]") {
    CHECK(std::get<LonLat>(gdal::geometry_from_wkt("POINT Z (46.75 39.82 800)")) == LonLat{46.75, 39.82});
    CHECK(std::get<LonLat>(gdal::geometry_from_wkt("MULTIPOINT ((1 2))")) == LonLat{1, 2});
    CHECK(std::get<std::vector<LonLat>>(gdal::geometry_from_wkt("MULTIPOINT ((1 2), (3 4))")).size() == 2);
    CHECK(std::get<LineStrings>(gdal::geometry_from_wkt("LINESTRING (0 0, 1 1)")).size() == 1);
    const auto holed = gdal::geometry_from_wkt("POLYGON ((0 0, 9 0, 9 9, 0 0), (4 1, 5 1, 5 2, 4 1))");
    REQUIRE(std::get<MultiPolygon>(holed).size() == 1);
    CHECK(std::get<MultiPolygon>(holed)[0].holes.size() == 1);
    CHECK(std::get<LineStrings>(gdal::geometry_from_wkt("CIRCULARSTRING (0 0, 1 1, 2 0)"))[0].size() > 10);
    CHECK(std::holds_alternative<std::monostate>(gdal::geometry_from_wkt("POINT EMPTY")));
    CHECK(std::holds_alternative<std::monostate>(
        gdal::geometry_from_wkt("GEOMETRYCOLLECTION (POINT (1 2), LINESTRING (0 0, 1 1))")));
    CHECK_THROWS_AS(gdal::geometry_from_wkt("POINT (one two)"), FormatError);
}

TEST_CASE("The box of a geometry", "[gdal]") {
    CHECK(gdal::extent_of(LineStrings{{{1, 2}, {3, 0}}, {{-1, 1}, {0, 1}}}) == Extent{-1, 0, 3, 2});
    CHECK(gdal::extent_of(LonLat{5, 6}) == Extent{5, 6, 5, 6});
    CHECK_FALSE(gdal::extent_of(gdal::Geometry{}));
}
