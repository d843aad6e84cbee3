#include <catch2/catch.hpp>
#include <numbers>

#include "bearing/geo/circle.hpp"
#include "bearing/geo/geodesy.hpp"

using namespace bearing;

TEST_CASE("A circle's corners lie on it and its ring is closed") {
    const LonLat center{46.75, 39.82};
    const auto circle = circle_polygon(center, 10000);
    REQUIRE(circle.size() == 1);
    CHECK(circle[0].outer.size() == 73);
    CHECK(circle[0].outer.front() == circle[0].outer.back());
    for (const LonLat p : circle[0].outer) CHECK(distance_m(center, p) == Approx(10000).margin(0.01));
    CHECK(contains(circle, center));
    CHECK(area_m2(circle) == Approx(std::numbers::pi * 1e8).epsilon(0.002));
}

TEST_CASE("A circle across the antimeridian is cut in two, one about a pole becomes a cap") {
    const auto cut = circle_polygon({179.99, -17}, 20000);
    REQUIRE(cut.size() == 2);
    CHECK(area_m2(cut) == Approx(std::numbers::pi * 4e8).epsilon(0.003));
    for (const auto& polygon : cut)
        for (const LonLat p : polygon.outer) CHECK(is_valid(p));
    const auto cap = circle_polygon({10, 89.9}, 50000);
    REQUIRE(cap.size() == 1);
    CHECK(contains(cap, {-170, 89.95}));
}
