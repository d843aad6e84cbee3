#include <fmt/format.h>

#include <catch2/catch.hpp>
#include <cmath>

#include "bearing/geo/coordinates.hpp"
#include "bearing/geo/geodesy.hpp"
#include "bearing/geo/projection.hpp"

using namespace bearing;

namespace {

struct Case {
    const char* text;
    double lat;
    double lon;
};

void check(const Case& c, double tolerance_deg) {
    INFO(c.text);
    const auto out = parse_position(c.text);
    for (const Issue& issue : out.issues) INFO(issue.message);
    REQUIRE(out.value);
    CHECK(out.issues.empty());
    CHECK(out.value->point.lat == Approx(c.lat).margin(tolerance_deg));
    CHECK(out.value->point.lon == Approx(c.lon).margin(tolerance_deg));
}

/// Neither a value nor, unless an issue is expected, a complaint.
void check_none(const char* text, bool issue) {
    INFO(text);
    const auto out = parse_position(text);
    CHECK_FALSE(out.value);
    CHECK(out.issues.empty() != issue);
}

}  // namespace

TEST_CASE("decimal degrees in all their spellings", "[coordinates]") {
    const Case cases[] = {
        {"39.8265N 46.7656E", 39.8265, 46.7656},
        {"39.8265 N, 46.7656 E", 39.8265, 46.7656},
        {"N39.8265 E46.7656", 39.8265, 46.7656},
        {"N 39.8265, E 46.7656", 39.8265, 46.7656},
        {"39.8265°N 46.7656°E", 39.8265, 46.7656},
        {"39.8265º N 46.7656º E", 39.8265, 46.7656},
        {"39.8265˚N, 46.7656˚E", 39.8265, 46.7656},
        {"39.8265∘N, 46.7656∘E", 39.8265, 46.7656},
        {"39.8265ᵒN, 46.7656ᵒE", 39.8265, 46.7656},
        {"46.7656E 39.8265N", 39.8265, 46.7656},
        {"E46.7656, N39.8265", 39.8265, 46.7656},
        {"39,8265N 46,7656E", 39.8265, 46.7656},
        {"39,8265° N; 46,7656° E", 39.8265, 46.7656},
        {"39,82N, 46,75E", 39.82, 46.75},
        {"lat 39.8265, lon 46.7656", 39.8265, 46.7656},
        {"Latitude: 39.8265, Longitude: 46.7656", 39.8265, 46.7656},
        {"lon=46.7656 lat=39.8265", 39.8265, 46.7656},
        {"39.8265 north, 46.7656 east", 39.8265, 46.7656},
        {"39,8265 с. ш. 46,7656 в. д.", 39.8265, 46.7656},
        {"(39.8265N, 46.7656E)", 39.8265, 46.7656},
        {"33.87S 151.21E", -33.87, 151.21},
        {"33.87 S 70.5 W", -33.87, -70.5},
        {"-33.87, 151.21", -33.87, 151.21},
        {"151.21, -33.87", -33.87, 151.21},
        {"−33.87 151.21", -33.87, 151.21},
        {"geo:39.8265,46.7656", 39.8265, 46.7656},
        {"geo:39.8265,46.7656;u=35", 39.8265, 46.7656},
        {"+39.8265+046.7656/", 39.8265, 46.7656},
        {"+39.8265-046.7656", 39.8265, -46.7656},
    };
    for (const Case& c : cases) check(c, 1e-9);
}

