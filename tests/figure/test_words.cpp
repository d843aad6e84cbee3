#include <catch2/catch.hpp>

#include "figure/figure_extent.hpp"
#include "figure/figure_text.hpp"
#include "figure/svg_text.hpp"
#include "figure/words.hpp"

using namespace bearing;
using namespace bearing::figure;

TEST_CASE("days are written as people write them") {
    const auto day = [](int year, int month, int d) { return *make_day(year, month, d); };
    CHECK(in_words(day(2020, 10, 4)) == "4 October 2020");
    CHECK(in_words(day(2020, 10, 4), day(2020, 10, 4)) == "4 October 2020");
    CHECK(in_words(day(2020, 10, 3), day(2020, 10, 4)) == "3–4 October 2020");
    CHECK(in_words(day(2020, 9, 27), day(2020, 11, 10)) == "27 September – 10 November 2020");
    CHECK(in_words(day(2019, 12, 30), day(2020, 1, 2)) == "30 December 2019 – 2 January 2020");
}

TEST_CASE("ISO dates inside a filter become words") {
    CHECK(with_dates_in_words("2020-10-04") == "4 October 2020");
    CHECK(with_dates_in_words("2020-10-01 to 2020-10-05; claimant: X") == "1–5 October 2020; claimant: X");
    CHECK(with_dates_in_words("from 2020-10-01") == "from 1 October 2020");
    CHECK(with_dates_in_words("2020-13-01 and 12020-10-011") == "2020-13-01 and 12020-10-011");
    CHECK(with_dates_in_words("2020-10-05 to 2020-10-01") == "5 October 2020 to 1 October 2020");
    CHECK(with_dates_in_words("words: Հադրութ 2020-10-0") == "words: Հադրութ 2020-10-0");
    CHECK(with_dates_in_words("") == "");
}

TEST_CASE("large numbers are grouped, short ones are not") {
    CHECK(grouped(0) == "0");
    CHECK(grouped(9999) == "9999");
    CHECK(grouped(12345) == "12\u00a0345");
    CHECK(grouped(1250000) == "1\u00a0250\u00a0000");
}

TEST_CASE("a projection is named for readers") {
    CHECK(projection_in_words(
              Projection("+proj=lcc +lat_1=39 +lat_2=41.5 +lat_0=40 +lon_0=47 +datum=WGS84 +units=m")) ==
          "Lambert conformal conic, standard parallels 39° and 41.5°, central meridian 47°, WGS 84");
    CHECK(projection_in_words(Projection("EPSG:32638")) == "WGS 84 / UTM zone 38N (EPSG:32638)");
}

TEST_CASE("numbers in SVG are short and never in exponents") {
    CHECK(short_number(12.5) == "12.5");
    CHECK(short_number(3) == "3");
    CHECK(short_number(-0.001) == "0");
    CHECK(short_number(-0.25) == "-0.25");
    CHECK(short_number(0.07) == "0.07");
    CHECK(short_number(1234567.891) == "1234567.89");
}

TEST_CASE("what XML forbids does not reach it") {
    CHECK(xml_text("a < b & \"c\" > d") == "a &lt; b &amp; &quot;c&quot; &gt; d");
    CHECK(xml_text(std::string("bell\x07 null") + '\0' + "end") == "bell nullend");
    CHECK(xml_text("\xEF\xBF\xBF"
                   "x") == "x");
    CHECK(xml_text("Հադրութ") == "Հադրութ");
    CHECK(xml_id("region rivers/1") == "region-rivers-1");
    CHECK(xml_id("1st") == "layer-1st");
    CHECK(xml_id("") == "layer-");
}

TEST_CASE("boxes on both sides of the antimeridian have a narrow box around them") {
    const Extent fiji = box_around({{177, -19, 179, -17}, {-180, -20, -179, -18}});
    CHECK(fiji.west == Approx(177));
    CHECK(fiji.east == Approx(-179));
    CHECK(fiji.south == Approx(-20));
    const Extent plain = box_around({{46, 39, 47, 40}, {45, 39.5, 46.5, 41}});
    CHECK(plain == Extent{45, 39, 47, 41});
    const Extent crossing = box_around({{179, 0, -179, 1}});
    CHECK(crossing.west == Approx(179));
    CHECK(crossing.east == Approx(-179));
    CHECK(box_around({{-180, -10, 0, 10}, {-1, -10, 180, 10}}).width() == Approx(360));
}

TEST_CASE("sources of many layers are credited once, by licence") {
    Map map;
    for (const char* credit : {"GSHHG 2 (LGPL-3+)", "GSHHG 2, DCW 1 (LGPL-3+)",
                               "GSHHG 2 (LGPL-3+); Earth (public domain)", "Bearing", "Bearing", ""}) {
        auto layer = std::make_shared<Layer>();
        layer->id = "layer" + std::to_string(map.layers.size());
        layer->credit = credit;
        map.layers.push_back(layer);
    }
    CHECK(layer_credits(map) ==
          std::vector<std::string>{"GSHHG 2, DCW 1 (LGPL-3+)", "Earth (public domain)", "Bearing"});
    map.hidden_layers = {"layer2"};
    CHECK(layer_credits(map) == std::vector<std::string>{"GSHHG 2, DCW 1 (LGPL-3+)", "Bearing"});
}
