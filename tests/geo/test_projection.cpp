#include <catch2/catch.hpp>
#include <cmath>
#include <thread>

#include "bearing/base/error.hpp"
#include "bearing/geo/geodesy.hpp"
#include "bearing/geo/projection.hpp"

using namespace bearing;

TEST_CASE("UTM 38N at Stepanakert, there and back") {
    const Projection utm("EPSG:32638");
    CHECK(utm.name() == "WGS 84 / UTM zone 38N");
    const auto p = utm.map_from_lonlat(LonLat{46.75, 39.82});
    REQUIRE(p);
    // 1.75 degrees east of the zone's meridian.
    CHECK(p->x == Approx(649750).margin(300));
    CHECK(p->y == Approx(4409400).margin(300));
    const auto back = utm.lonlat_from_map(*p);
    REQUIRE(back);
    CHECK(back->lon == Approx(46.75).margin(1e-9));
    CHECK(back->lat == Approx(39.82).margin(1e-9));
}

TEST_CASE("The default projection keeps lengths in Nagorno-Karabakh to 0.05 %") {
    const Projection lcc(default_crs(kDefaultRegion));
    const LonLat a{46.4, 39.4};
    const LonLat b{47.2, 40.2};
    const auto pa = *lcc.map_from_lonlat(a);
    const auto pb = *lcc.map_from_lonlat(b);
    CHECK(std::hypot(pb.x - pa.x, pb.y - pa.y) == Approx(distance_m(a, b)).epsilon(0.0005));
}

TEST_CASE("Every default projection can show its extent") {
    for (const Extent& box :
         {kDefaultRegion, Extent{-180, -60, 180, 85}, Extent{30, -5, 45, 8}, Extent{22, 44, 40, 53},
          Extent{170, -25, -170, -10}, Extent{110, -45, 155, -10}, Extent{-75, -15, -35, 5}}) {
        const Projection projection(default_crs(box));
        // Half a degree inside: PROJ's Robinson has no inverse on its very rim.
        for (const LonLat corner :
             {LonLat{box.west + 0.5, box.south}, LonLat{box.east - 0.5, box.north}, box.center()}) {
            const auto p = projection.map_from_lonlat(corner);
            REQUIRE(p);
            const auto back = projection.lonlat_from_map(*p);
            REQUIRE(back);
            CHECK(back->lat == Approx(corner.lat).margin(1e-6));
        }
    }
}

TEST_CASE("What is no map projection is refused with a reason") {
    CHECK_THROWS_AS(Projection("EPSG:99999999"), ArgumentError);
    CHECK_THROWS_WITH(Projection("EPSG:4326"), Catch::Contains("geographic"));
    CHECK_THROWS_WITH(Projection("EPSG:2263"), Catch::Contains("metre"));  // US feet
    CHECK_THROWS_AS(Projection("nonsense"), ArgumentError);
}

TEST_CASE("One projection serves many threads") {
    const Projection utm("EPSG:32638");
    const auto expected = *utm.map_from_lonlat(LonLat{46.75, 39.82});
    std::vector<std::thread> threads;
    std::atomic<int> wrong = 0;
    for (int t = 0; t < 4; ++t)
        threads.emplace_back([&] {
            for (int i = 0; i < 500; ++i) wrong += *utm.map_from_lonlat(LonLat{46.75, 39.82}) != expected;
        });
    for (auto& thread : threads) thread.join();
    CHECK(wrong == 0);
}

TEST_CASE("Points off the projection are infinite in a batch and absent alone") {
    const Projection mercator("EPSG:3395");
    const std::vector<LonLat> points{{0, 0}, {0, 90}};
    const auto out = mercator.map_from_lonlat(points);
    CHECK(std::isfinite(out[0].x));
    CHECK((!std::isfinite(out[1].y) || std::abs(out[1].y) > 1e7));
}

TEST_CASE("The longitudes and latitudes behind a map rectangle") {
    const Projection lcc(default_crs(kDefaultRegion));
    const auto box = lonlat_extent(lcc, {-100000, -100000}, {100000, 100000});
    REQUIRE(box);
    CHECK(box->contains(LonLat{47, 40}));
    CHECK(box->height() == Approx(1.8).margin(0.1));
}

TEST_CASE("A view across the antimeridian gives a box across it") {
    const Extent fiji{175, -20, -175, -15};
    const Projection projection(default_crs(fiji));
    const auto center = *projection.map_from_lonlat(fiji.center());
    const auto box = lonlat_extent(projection, {center.x - 300000, center.y - 200000},
                                   {center.x + 300000, center.y + 200000});
    REQUIRE(box);
    CHECK(box->crosses_antimeridian());
    CHECK(box->width() < 8);
    CHECK(box->contains(LonLat{179.5, -17}));
    CHECK(box->contains(LonLat{-179.5, -17}));
}