TEST_CASE("degrees, minutes and seconds", "[coordinates]") {
    const double lat = 39 + 49 / 60.0 + 5 / 3600.0, lon = 46 + 45 / 60.0 + 6 / 3600.0;
    for (const char* text : {"39°49'05\"N 46°45'06\"E",
                             "39° 49' 05\" N, 46° 45' 06\" E",
                             "39º49′05″N 46º45′06″E",
                             "39˚49’05”N 46˚45’06”E",
                             "39∘49'05''N 46∘45'06''E",
                             "39ᵒ49'05\"N 46ᵒ45'06\"E",
                             "N39 49 05 E046 45 06",
                             "N39°49'05\" E46°45'06\"",
                             "39 49 05 N 46 45 06 E",
                             "39 49 05N, 46 45 06E",
                             "39:49:05N 46:45:06E",
                             "39-49-05N 46-45-06E",
                             "39d49m05sN 46d45m06sE",
                             "394905N 0464506E",
                             "394905N0464506E",
                             "394905N 464506E",
                             "N394905 E0464506",
                             "394905 N 0464506 E",
                             "+394905+0464506/",
                             "39 deg 49 min 05 sec N, 46 deg 45 min 06 sec E",
                             "46°45'06\"E 39°49'05\"N",
                             "39°49′05″ с. ш. 46°45′06″ в. д.",
                             "39° 49' 5\" north, 46° 45' 6\" east",
                             "Lat: 39°49'05\", Long: 46°45'06\""})
        check({text, lat, lon}, 1e-9);
    check({"39°49.5'N 46°45.25'E", 39.825, 46 + 45.25 / 60}, 1e-9);
    check({"39 49.5 N 46 45.25 E", 39.825, 46 + 45.25 / 60}, 1e-9);
    check({"39°49,5'N 46°45,25'E", 39.825, 46 + 45.25 / 60}, 1e-9);
    check({"3949N 04645E", 39 + 49 / 60.0, 46.75}, 1e-9);
    check({"394905.5N 0464506.5E", lat + 0.5 / 3600, lon + 0.5 / 3600}, 1e-9);
    check({"33°52'10S 151°12'30E", -(33 + 52 / 60.0 + 10 / 3600.0), 151 + 12 / 60.0 + 30 / 3600.0}, 1e-9);
    check({"33°52'10\"S 151°12'30\"E", -(33 + 52 / 60.0 + 10 / 3600.0), 151 + 12 / 60.0 + 30 / 3600.0}, 1e-9);
}

TEST_CASE("words around a position do not hide it", "[coordinates]") {
    for (const char* text : {"Coordinates: 39.82N 46.75E", "coordinates 39.82N, 46.75E", "at 39.82N, 46.75E",
                             "39.82N 46.75E (WGS 84)", "WGS84: 39.82N 46.75E", "GPS 39.82N 46.75E",
                             "POINT(46.75 39.82)", "Point (46.75 39.82)", "{\"lat\": 39.82, \"lon\": 46.75}",
                             "39,82 северной широты 46,75 восточной долготы",
                             "39.82 հս. լայն., 46.75 արլ. երկ.", "39.82° şimal enliyi 46.75° şərq uzunluğu"})
        check({text, 39.82, 46.75}, 1e-9);
    check({"39 градусов 49 минут северной широты, 46 градусов 45 минут восточной долготы", 39 + 49 / 60.0,
           46.75},
          1e-9);
    check({"MGRS 18S UJ 23483 06479", 38.88946, -77.03524}, 2e-5);
    check({"0.0, 0.0", 0, 0}, 1e-9);  // the order does not matter
    for (const char* text : {"Ataturk 39 46", "2020-10-04", "3-4", "position"}) check_none(text, false);
}

TEST_CASE("grid references", "[coordinates]") {
    // The Washington Monument, as printed in the public guides to the U.S. National Grid.
    for (const char* text : {"18SUJ2348306479", "18S UJ 23483 06479", "18s uj 23483 06479"})
        check({text, 38.88946, -77.03524}, 2e-5);
    check({"18S UJ 2348 0647", 38.88946, -77.03524}, 2e-4);
    check({"33XVG", 77.9, 12.9}, 0.2);
    const Projection utm38("+proj=utm +zone=38 +datum=WGS84 +units=m");
    const auto at = utm38.map_from_lonlat(LonLat{46.7656, 39.8265});
    REQUIRE(at);
    const auto east = static_cast<int>(std::lround(at->x)), north = static_cast<int>(std::lround(at->y));
    for (const char* form : {"38N {} {}", "38S {} {}", "38 N {}mE {}mN", "UTM 38N {} {}", "38N E{} N{}",
                             "38N {}E {}N", "UTM zone 38N, {}, {}", "38 S E {} N {}"})
        check({fmt::format(fmt::runtime(form), east, north).c_str(), 39.8265, 46.7656}, 1e-5);
    check({fmt::format("{}E {}N 38N", east, north).c_str(), 39.8265, 46.7656}, 1e-5);
    check({"56H 334000 6252000", -33.858, 151.206}, 2e-2);
}

TEST_CASE("plus codes", "[coordinates]") {
    // The example of the Open Location Code specification: 47.365590, 8.524997.
    check({"8FVC9G8F+6X", 47.3656, 8.5250}, 2e-4);
    check({"8fvc9g8f+6xq", 47.36559, 8.524997}, 5e-5);
    const auto completed = parse_short_plus_code("9G8F+6X", {8.6, 47.4});
    REQUIRE(completed);
    CHECK(completed->point.lat == Approx(47.3656).margin(2e-4));
    CHECK(completed->point.lon == Approx(8.5250).margin(2e-4));
    check_none("9G8F+6X", true);
}

