#include <catch2/catch.hpp>

#include "bearing/base/utf8.hpp"
#include "geoparse_helpers.hpp"

using namespace bearing;
using Names = std::vector<std::string>;

TEST_CASE("names of places are found in running text", "[geoparse]") {
    CHECK(names_in("Shells fell on Stepanakert and Shushi, witnesses in Goris said.") ==
          Names{"Stepanakert", "Shushi", "Goris"});
    CHECK(names_in("A convoy left Khan Younis for Rafah in the Gaza Strip.") ==
          Names{"Khan Younis", "Rafah", "Gaza Strip"});
    CHECK(names_in("Floods hit Bosnia and Herzegovina and Côte d'Ivoire.") ==
          Names{"Bosnia and Herzegovina", "Côte d'Ivoire"});
    CHECK(names_in("The U.S. and the UK closed their embassies in Port-au-Prince.") ==
          Names{"U.S.", "UK", "Port-au-Prince"});
    CHECK(names_in("Fighting spread through the northern Tigray region.") == Names{"Tigray"});
    CHECK(names_in("").empty());
    CHECK(names_in("Nothing happened on Monday, officials said in March.").empty());
}

TEST_CASE("articles, amounts and codes are no part of a name", "[geoparse]") {
    CHECK(names_in("He went to the United States and to The Hague.") == Names{"United States", "The Hague"});
    CHECK(names_in("It cost US$543 million. He carried an AK-47.").empty());
    CHECK(names_in("The strain A/California/7/2009 was found in Kenya.") == Names{"Kenya"});
}

TEST_CASE("names of persons are no places", "[geoparse]") {
    CHECK(names_in("George Washington met Jack London and Mr. Lincoln.").empty());
    CHECK(names_in("Sydney Smith lives in Nairobi. Smith moved there from Chad.") ==
          Names{"Nairobi", "Chad"});
    CHECK(names_in("President Jordan Houston spoke. Later, Houston denied it.").empty());
    CHECK(names_in("Governor Ali of Lagos visited Kano.") == Names{"Lagos", "Kano"});
}

TEST_CASE("names of organisations are no places, but a state's body stands for the state", "[geoparse]") {
    CHECK(names_in("The New York Times and Michigan State University agreed.").empty());
    CHECK(names_in("The Bank of England opened an office in Lagos.") == Names{"Lagos"});
    const Toponyms found = toponyms_of("The U.S. Army said it had left Mosul.");
    CHECK(toponym_in(found, "U.S.").role == ToponymRole::actor);
    CHECK(toponym_in(found, "Mosul").text == "Mosul");
}

TEST_CASE("what is named after a place is not there", "[geoparse]") {
    CHECK(names_in("Cases of Marburg virus were reported in Angola.") == Names{"Angola"});
}

TEST_CASE("a name that the gazetteer does not have is a place where the text shows it", "[geoparse]") {
    CHECK(
        names_in("Gunmen burned the village of Zarqumba. In Zarqumba nobody was left; Zarqumba is empty.") ==
        Names{"Zarqumba", "Zarqumba", "Zarqumba"});
    CHECK(names_in("They fled to the villages of Zarqumba, Ombeleko and Tandabwe.") ==
          Names{"Zarqumba", "Ombeleko", "Tandabwe"});
    CHECK(names_in("Ombeleko County was flooded near Lake Tandabwe.") ==
          Names{"Ombeleko County", "Lake Tandabwe"});
    CHECK(names_in("Zarqumba told reporters that Ombeleko had left.").empty());
}

TEST_CASE("names are found in other scripts and in inflected forms", "[geoparse]") {
    CHECK(names_in("Российские войска обстреляли Харьков. В Степанакерте слышны взрывы.") ==
          Names{"Харьков", "Степанакерте"});
    CHECK(names_in("Ստեփանակերտում պայթյուններ են լսվել։") == Names{"Ստեփանակերտում"});
    CHECK(names_in("Xankəndidə və Şuşada partlayış səsləri eşidilib.") == Names{"Xankəndidə", "Şuşada"});
    CHECK(names_in("قصفت القوات مدينة خان يونس") == Names{"خان يونس"});
}

TEST_CASE("demonyms are told apart, with their countries", "[geoparse]") {
    const Toponyms found =
        toponyms_of("Azerbaijani forces and two Armenians met a Turkish envoy in Tbilisi.");
    REQUIRE(found.demonyms.size() == 3);
    CHECK(found.demonyms[0].country == "AZ");
    CHECK(found.demonyms[1].text == "Armenians");
    CHECK(found.demonyms[2].country == "TR");
    CHECK(found.toponyms.size() == 1);
}

TEST_CASE("spans are code points and read back as the text", "[geoparse]") {
    const std::string text = "Ճակատ — Ստեփանակերտում, Şuşada, “Goris” & Shushi’s center.";
    const std::u32string points = to_utf32(text);
    const Toponyms found = toponyms_of(text);
    CHECK(found.toponyms.size() >= 3);
    std::size_t last = 0;
    for (const Toponym& toponym : found.toponyms) {
        CHECK(to_utf8(points.substr(toponym.span.begin, toponym.span.end - toponym.span.begin)) ==
              toponym.text);
        CHECK(toponym.span.begin >= last);
        last = toponym.span.end;
    }
}

TEST_CASE("hostile texts are read to their end", "[geoparse]") {
    const std::string many = [] {
        std::string text;
        for (int i = 0; i < 20'000; ++i) text += "\"";
        return text + "Goris";
    }();
    CHECK(names_in(std::string(1'000'000, 'A')).empty());
    CHECK_NOTHROW(names_in(many));
    CHECK_NOTHROW(names_in("\xff\xfe Goris \xed\xa0\x80 Shushi"));
    std::string list;
    for (int i = 0; i < 5'000; ++i) list += "Paris, London and Goris; ";
    CHECK(names_in(list).size() == 15'000);
}
