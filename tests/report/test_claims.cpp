#include <catch2/catch.hpp>

#include "report/reading_helpers.hpp"

using namespace bearing;
using test::only_claims;
using test::read_text;
using Claims = std::vector<std::string>;

TEST_CASE("who accuses whom") {
    CHECK(only_claims("Yerevan accused Baku of shelling Hadrut.") == Claims{"Yerevan alleges Baku"});
    CHECK(only_claims("Ankara blamed Yerevan for the shelling of Ganja.") ==
          Claims{"Ankara alleges Yerevan"});
    CHECK(only_claims("Shells hit Barda, police said, blaming Armenian forces.") ==
          Claims{"police alleges Armenian forces"});
    CHECK(only_claims("The strike on Shushi was attributed by witnesses to Azerbaijani forces.") ==
          Claims{"witnesses alleges Azerbaijani forces"});
    CHECK(only_claims("Human Rights Watch holds Armenia responsible for the attack on Barda.") ==
          Claims{"Human Rights Watch alleges Armenia"});
    CHECK(only_claims("According to Amnesty International, Armenian forces fired rockets at Barda.") ==
          Claims{"Amnesty International alleges Armenian forces"});
    CHECK(only_claims("Kyiv was struck by Russian missiles, the mayor said.") ==
          Claims{"mayor alleges Russia"});
}

TEST_CASE("denials, counter-allegations, admissions") {
    CHECK(only_claims("Baku denied shelling Martuni.") == Claims{"Baku denies Baku"});
    CHECK(only_claims("Azerbaijan blames Armenia for the strike on Ganja; Armenia denies.") ==
          Claims{"Azerbaijan alleges Armenia", "Armenia denies Armenia"});
    CHECK(only_claims("Armenian forces shelled Barda, Azerbaijan said. Yerevan denied it and accused "
                      "Azerbaijani forces "
                      "of the attack.") == Claims{"Azerbaijan alleges Armenian forces",
                                                  "Yerevan denies Armenian forces",
                                                  "Yerevan alleges Azerbaijani forces"});
    CHECK(only_claims("Israel said its forces had struck Damascus.") ==
          Claims{"Israel acknowledges Israeli forces"});
}

TEST_CASE("silence is neither a denial nor an admission") {
    CHECK(only_claims(
              "Rockets hit Barda on Sunday. Armenia did not comment. No side has claimed responsibility.")
              .empty());
}

TEST_CASE("both sides accuse each other") {
    CHECK(only_claims("Armenia and Azerbaijan accused each other of shelling Tartar.") ==
          Claims{"Armenia alleges Azerbaijan", "Azerbaijan alleges Armenia"});
    CHECK(only_claims("Fighting between Armenia and Azerbaijan reached Tartar on Sunday; both sides blamed "
                      "the other.") == Claims{"Armenia alleges Azerbaijan", "Azerbaijan alleges Armenia"});
}

TEST_CASE("a hedge is kept word for word") {
    const auto extraction = read_text(
        "Amnesty said Azerbaijani forces appear to have fired cluster munitions at Stepanakert on Sunday.");
    REQUIRE(extraction.incidents.size() == 1);
    CHECK(extraction.incidents[0].claims[0].hedge == "appear to have");
}

TEST_CASE("casualties") {
    const auto counts = [](const std::string& text) {
        const auto extraction = read_text(text);
        REQUIRE(extraction.incidents.size() == 1);
        return std::pair(extraction.incidents[0].killed, extraction.incidents[0].injured);
    };
    CHECK(counts("Rockets hit Ganja; 1 killed, 30 injured.") == std::pair(Count{1, 1, 1}, Count{30, 30, 30}));
    CHECK(counts("Shells killed five members of one family in Barda.").first == Count{5, 5, 5});
    CHECK(counts("At least 16 people were killed in clashes in Tavush.").first == Count{16, {}, {}});
    CHECK(counts("A strike on Barda left dozens of people dead and several wounded.").first.low == 12);
    CHECK(counts("Shells hit Barda, killing a man and two children.").first == Count{3, 3, 3});
    CHECK(counts("A drone hit Barda. None were hurt.").second == Count{0, 0, 0});
    CHECK(counts("More than 1,200 people were injured when missiles struck Kyiv.").second.low == 1201);
    CHECK(counts("A 35-year-old woman was killed by a shell in Barda.").first == Count{1, 1, 1});
}

TEST_CASE("what is no incident") {
    for (const std::string text :
         {"No attacks were reported in Shusha or Stepanakert.",
          "A demining team will clear the road to Lachin on 25 November.",
          "The treaty prohibits attacks on Stepanakert.",
          "Armenia called on Azerbaijan to stop shelling Stepanakert.",
          "If missiles hit Ganja, people will flee.", "The conference took place in Baku on Monday.",
          "Relief items were sent from Tbilisi to Goris."})
        CHECK(read_text(text).incidents.empty());
}

TEST_CASE("history is background") {
    const auto extraction =
        read_text("Shushi, captured in May 1992, was hit by two rockets on Thursday.", "2020-10-09");
    REQUIRE(extraction.incidents.size() == 2);
    CHECK(extraction.incidents[0].background);
    CHECK_FALSE(extraction.incidents[1].background);
    CHECK(to_string(extraction.incidents[1].when->span) == "2020-10-08");
}
