#include <catch2/catch.hpp>

#include "basemap/gshhg.hpp"

using namespace bearing;
using namespace bearing::basemap;

TEST_CASE("Bins run row by row from 90 N and 0 E", "[basemap]") {
    const BinGrid grid{1, 360, 180};
    const auto degrees = [&](GridPoint p) {
        return LonLat{p.x / grid.steps_per_degree(), p.y / grid.steps_per_degree() - 90};
    };
    CHECK(degrees(grid.point(0, 0, 0)) == LonLat{0, 89});
    CHECK(degrees(grid.point(359, 0, 0)) == LonLat{359, 89});
    CHECK(degrees(grid.point(360, 0, 0)) == LonLat{0, 88});
    // Offsets are stored signed but meant unsigned: -1 is 65535, the far edge of the bin.
    CHECK(degrees(grid.point(0, -1, -1)) == LonLat{1, 90});
    CHECK(degrees(grid.point(360 * 50 + 45, -32768, 0)).lon == Approx(45.5).margin(1e-4));
    CHECK(degrees(grid.point(360 * 50 + 45, 0, 0)).lat == Approx(39));
}

TEST_CASE("A point on the edge of two bins is the same from both", "[basemap]") {
    const BinGrid grid{2, 180, 90};
    CHECK(grid.point(10, -1, 123) == grid.point(11, 0, 123));
    CHECK(grid.point(10, 5, 0) == grid.point(10 + 180, 5, -1));
}

TEST_CASE("A segment's level and size are unpacked from one int", "[basemap]") {
    const auto info = unpack_segment((1234 << 9) | (3 << 6) | (4 << 3) | 2);
    CHECK(info.level == 3);
    CHECK(info.points == 1234);
}
