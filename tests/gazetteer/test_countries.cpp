#include <catch2/catch.hpp>

#include "bearing/gazetteer/countries.hpp"

using namespace bearing;

namespace {

std::string code(const Country* country) {
    return country ? country->code : std::string();
}

}  // namespace

TEST_CASE("countries by name, demonym and capital", "[countries]") {
    const CountryTable& t = CountryTable::bundled();
    CHECK(code(t.by_name("Armenia")) == "AM");
    CHECK(code(t.by_name("republic of azerbaijan")) == "AZ");
    CHECK(code(t.by_name("Türkiye")) == "TR");
    CHECK(code(t.by_name("Turkiye")) == "TR");
    CHECK(code(t.by_name("the United States")) == "US");
    CHECK(code(t.by_name("US")) == "US");
    CHECK(code(t.by_name("U.S.")) == "US");
    CHECK(code(t.by_name("us")).empty());
    CHECK(code(t.by_name("UK")) == "GB");
    CHECK(code(t.by_name("Հայաստան")) == "AM");
    CHECK(code(t.by_name("Азербайджан")) == "AZ");
    CHECK(code(t.by_name("Ermənistan")) == "AM");
    CHECK(code(t.by_name("Cote d'Ivoire")) == "CI");
    CHECK(code(t.by_demonym("Azerbaijani")) == "AZ");
    CHECK(code(t.by_demonym("Azeri")) == "AZ");
    CHECK(code(t.by_demonym("Armenians")) == "AM");
    CHECK(code(t.by_demonym("British")) == "GB");
    CHECK(code(t.by_demonym("Swiss")) == "CH");
    CHECK(code(t.by_demonym("Turkish")) == "TR");
    CHECK(code(t.by_demonym("Martian")).empty());
    CHECK(code(t.by_capital("Baku")) == "AZ");
    CHECK(code(t.by_capital("Yerevan")) == "AM");
    CHECK(code(t.by_capital("Ankara")) == "TR");
    CHECK(code(t.by_capital("Kiev")) == "UA");
    CHECK(code(t.by_capital("Washington")) == "US");
    CHECK(code(t.by_capital("Stepanakert")).empty());
    CHECK(t.by_code("az")->name == "Azerbaijan");
    CHECK(t.by_code("ZZ") == nullptr);
}
