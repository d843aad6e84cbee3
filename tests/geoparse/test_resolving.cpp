#include <catch2/catch.hpp>

#include "bearing/base/error.hpp"
#include "geoparse_helpers.hpp"

using namespace bearing;

TEST_CASE("a place that the text gives with a name decides between namesakes", "[geoparse]") {
    CHECK(place_of("A bridge in Martuni, Gegharkunik, was closed.", "Martuni") == "bearing:martuni-armenia");
    CHECK(place_of("Shells hit Martuni in Nagorno-Karabakh.", "Martuni") == "bearing:martuni");
    CHECK(place_of("The mayor of Tripoli, Lebanon, resigned.", "Tripoli") == "bearing:tripoli-lb");
    CHECK(place_of("The port of Tripoli in Libya was shelled.", "Tripoli") == "bearing:tripoli-ly");
}

TEST_CASE("the other places of the text decide between namesakes", "[geoparse]") {
    CHECK(place_of("Storms crossed Alabama, Georgia and Tennessee.", "Georgia") == "bearing:georgia-us");
    CHECK(place_of("Talks between Armenia, Georgia and Azerbaijan went on.", "Georgia") ==
          "bearing:country-ge");
    CHECK(place_of("Buffalo, New York, lies on Lake Erie.", "New York") == "bearing:new-york-state-us");
    CHECK(place_of("Shares fell in London, Tokyo and New York.", "New York") == "bearing:new-york-us");
}

TEST_CASE("a name has one sense in a text", "[geoparse]") {
    const Toponyms found =
        toponyms_of("Fire broke out in Tripoli, Lebanon. Officials in Tripoli said nobody was hurt.");
    std::size_t met = 0;
    for (const Toponym& toponym : found.toponyms)
        if (toponym.text == "Tripoli") {
            ++met;
            REQUIRE(toponym.place);
            CHECK(toponym.place->place.id == "bearing:tripoli-lb");
        }
    CHECK(met == 2);
}

TEST_CASE("the country of publication speaks for its own places", "[geoparse]") {
    const std::string text = "The road to Tripoli was closed.";
    const auto id = [&](const char* country) {
        const Toponym toponym = toponym_in(toponyms_of(text, {country}), "Tripoli");
        return toponym.place ? toponym.place->place.id : "";
    };
    CHECK(id("LY") == "bearing:tripoli-ly");
    CHECK(id("LB") == "bearing:tripoli-lb");
}

TEST_CASE("an unlisted name is placed at what the text says it lies in, and says so", "[geoparse]") {
    const Toponym toponym =
        toponym_in(toponyms_of("Gunmen attacked the village of Zarqumba in North Kivu."), "Zarqumba");
    REQUIRE(toponym.place);
    CHECK(toponym.place->inferred);
    CHECK(toponym.place->footprint.precision == Precision::province);
    CHECK(toponym.place->reason.find("not in the gazetteer") != std::string::npos);
    CHECK(toponym.score < 0.5);
    const Toponym nowhere =
        toponym_in(toponyms_of("Gunmen attacked the village of Zarqumba, north of Kharkiv."), "Zarqumba");
    CHECK(nowhere.text == "Zarqumba");
    CHECK_FALSE(nowhere.place);
}

TEST_CASE("a place says why it was chosen and what was not", "[geoparse]") {
    const Toponym toponym = toponym_in(toponyms_of("The port of Tripoli in Libya was shelled."), "Tripoli");
    REQUIRE(toponym.place);
    CHECK(toponym.place->reason.find("Libya") != std::string::npos);
    REQUIRE_FALSE(toponym.place->rejected.empty());
    CHECK(toponym.place->rejected.front().score < 0.5);
    CHECK(toponym.score > 0.5);
}

TEST_CASE("what a name does in its sentence", "[geoparse]") {
    const auto role = [](std::string_view text, std::string_view name) {
        return to_string(toponym_in(toponyms_of(text), name).role);
    };
    CHECK(role("Baku denied shelling Martuni.", "Baku") == "actor");
    CHECK(role("Baku denied shelling Martuni.", "Martuni") == "event");
    CHECK(role("Geneva, 6 October 2020 – Shells hit Barda.", "Geneva") == "dateline");
    CHECK(role("Previously, in 2016, Talish was shelled.", "Talish") == "background");
    CHECK(role("He was born in Goris.", "Goris") == "other");
}

TEST_CASE("given spans are resolved as they are, in their order", "[geoparse]") {
    Geoparser parser(Gazetteer::bundled());
    const std::string text = "From Gegharkunik to Martuni, Gegharkunik; unknown: Qqqq.";
    const std::vector<TextSpan> spans{{20, 27}, {29, 40}, {51, 55}};
    const Toponyms found = parser.resolve(text, spans);
    REQUIRE(found.toponyms.size() == 3);
    CHECK(found.toponyms[0].text == "Martuni");
    REQUIRE(found.toponyms[0].place);
    CHECK(found.toponyms[0].place->place.id == "bearing:martuni-armenia");
    CHECK(found.toponyms[1].text == "Gegharkunik");
    CHECK_FALSE(found.toponyms[2].place);
    CHECK_THROWS_AS(parser.resolve(text, std::vector<TextSpan>{{5, 5}}), ArgumentError);
    CHECK_THROWS_AS(parser.resolve(text, std::vector<TextSpan>{{5, 500}}), ArgumentError);
}

TEST_CASE("answers do not depend on what was read before", "[geoparse]") {
    Geoparser parser(Gazetteer::bundled());
    const std::string text = "Storms crossed Georgia and Martuni.";
    const auto ids = [](const Toponyms& found) {
        std::vector<std::string> all;
        for (const Toponym& toponym : found.toponyms)
            all.push_back(toponym.place ? toponym.place->place.id : "");
        return all;
    };
    const auto fresh = ids(parser.parse(text));
    static_cast<void>(parser.parse("Alabama, Georgia and Tennessee; Martuni, Gegharkunik."));
    CHECK(ids(parser.parse(text)) == fresh);
}
