#include <catch2/catch.hpp>

#include "bearing/gazetteer/gazetteer.hpp"

using namespace bearing;

namespace {

std::string first(std::string_view name, const PlaceQuery& query = {}) {
    const auto found = Gazetteer::bundled()->find(name, query);
    return found.empty() ? std::string() : found.front().place.id;
}

}  // namespace

TEST_CASE("a place is found by any of its names", "[gazetteer]") {
    for (const char* name :
         {"Stepanakert", "Khankendi", "Xankəndi", "Ստեփանակերտ", "Степанакерт", "STEPANAKERT"})
        CHECK(first(name) == "bearing:stepanakert");
}
