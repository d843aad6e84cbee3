#include <catch2/catch.hpp>

#include "bearing/geo/extent.hpp"

using namespace bearing;

TEST_CASE("A box across the antimeridian") {
    const Extent fiji{170, -25, -170, -10};
    CHECK(fiji.crosses_antimeridian());
    CHECK(fiji.width() == 20);
    CHECK(fiji.contains(LonLat{179, -20}));
    CHECK(fiji.contains(LonLat{-175, -20}));
    CHECK_FALSE(fiji.contains(LonLat{0, -20}));
    CHECK(fiji.center().lon == Approx(-180).margin(1e-9));
    CHECK(fiji.intersects(Extent{-180, -20, -178, -15}));
    CHECK_FALSE(fiji.intersects(Extent{-160, -20, -150, -15}));
    CHECK(fiji.contains(Extent{175, -20, -175, -15}));
    CHECK_FALSE(fiji.contains(Extent{160, -20, -175, -15}));
}

TEST_CASE("Boxes are read strictly") {
    CHECK(parse_extent("43,38,51,43") == kDefaultRegion);
    CHECK(parse_extent(" 170, -25, -170, -10 ")->crosses_antimeridian());
    CHECK_FALSE(parse_extent("43,38,51"));
    CHECK_FALSE(parse_extent("43,43,51,38"));
    CHECK_FALSE(parse_extent("43,38,251,43"));
    CHECK_FALSE(parse_extent("a,b,c,d"));
}

TEST_CASE("The box around a circle holds it, also at the pole and the antimeridian") {
    const Extent around = extent_around({46.75, 39.82}, 5000);
    CHECK(around.contains(LonLat{46.75, 39.82 + 0.0449}));
    CHECK(around.width() < 0.13);
    CHECK(extent_around({0, 89.99}, 5000).width() == 360);
    CHECK(extent_around({179.99, 0}, 5000).crosses_antimeridian());
}

TEST_CASE("Growing a box keeps it on the globe") {
    CHECK(Extent{-170, -80, 170, 80}.grown(0.5).width() == 360);
    CHECK(Extent{170, 0, 178, 10}.grown(0.5).crosses_antimeridian());
}
