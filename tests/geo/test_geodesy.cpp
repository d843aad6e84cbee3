#include <catch2/catch.hpp>

#include "bearing/geo/geodesy.hpp"
#include "bearing/geo/polygon.hpp"

using namespace bearing;

TEST_CASE("A degree of meridian and of parallel on WGS 84") {
    CHECK(distance_m({0, 0}, {1, 0}) == Approx(111319.49).margin(0.01));
    CHECK(distance_m({0, 0}, {0, 1}) == Approx(110574.39).margin(0.01));
    CHECK(quick_distance_m({46, 40}, {47, 40}) == Approx(distance_m({46, 40}, {47, 40})).epsilon(0.006));
}

TEST_CASE("Going somewhere and measuring back agree") {
    const LonLat hadrut{47.03, 39.52};
    for (const double bearing : {0.0, 45.0, 137.5, 269.0}) {
        const LonLat there = destination(hadrut, bearing, 7000);
        CHECK(distance_m(hadrut, there) == Approx(7000).margin(1e-3));
        CHECK(bearing_deg(hadrut, there) == Approx(bearing).margin(1e-6));
    }
}

TEST_CASE("Polygons with holes: containment, area, distance") {
    const Ring outer{{46, 39}, {47, 39}, {47, 40}, {46, 40}, {46, 39}};
    const Ring hole{{46.4, 39.4}, {46.6, 39.4}, {46.6, 39.6}, {46.4, 39.6}, {46.4, 39.4}};
    const MultiPolygon area{{outer, {hole}}};
    CHECK(contains(area, {46.1, 39.1}));
    CHECK_FALSE(contains(area, {46.5, 39.5}));
    CHECK_FALSE(contains(area, {45.9, 39.5}));
    // The cell of one degree at 39.5 N less 4 % of it.
    CHECK(area_m2(area) == Approx(9.545e9 * 0.96).epsilon(0.005));
    CHECK(distance_m(area, {46.1, 39.1}) == 0);
    CHECK(distance_m(area, {45.0, 39.5}) ==
          Approx(distance_m(LonLat{45.0, 39.5}, {46.0, 39.5})).epsilon(0.01));
}
