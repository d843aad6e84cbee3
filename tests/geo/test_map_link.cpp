#include <catch2/catch.hpp>

#include "bearing/geo/coordinates.hpp"

using namespace bearing;

namespace {

WrittenPosition read(const char* link) {
    INFO(link);
    const auto out = parse_position(link);
    REQUIRE(out.value);
    CHECK(out.issues.empty());
    return *out.value;
}

}  // namespace

TEST_CASE("addresses of web maps hold a position", "[coordinates]") {
    for (const char* link :
         {"https://maps.google.com/?q=39.82,46.75", "https://www.google.com/maps?q=39.82,+46.75&z=10",
          "https://www.google.com/maps/search/?api=1&query=39.82%2C46.75",
          "https://www.google.com/maps/dir/?api=1&destination=39.82,46.75",
          "https://www.google.com/maps/place/Somewhere/@39.7,46.7,13z/data=!4m6!8m2!3d39.82!4d46.75",
          "https://www.openstreetmap.org/?mlat=39.82&mlon=46.75#map=12/39.7/46.7",
          "https://yandex.ru/maps/?ll=46.75%2C39.82&z=12", "https://yandex.com/maps/?pt=46.75,39.82&ll=46,39",
          "https://www.bing.com/maps?cp=39.82~46.75&lvl=12", "HTTPS://maps.apple.com/?ll=39.82,46.75",
          "http://wikimapia.org/#lang=en&lat=39.82&lon=46.75&z=12",
          "https://geohack.toolforge.org/geohack.php?pagename=X&params=39.82_N_46.75_E_type:city",
          "https://geohack.toolforge.org/geohack.php?params=39_49_12_N_46_45_00_E"}) {
        INFO(link);
        CHECK(read(link).point.lat == Approx(39.82));
        CHECK(read(link).point.lon == Approx(46.75));
    }
    CHECK(read("https://www.google.com/maps?q=-33.87,151.21").point.lat == Approx(-33.87));
}

TEST_CASE("the middle of a view is only as exact as its zoom", "[coordinates]") {
    const WrittenPosition near = read("https://www.google.com/maps/@39.8265123,46.7656123,17z");
    const WrittenPosition far = read("https://www.openstreetmap.org/#map=9/39.8265/46.7656");
    CHECK(near.point.lat == Approx(39.8265123));
    CHECK(near.radius_m > 100);
    CHECK(far.radius_m > 200 * near.radius_m / 2);
    CHECK(read("https://maps.google.com/?q=39.8265123,46.7656123").radius_m <= 1);
}

TEST_CASE("an address without a position is refused", "[coordinates]") {
    for (const char* link :
         {"https://goo.gl/maps/abcdef", "https://example.com/2020/10/04",
          "https://maps.google.com/?q=Stepanakert", "https://maps.google.com/?q=139.8,146.7", "http://",
          "https://www.google.com/maps/@39.8"}) {
        INFO(link);
        const auto out = parse_position(link);
        CHECK_FALSE(out.value);
        CHECK(out.issues.size() == 1);
    }
}
