#include <catch2/catch.hpp>
#include <map>
#include <set>

#include "bearing/base/csv.hpp"
#include "bearing/base/data_files.hpp"
#include "bearing/gazetteer/countries.hpp"
#include "bearing/gazetteer/gazetteer.hpp"
#include "bearing/geo/geodesy.hpp"

using namespace bearing;

namespace {

bool is_iso_639_1(const std::string& code) {
    static const std::string kCodes =
        " am ar as az ba be bg bn bo bs ca co cs cy da de el en es et eu fa fi fr ga gd gl he hi hr ht hu hy "
        "id ig it "
        "ja ka kk km ko ku ky lt lv mk ml mn ms my ne nl no om pa pl ps pt ro ru sd sk so sq sr sv sw ta tg "
        "th tk tl "
        "tr tt ug uk ur uz vi zh ";
    return code.size() == 2 && kCodes.find(" " + code + " ") != std::string::npos;
}

}  // namespace

TEST_CASE("every listed name finds its place, nearly always first", "[geodata]") {
    const auto g = Gazetteer::bundled();
    std::map<std::string, std::set<std::string>> owners;
    for (const Place& place : g->places())
        for (const Name& name : place.names) owners[name.text].insert(place.id);
    std::size_t asked = 0, firsts = 0;
    for (const Place& place : g->places())
        for (const Name& name : place.names) {
            INFO(name.text << " of " << place.id);
            const auto found = g->find(name.text);
            REQUIRE_FALSE(found.empty());
            const bool among = std::any_of(found.begin(), found.end(),
                                           [&](const Candidate& c) { return c.place.id == place.id; });
            CHECK(among);
            ++asked;
            firsts += owners[name.text].contains(found.front().place.id);
        }
    INFO(firsts << " of " << asked << " names first");
    CHECK(firsts == asked);
}

TEST_CASE("names survive capitals and lost accents", "[geodata][property]") {
    const auto g = Gazetteer::bundled();
    std::size_t asked = 0, found_any = 0;
    for (const Place& place : g->places())
        for (const Name& name : place.names) {
            const auto found = g->find(fold_name(name.text));
            ++asked;
            found_any += std::any_of(found.begin(), found.end(),
                                     [&](const Candidate& c) { return c.place.id == place.id; });
        }
    INFO(found_any << " of " << asked);
    CHECK(static_cast<double>(found_any) > 0.99 * static_cast<double>(asked));
}

TEST_CASE("places have what their columns promise", "[geodata]") {
    std::set<std::string> ids;
    for (const Place& place : Gazetteer::bundled()->places()) {
        INFO(place.id);
        CHECK(ids.insert(place.id).second);
        CHECK(is_valid(place.point));
        CHECK(place.radius_m > 0);
        CHECK_FALSE(place.feature.empty());
        CHECK((place.confidence == "high" || place.confidence == "medium" || place.confidence == "low"));
        CHECK((place.country.empty() || CountryTable::bundled().by_code(place.country) != nullptr));
        std::set<std::string> texts, pairs;
        for (const Name& name : place.names) {
            INFO(name.text);
            CHECK(pairs.insert(name.text + "|" + name.language).second);
            texts.insert(name.text);
            CHECK((name.language.empty() || is_iso_639_1(name.language)));
            CHECK((name.side.empty() || name.side == "az" || name.side == "am" || name.side == "il"));
        }
        CHECK(texts.contains(place.name));
    }
}

TEST_CASE("disputed places have names of both sides", "[geodata]") {
    for (const char* id : {"bearing:stepanakert", "bearing:shushi", "bearing:lachin", "bearing:kalbajar"}) {
        std::set<std::string> sides;
        const auto place = Gazetteer::bundled()->by_id(id);
        for (const Name& name : place.value().names) sides.insert(name.side);
        INFO(id);
        CHECK(sides.contains("az"));
        CHECK(sides.contains("am"));
    }
}

TEST_CASE("the table of countries is complete and lies where it should", "[geodata]") {
    const auto& countries = CountryTable::bundled().countries();
    CHECK(countries.size() == 250);  // ISO 3166-1 and Kosovo
    std::set<std::string> codes;
    for (const Country& c : countries) {
        INFO(c.code);
        CHECK(c.code.size() == 2);
        CHECK(codes.insert(c.code).second);
        CHECK(is_valid(c.point));
        CHECK(c.radius_m >= 1000);
        if (!c.capital.empty()) CHECK(distance_m(c.point, c.capital_point) < 2 * c.radius_m + 1000);
    }
}

TEST_CASE("the twenty countries of the wider region have names in its languages", "[geodata]") {
    for (const char* code : {"AM", "AZ", "GE", "TR", "IR", "RU", "IQ", "SY", "IL", "LB",
                             "PK", "KZ", "TM", "UZ", "UA", "FR", "DE", "GB", "US", "CN"}) {
        std::set<std::string> languages;
        for (const Name& name : CountryTable::bundled().by_code(code)->names) languages.insert(name.language);
        INFO(code);
        for (const char* language : {"en", "az", "hy", "ka", "ru", "tr", "fa"})
            CHECK(languages.contains(language));
    }
}

TEST_CASE("dateline cities are known", "[geodata]") {
    for (const char* city :
         {"Geneva", "New York", "Istanbul", "The Hague", "Lausanne", "Strasbourg", "Dubai", "Vienna",
          "London", "Moscow", "Brussels", "Paris", "Tbilisi", "Ankara", "Beirut", "Tehran"}) {
        INFO(city);
        const auto found = Gazetteer::bundled()->find(city);
        REQUIRE_FALSE(found.empty());
        CHECK(found.front().tier == MatchTier::exact);
        CHECK(found.front().place.feature.starts_with("PPL"));
    }
}
