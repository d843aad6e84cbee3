#include <catch2/catch.hpp>
#include <random>

#include "bearing/base/error.hpp"
#include "bearing/base/files.hpp"
#include "bearing/geo/geodesy.hpp"
#include "bearing/publish/publisher.hpp"
#include "support/paths.hpp"
#include "support/sample_incident.hpp"

using namespace bearing;
using test::full_incident;

namespace {

const PublishKey kKey{"a key of sixteen bytes at least", false};

Incident incident_at(LonLat point, double radius_m = 100) {
    Incident incident = full_incident();
    incident.verification = Verification::unstated;
    incident.where->footprint = {point, radius_m, Precision::exact, {}};
    return incident;
}

PublishProfile profile_of(CoarsenBy coarsen) {
    PublishProfile profile = publish_profile();
    profile.coarsen = coarsen;
    return profile;
}

}  // namespace

TEST_CASE("HMAC-SHA-256 is RFC 4231's") {
    CHECK(hmac_sha256_hex("Jefe", "what do ya want for nothing?") ==
          "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    CHECK(
        hmac_sha256_hex(std::string(131, '\xaa'), "Test Using Larger Than Block-Size Key - Hash Key First") ==
        "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54");
}

TEST_CASE("Wherever it was, the published area holds it and its point is another one") {
    std::mt19937 random(3);
    const auto anywhere = [&](double least, double most) {
        return std::uniform_real_distribution<double>(least, most)(random);
    };
    for (const CoarsenBy by : {CoarsenBy::grid, CoarsenBy::radius}) {
        const Publisher publisher(profile_of(by), kKey);
        for (int i = 0; i < 2000; ++i) {
            const LonLat point{anywhere(-180, 180), anywhere(-85, 85)};
            const double radius = anywhere(0, 5000);
            const auto out = publisher.publish(incident_at(point, radius));
            REQUIRE(out);
            const Footprint& footprint = out->where->footprint;
            CAPTURE(static_cast<int>(by), point.lon, point.lat, radius);
            REQUIRE(contains(footprint.area, point));
            // The whole of the place, not its middle only. Corners of a circle's polygon lie on it, sides
            // within.
            for (const double direction : {45.0, 130.0, 200.0, 300.0})
                REQUIRE(distance_m(footprint.area, destination(point, direction, radius)) <
                        0.01 * radius + 30);
            REQUIRE(distance_m(footprint.point, point) <= footprint.radius_m + 10);
            REQUIRE(footprint.precision >= Precision::near);
            for (const Polygon& polygon : footprint.area)
                for (const LonLat p : polygon.outer) REQUIRE(is_valid(p));
        }
    }
}

TEST_CASE("The same place gives the same area, another key another circle") {
    const Publisher circle(profile_of(CoarsenBy::radius), kKey);
    const Publisher other(profile_of(CoarsenBy::radius), {"another key of sixteen bytes", false});
    const auto once = circle.publish(incident_at({46.75, 39.82}));
    const auto again = circle.publish(incident_at({46.75, 39.82}));
    CHECK(*once == *again);
    CHECK(once->where->footprint.point != other.publish(incident_at({46.75, 39.82}))->where->footprint.point);
    CHECK(distance_m(once->where->footprint.point, {46.75, 39.82}) > 400);
    const Publisher grid(profile_of(CoarsenBy::grid), kKey);
    CHECK(grid.publish(incident_at({46.75, 39.82}))->where ==
          grid.publish(incident_at({46.7501, 39.8201}))->where);
}

TEST_CASE("Texts lose coordinates and names of the place; fields that give it away are gone") {
    Incident incident = incident_at({46.75, 39.82});
    incident.summary = "Stepanakert was hit at 39.8153, 46.7519 (39°48'55\"N 46°45'07\"E), 12 killed";
    const Publisher publisher(publish_profile(), kKey);
    Withheld withheld;
    const auto out = publisher.publish(incident, &withheld);
    REQUIRE(out);
    CHECK(out->summary == "[place withheld] was hit at [coordinates withheld], 12 killed");
    CHECK(out->where->candidates.empty());
    CHECK(out->where->place_id.empty());
    CHECK(out->where->text.empty());
    CHECK(out->where->name.find("grid cell") != std::string::npos);
    CHECK(out->verbatim.empty());
    CHECK(out->claims[0].note.empty());
    CHECK(out->claims[0].source.url.empty());
    CHECK(out->claims[0].source.publisher == "Publisher");
    CHECK_FALSE(out->when->span.first_minute);
    CHECK(withheld.point == LonLat{46.75, 39.82});
    CHECK(std::find(withheld.texts.begin(), withheld.texts.end(), "R-7") != withheld.texts.end());
    CHECK(std::find(withheld.places.begin(), withheld.places.end(), "Xankəndi") != withheld.places.end());
}

