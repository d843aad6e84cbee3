#include <catch2/catch.hpp>

#include "basemap/dcw.hpp"
#include "basemap/label_raster.hpp"

using namespace bearing;
using namespace bearing::basemap;

namespace {

Ring box(double w, double s, double e, double n) {
    return {{w, s}, {e, s}, {e, n}, {w, n}, {w, s}};
}

}  // namespace

TEST_CASE("DCW's packed rings are decoded", "[basemap]") {
    const std::vector<std::uint16_t> lon{65535, 0, 1000, 1000, 65535, 400, 600, 600, 400, 65535, 5, 6};
    const std::vector<std::uint16_t> lat{0, 0, 0, 1000, 1, 100, 100, 300, 100, 0, 5, 6};
    const auto rings = decode_rings(lon, lat, {44, 100}, {38, 100});
    REQUIRE(rings.size() == 2);  // the third has two points
    CHECK_FALSE(rings[0].hole);
    CHECK(rings[0].points.size() == 4);  // closed
    CHECK(rings[0].points[1] == LonLat{54, 38});
    CHECK(rings[1].hole);
    const auto polygons = polygons_of(rings);
    REQUIRE(polygons.size() == 1);
    CHECK(polygons[0].holes.size() == 1);
    CHECK(decode_rings({}, {}, {}, {}).empty());
}

TEST_CASE("A face belongs to the label of most of its cells", "[basemap]") {
    LabelRaster raster(0.1);
    raster.paint({box(0, 0, 10, 10), {box(4, 4, 6, 6)}}, 1);
    raster.paint({box(10, 0, 20, 10), {}}, 2);
    CHECK(raster.at({1, 1}) == 1);
    CHECK(raster.at({5, 5}) == LabelRaster::kNone);
    CHECK(raster.at({15, 5}) == 2);
    CHECK(raster.majority({box(5, 0, 12, 10), {}}) == 1);
    CHECK(raster.majority({box(9, 0, 18, 10), {}}) == 2);
    CHECK(raster.majority({box(30, 0, 40, 10), {}}) == LabelRaster::kNone);
    CHECK(raster.majority({box(1.01, 1.01, 1.02, 1.02), {}}) == 1);  // smaller than a cell
}

TEST_CASE("Labels wrap around the earth", "[basemap]") {
    LabelRaster raster(0.5);
    raster.paint({box(170, 0, 190, 10), {}}, 3);
    CHECK(raster.at({-175, 5}) == 3);
    CHECK(raster.at({175, 5}) == 3);
    CHECK(raster.majority({box(-185, 1, -175, 9), {}}) == 3);
    raster.paint({box(294, -20, 302, -10), {}}, 4);  // DCW has the Americas at 180..360
    CHECK(raster.at({-62, -15}) == 4);
}

TEST_CASE("An island beside its country finds it", "[basemap]") {
    LabelRaster raster(0.1);
    raster.paint({box(0, 0, 1, 1), {}}, 7);
    CHECK(raster.nearest({1.35, 0.5}, 4) == 7);
    CHECK(raster.nearest({3, 0.5}, 4) == LabelRaster::kNone);
}
