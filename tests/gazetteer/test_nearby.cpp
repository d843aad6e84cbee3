#include <algorithm>
#include <catch2/catch.hpp>

#include "bearing/gazetteer/gazetteer.hpp"
#include "bearing/geo/geodesy.hpp"

using namespace bearing;

TEST_CASE("the nearest places of a point, nearest first", "[gazetteer][nearby]") {
    const auto g = Gazetteer::bundled();
    const auto found = g->near({46.75, 39.82}, 20, 3);
    REQUIRE(found.size() == 3);
    CHECK(found.front().place.id == "bearing:stepanakert");
    CHECK(found.front().distance_m == Approx(0).margin(1));
    CHECK(found[1].distance_m <= found[2].distance_m);
    for (const NearbyPlace& p : found)
        CHECK(p.distance_m == Approx(distance_m({46.75, 39.82}, p.place.point)));
    CHECK(g->near({-40, 30}, 100, 5).empty());
    CHECK_FALSE(g->near({-40, 30}, 20'000, 5).empty());
    CHECK(g->near({46.75, 39.82}, 20, 0).empty());
    CHECK(g->near({200, 39.82}, 20, 5).empty());
}

TEST_CASE("the areas of a point, those that surely hold it first", "[gazetteer][nearby]") {
    const auto g = Gazetteer::bundled();
    const auto areas = g->areas_of({45.3, 40.14});
    const auto at = [&](const char* id) {
        return std::find_if(areas.begin(), areas.end(),
                            [&](const AreaOfPoint& a) { return a.area.id == id; });
    };
    REQUIRE(at("bearing:gegharkunik-province") != areas.end());
    CHECK(at("bearing:gegharkunik-province")->lies == Lies::inside);
    CHECK(at("bearing:gegharkunik-province") < at("bearing:country-am"));
    CHECK(at("bearing:country-az") == areas.end());
    for (std::size_t i = 1; i < areas.size(); ++i) CHECK(areas[i - 1].lies <= areas[i].lies);
    CHECK(g->areas_of({45.3, 40.14}, 1).size() == 1);
    for (const AreaOfPoint& a : g->areas_of({-40, 30})) CHECK_FALSE(a.area.feature.starts_with("PCL"));
    CHECK(g->areas_of({200, 40}).empty());
}

TEST_CASE("nearness knows poles and the antimeridian", "[gazetteer][nearby]") {
    const auto place = [](const char* id, LonLat point) {
        Place p;
        p.id = id;
        p.name = id;
        p.point = point;
        p.feature = "PPL";
        p.names = {{{id, "", ""}}};
        return p;
    };
    const Gazetteer g(
        {place("x:east", {179.9, 10}), place("x:west", {-179.9, 10}), place("x:pole", {100, 89.9})});
    CHECK(g.near({-179.95, 10}, 50, 5).size() == 2);
    CHECK(g.near({179.99, 10}, 50, 5).size() == 2);
    CHECK(g.near({-80, 89.95}, 50, 5).size() == 1);
    CHECK(g.near({0, 0}, 21'000, 5).size() == 3);
}

TEST_CASE("a point's divisions are those of the nearest settlement", "[gazetteer][nearby]") {
    const auto g = Gazetteer::bundled();
    const auto where = g->whereabouts({46.75, 39.82});
    REQUIRE(where);
    CHECK(where->country == "AZ");
    CHECK(where->by_place == "Stepanakert");
    CHECK_FALSE(g->whereabouts({-40, 30}));
    const auto area = [&](const char* id) { return *g->by_id(id); };
    CHECK(g->lies_in({45.3, 40.14}, area("bearing:gegharkunik-province")) == Lies::inside);
    CHECK(g->lies_in({46.75, 39.82}, area("bearing:gegharkunik-province")) == Lies::outside);
    CHECK(g->lies_in({46.75, 39.82}, area("bearing:country-az")) == Lies::inside);
    CHECK(g->lies_in({44.51, 40.18}, area("bearing:country-az")) == Lies::outside);
}
