#include <catch2/catch.hpp>

#include <cmath>
#include <numbers>

#include "carto/contour.hpp"
#include "carto/merged_areas.hpp"

using namespace bearing;

namespace {

/// A field of 40 x 30 nodes that is what `depth` says at each.
template <class Depth>
ScalarField field_of(Depth&& depth) {
    ScalarField field{{10, 20}, 2, 40, 30, {}};
    for (std::size_t row = 0; row < field.rows; ++row)
        for (std::size_t column = 0; column < field.columns; ++column)
            field.values.push_back(
                depth(10 + 2.0 * static_cast<double>(column), 20 + 2.0 * static_cast<double>(row)));
    return field;
}

/// Signed, so that holes count against what they are in.
double area_of(const std::vector<SubPath>& rings) {
    double twice = 0;
    for (const SubPath& ring : rings)
        for (std::size_t i = 0; i < ring.points.size(); ++i) {
            const ScenePoint a = ring.points[i];
            const ScenePoint b = ring.points[(i + 1) % ring.points.size()];
            twice += a.x * b.y - b.x * a.y;
        }
    return std::abs(twice) / 2;
}

ScreenEllipse disc(ScenePoint center, double radius) {
    return {center, {0, -radius}, {radius, 0}};
}

constexpr SceneRect kFrame{0, 0, 300, 200};

}  // namespace

TEST_CASE("a contour runs where the field is zero") {
    const auto rings =
        zero_contour(field_of([](double x, double y) { return 15 - std::hypot(x - 50, y - 50); }));
    REQUIRE(rings.size() == 1);
    CHECK(rings[0].closed);
    CHECK(rings[0].points.size() > 40);
    for (const ScenePoint& p : rings[0].points)
        CHECK(std::hypot(p.x - 50, p.y - 50) == Approx(15).margin(0.05));
}

TEST_CASE("a hole and an island in it are rings of their own") {
    const auto rings = zero_contour(field_of([](double x, double y) {
        const double r = std::hypot(x - 48, y - 48);
        return std::max(5 - std::abs(r - 18), 6 - r);
    }));
    REQUIRE(rings.size() == 3);
    const double pi = std::numbers::pi;
    CHECK(area_of(rings) == Approx(pi * (23 * 23 - 13 * 13 + 6 * 6)).epsilon(0.02));
}

TEST_CASE("a contour closes through saddles") {
    // A chessboard of single nodes: every inner cell is a saddle.
    const auto rings = zero_contour(field_of([](double x, double y) {
        const bool border = x < 11 || x > 87 || y < 21 || y > 77;
        const bool dark = (std::lround(x / 2) + std::lround(y / 2)) % 2 == 0;
        return border ? -1.0 : dark ? 0.5 : -1.0;
    }));
    CHECK(rings.size() == 38 * 28 / 2);
    for (const SubPath& ring : rings) CHECK(ring.points.size() == 4);
}

TEST_CASE("nothing above zero has no contour") {
    CHECK(zero_contour(field_of([](double, double) { return -1.0; })).empty());
    CHECK(zero_contour({}).empty());
}

TEST_CASE("merged areas cover what their circles cover together, and no more") {
    const double pi = std::numbers::pi;
    const auto apart = merged_outline({disc({60, 60}, 20), disc({180, 90}, 30)}, kFrame, 3, {0, 0});
    REQUIRE(apart.size() == 2);
    CHECK(area_of(apart) == Approx(pi * (20 * 20 + 30 * 30)).epsilon(0.01));
    // Two circles through each other's centres, and one that is inside them.
    const auto joined =
        merged_outline({disc({100, 100}, 40), disc({140, 100}, 40), disc({120, 100}, 8)}, kFrame, 3, {0, 0});
    REQUIRE(joined.size() == 1);
    const double lens = 40 * 40 * (2 * pi / 3 - std::sqrt(3) / 2);
    CHECK(area_of(joined) == Approx(2 * pi * 40 * 40 - lens).epsilon(0.01));
}

TEST_CASE("a merged ellipse keeps its axes") {
    const auto rings = merged_outline({{{150, 100}, {10, -40}, {20, 5}}}, kFrame, 2, {0, 0});
    REQUIRE(rings.size() == 1);
    CHECK(area_of(rings) == Approx(std::numbers::pi * (10 * 5 + 40 * 20)).epsilon(0.02));
}

TEST_CASE("merged areas that leave the frame are cut outside of it") {
    const auto rings = merged_outline({disc({0, 100}, 50), disc({500, 100}, 20)}, kFrame, 3, {0, 0});
    REQUIRE(rings.size() == 1);
    for (const ScenePoint& p : rings[0].points) {
        const bool on_circle = std::abs(std::hypot(p.x, p.y - 100) - 50) < 0.5;
        CHECK((on_circle || p.x < 0));
    }
}

TEST_CASE("merged areas move with the map") {
    const double dx = 1.37;
    const double dy = -0.61;
    const auto here = merged_outline({disc({100, 100}, 31.4), disc({130, 80}, 22.3)}, kFrame, 3, {7, 5});
    const auto there = merged_outline({disc({100 + dx, 100 + dy}, 31.4), disc({130 + dx, 80 + dy}, 22.3)}, kFrame,
                                      3, {7 + dx, 5 + dy});
    REQUIRE(here.size() == 1);
    REQUIRE(there.size() == 1);
    REQUIRE(here[0].points.size() == there[0].points.size());
    for (std::size_t i = 0; i < here[0].points.size(); ++i) {
        CHECK(there[0].points[i].x == Approx(here[0].points[i].x + dx));
        CHECK(there[0].points[i].y == Approx(here[0].points[i].y + dy));
    }
}
