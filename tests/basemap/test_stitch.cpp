#include <catch2/catch.hpp>

#include "basemap/antimeridian.hpp"
#include "basemap/stitch.hpp"

using namespace bearing;
using namespace bearing::basemap;

TEST_CASE("Pieces are joined end to start", "[basemap]") {
    const auto chains = stitch({{{2, 0}, {3, 0}}, {{0, 0}, {1, 0}}, {{1, 0}, {2, 0}}}, 1000);
    REQUIRE(chains.size() == 1);
    CHECK(chains[0] == GridLine{{0, 0}, {1, 0}, {2, 0}, {3, 0}});
}

TEST_CASE("A ring in pieces closes", "[basemap]") {
    const auto chains = stitch({{{0, 0}, {5, 0}}, {{5, 5}, {0, 0}}, {{5, 0}, {5, 5}}}, 1000);
    REQUIRE(chains.size() == 1);
    CHECK(chains[0].front() == chains[0].back());
    CHECK(chains[0].size() == 4);
}

TEST_CASE("Pieces without length are dropped", "[basemap]") {
    CHECK(stitch({{{7, 7}, {7, 7}}, {{1, 1}}, {}}, 1000).empty());
}

TEST_CASE("Pieces join across the edge of the grid", "[basemap]") {
    const auto chains = stitch({{{990, 0}, {1000, 0}}, {{0, 0}, {10, 0}}}, 1000);
    REQUIRE(chains.size() == 1);
    const auto line = unwrapped(chains[0], 1000 / 360.0, 1000);
    CHECK(line.front().lon == Approx(-3.6));
    CHECK(line.back().lon == Approx(3.6));
    CHECK(line.front().lat == -90);
}

TEST_CASE("A line across the antimeridian runs on, and is cut when wrapped", "[basemap]") {
    const auto line = unwrapped({{490, 0}, {510, 0}}, 1000 / 360.0, 1000);
    CHECK(line.back().lon - line.front().lon == Approx(7.2));
    const auto parts = wrapped(LineStrings{line});
    REQUIRE(parts.size() == 2);
    for (const auto& part : parts)
        for (const LonLat p : part) CHECK(std::abs(p.lon) <= 180);
    const auto box = extent_of_parts(parts);
    CHECK(box.crosses_antimeridian());
    CHECK(box.width() == Approx(7.2));
}

TEST_CASE("A polygon across the antimeridian becomes two", "[basemap]") {
    const auto parts = wrapped(MultiPolygon{{{{170, 0}, {190, 0}, {190, 10}, {170, 10}, {170, 0}}, {}},
                                            {{{0, 0}, {1, 0}, {1, 1}, {0, 0}}, {}}});
    CHECK(parts.size() == 3);
    const auto box = extent_of_parts(MultiPolygon(parts.begin() + 1, parts.end()));
    CHECK(box == Extent{170, 0, -170, 10});
    CHECK(extent_of_parts(MultiPolygon{parts[0]}) == Extent{0, 0, 1, 1});
}

TEST_CASE("Lines are merged in either direction, but not through forks", "[basemap]") {
    CHECK(merge_lines({{{0, 0}, {1, 0}}, {{2, 0}, {1, 0}}, {{3, 0}, {2, 0}}}).size() == 1);
    CHECK(merge_lines({{{0, 0}, {1, 0}}, {{1, 0}, {2, 0}}, {{1, 0}, {1, 1}}}).size() == 3);
    CHECK(merge_lines({{{0, 0}, {1, 0}}, {{1, 0}, {0, 0}}}).size() == 1);  // the same twice
    const auto ring = merge_lines({{{0, 0}, {1, 0}}, {{1, 0}, {1, 1}}, {{1, 1}, {0, 0}}});
    REQUIRE(ring.size() == 1);
    CHECK(ring[0].front() == ring[0].back());
}
