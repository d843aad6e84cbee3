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
    for (const char* query : {"7 km north-east of Hadrut",
                              "7km NE of Hadrut",
                              "about 7 kilometres northeast of Hadrut",
                              "7 km to the north-east of Hadrut",
                              "7 km north-east from Hadrut",
                              "a village 7 km north east of Hadrut",
                              "seven kilometers NE of Hadrut",
                              "7 000 m NE of Hadrut",
                              "7,000 metres NE of Hadrut",
                              "7 km (4 miles) north-east of Hadrut",
                              "7km-NE of Hadrut",
                              "7 km NE Hadrut",
                              "Hadrut, 7 km NE",
                              "Hadrut (7 km north-east)",
                              "north-east of Hadrut, 7 km",
                              "7 km from Hadrut to the north-east",
                              "7 km in a north-easterly direction from Hadrut",
                              "в 7 км к северо-востоку от Гадрута",
                              "7 км северо-восточнее Гадрута",
                              "в семи километрах северо-восточнее Гадрута",
                              "в 7 км от Гадрута на северо-восток",
                              "Հադրութից 7 կմ հյուսիս-արևելք",
                              "Hadrutdan 7 km şimal-şərqdə",
                              "Hadrut'un 7 km kuzeydoğusunda"}) {
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

TEST_CASE("distances are read in words and other units", "[geocode]") {
    const LonLat hadrut = point_of("bearing:hadrut");
    const std::pair<const char*, double> cases[] = {{"twenty-five kilometres south of Hadrut", 25'000},
                                                    {"twenty five km south of Hadrut", 25'000},
                                                    {"7 miles south of Hadrut", 11'265.4},
                                                    {"200 yards south of Hadrut", 182.88},
                                                    {"one and a half km south of Hadrut", 1'500},
                                                    {"3,5 km south of Hadrut", 3'500},
                                                    {"12,500 m south of Hadrut", 12'500},
                                                    {"10 to 15 km south of Hadrut", 12'500},
                                                    {"a few hundred metres south of Hadrut", 300},
                                                    {"в двадцати пяти км южнее Гадрута", 25'000}};
    for (const auto& [query, metres] : cases) {
        INFO(query);
        CHECK(distance_m(best(query).footprint.point, hadrut) == Approx(metres).margin(1));
        CHECK(bearing_deg(hadrut, best(query).footprint.point) == Approx(180).margin(0.01));
    }
    CHECK(bearing_deg(hadrut, best("7 km on a bearing of 300 degrees from Hadrut").footprint.point) ==
          Approx(300).margin(0.01));
    CHECK(bearing_deg(hadrut, best("7 km at 045° from Hadrut").footprint.point) == Approx(45).margin(0.01));
}

TEST_CASE("at most so far is a circle about the place", "[geocode]") {
    for (const char* query :
         {"within 5 km of Hadrut", "less than 5 km from Hadrut", "в радиусе 5 км от Гадрута"}) {
        INFO(query);
        CHECK(best(query).footprint.point == point_of("bearing:hadrut"));
        CHECK(best(query).footprint.radius_m == Approx(best("Hadrut").footprint.radius_m + 5500));
    }
}

TEST_CASE("half-way is a point, the border of two areas none", "[geocode]") {
    const LonLat a = point_of("bearing:shushi"), b = point_of("bearing:lachin");
    for (const char* query : {"halfway between Shusha and Lachin", "на полпути между Шушой и Лачином"}) {
        const Candidate c = best(query);
        INFO(query);
        CHECK(c.footprint.area.empty());
        CHECK(distance_m(c.footprint.point, a) == Approx(distance_m(c.footprint.point, b)).margin(1));
        CHECK(c.footprint.radius_m < best("between Shusha and Lachin").footprint.radius_m);
    }
    const Candidate border = best("the border between Armenia and Azerbaijan");
    CHECK(border.footprint.area.empty());
    CHECK(border.footprint.radius_m >= distance_m(border.footprint.point, point_of("bearing:country-am")));
    CHECK(border.footprint.precision == Precision::country);
}

TEST_CASE("between two places is a corridor", "[geocode]") {
    for (const char* query :
         {"between Shusha and Lachin", "on the road between Shusha and Lachin", "the Shusha–Lachin road",
          "along the Shusha-Lachin highway", "on the M12 from Shusha to Lachin", "Shusha–Lachin",
          "между Шушой и Лачином", "дорога Шуша — Лачин", "на трассе Р-10 между Шушой и Лачином",
          "Շուշիի և Լաչինի միջև", "Şuşa ilə Laçın arasında", "Şuşa-Laçın yolu",
          "between the towns of Shusha and Lachin"}) {
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

TEST_CASE("relations in other languages and orders", "[geocode]") {
    const auto relation = [](const char* query, const char* id, double least_km, double most_km) {
        const Candidate c = best(query);
        INFO(query << ": " << c.reason);
        CHECK(c.place.id == id);
        CHECK(c.tier == MatchTier::relative);
        CHECK(c.footprint.radius_m >= least_km * 1000);
        CHECK(c.footprint.radius_m <= most_km * 1000);
    };
    for (const char* query : {"a position near the village of Hadrut", "villages around Hadrut",
                              "в районе Гадрута", "недалеко от Гадрута", "возле Гадрута", "Հադրութի մոտ",
                              "Hadrut yaxınlığında", "Hadrut yakınlarında", "on the road to Hadrut"})
        relation(query, "bearing:hadrut", 10, 20);
    for (const char* query :
         {"Ganja suburbs", "Gəncənin kənarında", "на окраине Гянджи", "на въезде в Гянджу",
          "Գանձակի ծայրամասում", "eastern edge of Ganja", "NE outskirts of Ganja"})
        relation(query, "bearing:ganja", 5, 12);
    for (const char* query : {"southern Hadrut", "south Hadrut", "the south side of Hadrut"})
        CHECK(best(query).footprint.point.lat < point_of("bearing:hadrut").lat);
    CHECK(best("along the Line of Contact").place.id == "bearing:line-of-contact");
    CHECK(best("on the banks of the Tartar river").place.id == "bearing:tartar-river");
    CHECK(best("Stepanakert-Khankendi").place.id == "bearing:stepanakert");
    CHECK(ask("Old Town").value.empty());
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