TEST_CASE("Coordinates are found in every notation; other numbers are left alone") {
    for (const char* text :
         {"39.8153", "39.82, 46.75", "39,8153; 46,7519", "39.8N 46.7E", "N39.82 E46.75", "39°49'N",
          "39° 49' 05.2\" N", "39 deg 49 min", "394905N 0464506E", "39 49 05 N 46 45 06 E",
          "38S NJ 64000 08000", "38SNJ6400008000", "38S 564000 4408000", "E 564000 N 4408000", "8HG2RQ87+R2",
          "https://maps.example/@39.8153,46.7519,17z", "-1.2921, 36.8219", "geo:39.8153,46.7519"}) {
        CAPTURE(text, Publisher::scrubbed(text, {}));
        CHECK(Publisher::scrubbed(text, {}).find("[coordinates withheld]") != std::string::npos);
        for (const char* digits : {"8153", "82", "49", "64000", "564000", "RQ87", "2921"})
            CHECK(Publisher::scrubbed(text, {}).find(digits) == std::string::npos);
    }
    for (const std::string text :
         {"12 killed, 30 injured", "on 3 October 2020 at 18:00", "39,815 people fled", "122 mm",
          "15 km north of it", "up to 25° C", "M095 DPICM", "24.02.2022", "3.5 million", "BM-30 Smerch",
          "at 10.30 and 11.45", "Resolution 2535 (2020)"})
        CHECK(Publisher::scrubbed(text, {}) == text);
    CHECK(Publisher::scrubbed("Gorisian Goris, GORIS.", {"Goris"}) ==
          "Gorisian [place withheld], [place withheld].");
}

TEST_CASE("No half of a position stays in a text, whatever its language, digits and signs") {
    for (const char* text :
         {"geo:39.8153,46.7519", "39.8153,46.7519", "39 градусов 48 минут 53 секунды, 46 градусов 45 минут",
          "39 deg 48 min 53 sec N, 46 deg 45 min 53 sec E", "39d48m53s 46d45m53s", "N39 48 53 E46 45 53",
          "Lat 39 48 53 Long 46 45 53", "lat 39 48, lon 46 45", "39:48:53 46:45:53", "394853 464553",
          "38snj6432708153", "X=4408153 Y=8564753", "٣٩٫٨١٥٣ ٤٦٫٧٥٣٩", "۳۹٫۸۱۵۳ و ۴۶٫۷۵۳۹",
          "３９．８１５３ ４６．７５３９", "39·8153 46·7539", "၃၉.၈၁၅၃ ၄၆.၇၅၃၉", "३९.८१५३ ४६.७५३९"}) {
        const std::string out = Publisher::scrubbed(text, {});
        CAPTURE(text, out);
        CHECK(out.find("[coordinates withheld]") != std::string::npos);
        for (const char* digits : {"8", "3", "4", "٨", "۸", "８", "٤", "۴"})
            CHECK(out.find(digits) == std::string::npos);
    }
    for (const std::string text : {"the E40 12 km west", "at 10:30:15", "row-3fae12347b",
                                   "between 120000 and 130000", "S-300 12 times", "٣ أكتوبر ٢٠٢٠",
                                   "قُتل ١٢ شخصا", "S 40 of them", "2nd Brigade 1200 men", "a3 min 5 sec"})
        CHECK(Publisher::scrubbed(text, {}) == text);
}

