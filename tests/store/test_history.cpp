#include <catch2/catch.hpp>

#include "bearing/base/error.hpp"
#include "bearing/incident/match.hpp"
#include "bearing/store/store.hpp"
#include "store/test_incidents.hpp"
#include "support/paths.hpp"
#include "support/sample_incident.hpp"

using namespace bearing;
using test::bare;
using test::full_incident;
using test::imported;

TEST_CASE("History tells who changed what from what to what") {
    Store store = Store::open_or_create(test::scratch_folder("history") / "p.gpkg");
    store.commit({imported("A", 1), imported("B", 2)}, "first", "one");
    store.commit({imported("A", 1, "Second words")}, "second", "two");
    store.commit({imported("A", 4, "Second words"), bare("C")}, "third", "three");
    store.withdraw("A", "fourth", "four");
    const auto history = store.history("A");
    REQUIRE(history.size() == 4);
    CHECK(history[0].kind == ChangeKind::added);
    CHECK(history[0].revision.author == "first");
    CHECK(history[1].fields[0] == FieldChange{"summary", "Shells fell on the village", "Second words"});
    CHECK(history[2].fields[0].field == "when");
    CHECK(history[2].revision.reason == "three");
    CHECK(history[3].kind == ChangeKind::withdrawn);
    CHECK(store.history("A", 2).size() == 2);
    CHECK(store.history("A", 2)[0].revision.author == "third");
    CHECK_THROWS_AS(store.history("none"), ArgumentError);

    const auto all = store.history();
    REQUIRE(all.size() == 6);
    CHECK(all.front().kind == ChangeKind::added);
    CHECK(all.back().kind == ChangeKind::withdrawn);
    CHECK(all[3].incident_id == "C");
    CHECK(store.history({}, 2).size() == 2);
    CHECK(store.history({}, 2)[1].kind == ChangeKind::withdrawn);
}

TEST_CASE("A join keeps both, and a split gives both back with what was added since") {
    Store store = Store::open_or_create(test::scratch_folder("join") / "p.gpkg");
    Incident second = imported("B", 2, "The other source's words");
    second.claims[0].claimant = "Another agency";
    store.commit({imported("A", 1), second}, "m", "r");
    store.join("A", "B", "n", "the same strike");
    CHECK(store.incidents() == std::vector<Incident>{joined(imported("A", 1), second)});
    CHECK(store.incident("A")->claims.size() == 2);
    CHECK_FALSE(store.incident("B"));
    CHECK(store.history("B").back().kind == ChangeKind::joined);
    CHECK(store.history("B").back().other_id == "A");
    CHECK_THROWS_AS(store.join("A", "B", "n", "again"), ArgumentError);
    CHECK_THROWS_AS(store.join("A", "A", "n", "itself"), ArgumentError);

    Incident commented = *store.incident("A");
    Claim denial;
    denial.claimant = "Ministry";
    denial.stance = Stance::denies;
    denial.actor = "Its forces";
    commented.claims.push_back(denial);
    store.commit({commented}, "n", "a denial");
    store.split("A", "n", "two strikes after all");
    CHECK(store.incident("B") == second);
    const auto claims = store.incident("A")->claims;
    REQUIRE(claims.size() == 2);
    CHECK(claims[0] == imported("A", 1).claims[0]);
    CHECK(claims[1] == denial);
    CHECK(store.history("B").back().kind == ChangeKind::split);
    CHECK_THROWS_AS(store.split("A", "n", "nothing left"), ArgumentError);
    CHECK(store.verify().problems == std::vector<std::string>{});
}

TEST_CASE("Joins are undone latest first") {
    Store store = Store::open_or_create(test::scratch_folder("joins") / "p.gpkg");
    store.commit({imported("A", 1), imported("B", 2), imported("C", 3), imported("D", 3)}, "m", "r");
    store.join("A", "B", "n", "r");
    store.join("A", "C", "n", "r");
    store.split("A", "n", "r");
    CHECK(store.incident("C") == imported("C", 3));
    CHECK_FALSE(store.incident("B"));
    store.join("A", "D", "n", "r");
    store.split("A", "n", "r");
    store.split("A", "n", "r");
    CHECK(store.incidents() ==
          std::vector<Incident>{imported("A", 1), imported("B", 2), imported("C", 3), imported("D", 3)});
    CHECK(store.verify().problems == std::vector<std::string>{});
}