TEST_CASE("short plus codes are completed across the antimeridian and at the poles", "[coordinates]") {
    for (const LonLat near : {LonLat{180, 0.1}, LonLat{-180, 0.1}, LonLat{179.99, 90}, LonLat{-179.99, -90}})
        for (const char* code : {"XP+", "2222+22", "RQ87+R2", "X2X2+X2"}) {
            const auto completed = parse_short_plus_code(code, near);
            INFO(code << " near " << near.lon << ", " << near.lat);
            REQUIRE(completed);
            CHECK(is_valid(completed->point));
            CHECK(std::abs(wrap_longitude(completed->point.lon - near.lon)) < 1);
        }
}

TEST_CASE("a bare pair of numbers is refused unless one order is impossible", "[coordinates]") {
    for (const char* text : {"39.82, 46.75", "39.82 46.75", "39,82 46,75", "39°49'05\" 46°45'06\"",
                             "39.82° 46.75°", "39.82/46.75", "46.75;39.82"}) {
        check_none(text, true);
        const auto readings = ambiguous_position(text);
        INFO(text);
        REQUIRE(readings);
        CHECK(readings->latitude_first.point.lat == Approx(readings->longitude_first.point.lon));
    }
    CHECK_FALSE(ambiguous_position("39.82N 46.75E"));
    check({"120.5, 46.75", 46.75, 120.5}, 1e-9);
    check({"46.75, 120.5", 46.75, 120.5}, 1e-9);
}

TEST_CASE("what is impossible or incomplete is refused with a reason", "[coordinates]") {
    for (const char* text :
         {"95.2N 46.7E", "39.8N 190E", "39°70'00\"N 46°45'06\"E", "39.8N", "-39.8N 46.7E", "39.8N 46.7N",
          "38S NJ 123 4567", "38I 500000 4400000", "38N 50000 4400000", "200, 300", "38SII1234567890"})
        check_none(text, std::string_view(text).find("II") == std::string_view::npos);
}

TEST_CASE("prose is no position", "[coordinates]") {
    for (const char* text :
         {"Stepanakert", "7 km north-east of Hadrut", "", "   ", "3 October 2020", "M4", "road 12", "Sos",
          "East", "the Goris road", "on a hill", "\xff\xfe", "between Shusha and Lachin", "12"})
        check_none(text, false);
}

TEST_CASE("the radius follows the last digit written", "[coordinates]") {
    const auto radius = [](const char* text) { return parse_position(text).value.value().radius_m; };
    CHECK(radius("39.8265N 46.7656E") < 10);
    CHECK(radius("39.82N 46.75E") ==
          Approx(std::hypot(0.005, 0.005 * std::cos(39.82 * M_PI / 180)) * 111320));
    CHECK(radius("39°49'N 46°45'E") == Approx(1169).margin(20));
    CHECK(radius("38S NJ 50 08") == Approx(1000 * std::sqrt(0.5)));
    CHECK(radius("38SNJ5000008000") < 1);
}

TEST_CASE("every position survives being written and read", "[coordinates][property]") {
    for (int i = 0; i < 500; ++i) {
        const double lat = std::remainder(i * 37.7717, 180.0), lon = std::remainder(i * 91.1313, 360.0);
        const std::string text = fmt::format("{:.5f}{} {:.5f}{}", std::abs(lat), lat < 0 ? 'S' : 'N',
                                             std::abs(lon), lon < 0 ? 'W' : 'E');
        check({text.c_str(), lat, lon}, 1e-5);
    }
}

TEST_CASE("one angle by itself, in any notation", "[coordinates]") {
    for (const char* text : {"39.8265", "39,8265", "39.8265N", "39.8265\u00B0 N", "N 39.8265", "N39.8265",
                             "39\u00B049.59'", "\u0663\u0669\u066B\u0668\u0662\u0666\u0665"}) {
        INFO(text);
        CHECK(parse_latitude(text).value_or(0) == Approx(39.8265).epsilon(1e-9));
    }
    CHECK(parse_longitude("W 46 45 56").value_or(0) == Approx(-(46 + 45 / 60.0 + 56 / 3600.0)));
    CHECK(parse_longitude("\u221246.5").value_or(0) == -46.5);
    for (const char* text :
         {"39.8265 E", "E39", "99.5", "39 N 46 E", "2020-10-03", "Hadrut", "", "39 75 00"}) {
        INFO(text);
        CHECK_FALSE(parse_latitude(text));
    }
    // Digits are read as exactly as a number is.
    CHECK(parse_position("39.8265 N, 46.7656 E").value->point.lon == 46.7656);
}