TEST_CASE("Names of places are withheld in the cases of languages that decline them") {
    const auto withheld = [](const char* text, const char* name) {
        return Publisher::scrubbed(text, {name});
    };
    CHECK(withheld("обстрел в Шуше и Шушинском районе", "Шуша") ==
          "обстрел в [place withheld] и Шушинском районе");
    CHECK(withheld("из Степанакерта, в Степанакерте", "Степанакерт") ==
          "из [place withheld], в [place withheld]");
    CHECK(withheld("Ստեփանակերտում հնչել է", "Ստեփանակերտ") == "[place withheld] հնչել է");
    CHECK(withheld("თბილისში", "თბილისი") == "[place withheld]");
    CHECK(withheld("Xankəndidə partlayış", "Xankəndi") == "[place withheld] partlayış");
    CHECK(withheld("Gorisian and Goris", "Goris") == "Gorisian and [place withheld]");
}

TEST_CASE("An id that is made of the place is replaced, others stay") {
    const Publisher publisher(publish_profile(), kKey);
    Incident incident = incident_at({46.75, 39.82});
    for (const char* id : {"Stepanakert-2020-10-03", "39.8153_46.7519"}) {
        incident.id = id;
        CAPTURE(id);
        CHECK(publisher.publish(incident)->id.starts_with("k-"));
    }
    incident.id = "row-3fae12347b";
    CHECK(publisher.publish(incident)->id == incident.id);
}

TEST_CASE("Unverified incidents are held back, times and ids coarsened as the profile says") {
    Incident incident = incident_at({46.75, 39.82});
    incident.verification = Verification::unverified;
    CHECK_FALSE(Publisher(publish_profile(), kKey).publish(incident));
    PublishProfile profile = profile_from_json(
        R"({"name": "weekly", "coarsen": "none", "texts": "keep", "times": "week", "keyed_ids": true,
            "hold_back_unverified": false, "strip": ["actors", "casualties"]})");
    const auto out = Publisher(profile, kKey).publish(incident);
    REQUIRE(out);
    CHECK(to_string(out->when->span) == "2020-09-28 to 2020-10-04");
    CHECK(out->when->span.precision == TimePrecision::week);
    CHECK(out->id.starts_with("k-"));
    CHECK(out->source_id.empty());
    CHECK(out->claims[0].actor.empty());
    CHECK(out->claims[0].stance == Stance::reports);
    CHECK_FALSE(out->killed.known());
    CHECK(out->where == incident.where);
    CHECK(*Publisher(internal_profile(), kKey).publish(incident) == incident);
}

TEST_CASE("Administrative areas come from any vector file; beyond them a wide cell stands") {
    const auto folder = test::scratch_folder("admin_areas");
    write_file(folder / "areas.geojson",
               R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":{"name":"Askeran"},
                   "geometry":{"type":"Polygon","coordinates":[[[46.5,39.7],[47,39.7],[47,40],[46.5,40],[46.5,39.7]]]}}]})");
    write_file(folder / "p.json", R"({"coarsen": "admin", "admin_file": "areas.geojson"})");
    const Publisher publisher(read_profile((folder / "p.json").string()), kKey);
    const auto inside = publisher.publish(incident_at({46.75, 39.82}));
    CHECK(inside->where->name == "Askeran");
    CHECK(inside->where->footprint.area[0].outer.size() == 5);
    CHECK(inside->where->footprint.point == LonLat{46.75, 39.85});
    CHECK(inside->where->footprint.precision == Precision::district);
    const auto beyond = publisher.publish(incident_at({44, 40}));
    CHECK(beyond->where->footprint.radius_m > 35000);
}

TEST_CASE("A profile that cannot be is refused, naming the key") {
    CHECK_THROWS_WITH(profile_from_json("{\"coarsen\": \"hexagon\"}"),
                      Catch::Contains("grid, admin, radius"));
    CHECK_THROWS_WITH(profile_from_json("{\"grid_km\": 0}"), Catch::Contains("grid_km"));
    CHECK_THROWS_WITH(profile_from_json("{\"colour\": 1}"), Catch::Contains("colour"));
    CHECK_THROWS_WITH(profile_from_json("{\"strip\": [\"x\"]}"), Catch::Contains("source_urls"));
    CHECK_THROWS_AS(read_profile("/no/such/profile.json"), FileError);
    PublishProfile admin = profile_of(CoarsenBy::admin);
    CHECK_THROWS_AS(Publisher(admin, kKey), ArgumentError);
    for (const auto& words : {in_words(publish_profile()), in_words(internal_profile())})
        for (const auto& sentence : words) CHECK(sentence.ends_with("."));
    CHECK(in_words(internal_profile()).empty());
}
