#include <catch2/catch.hpp>

#include "bearing/base/error.hpp"
#include "bearing/incident/actor.hpp"

using namespace bearing;

namespace {

ActorTable table() {
    return ActorTable({{"az", "Azerbaijan", "state", "AZ", "", {"Baku"}},
                       {"az-forces", "Azerbaijani forces", "forces", "", "az", {"Azerbaijani army"}},
                       {"az-mod", "Ministry of Defence of Azerbaijan", "authority", "", "az", {}},
                       {"am", "Armenia", "state", "AM", "", {}}});
}

}  // namespace

TEST_CASE("Actors are met by name and alias and belong to those above them") {
    const ActorTable actors = table();
    CHECK(actors.find("the AZERBAIJANI ARMY ")->id == "az-forces");
    CHECK(actors.belongs_to("Azerbaijani army", "Azerbaijan"));
    CHECK_FALSE(actors.belongs_to("Azerbaijan", "Azerbaijani forces"));
    CHECK_FALSE(actors.belongs_to("Armenia", "Azerbaijan"));
    CHECK(actors.belongs_to("Someone else", "someone else"));
    CHECK(actors.country_of("Azerbaijani army") == "AZ");
    CHECK(actors.root_of("Ministry of Defence of Azerbaijan") == "Azerbaijan");
    CHECK(actors.root_of("Unknown") == "Unknown");
}

TEST_CASE("A name that joins two actors belongs to both") {
    const ActorTable actors = table();
    CHECK(actors.belongs_to("Armenia / Azerbaijani forces", "Azerbaijan"));
    CHECK(actors.belongs_to("Armenia and Azerbaijan", "Armenia"));
}

TEST_CASE("A table with a circle or a doubled id does no harm") {
    const ActorTable circle({{"a", "A", "", "", "b", {}}, {"b", "B", "", "", "a", {}}});
    CHECK(circle.belongs_to("A", "B"));
    CHECK_FALSE(circle.belongs_to("A", "C"));
    CHECK_THROWS_AS(ActorTable({{"a", "A", "", "", "", {}}, {"a", "B", "", "", "", {}}}), FormatError);
}

TEST_CASE("Every parent in the bundled table exists") {
    for (const auto& actor : ActorTable::bundled().actors())
        if (!actor.parent.empty()) CHECK(ActorTable::bundled().by_id(actor.parent) != nullptr);
}
