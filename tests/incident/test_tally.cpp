#include <catch2/catch.hpp>

#include "bearing/base/error.hpp"
#include "incident/reference.hpp"

using namespace bearing;

namespace {

constexpr CountBy kAllBy[] = {CountBy::day,   CountBy::week,     CountBy::month,
                              CountBy::actor, CountBy::claimant, CountBy::participant,
                              CountBy::type,  CountBy::weapon,   CountBy::place};

struct World {
    explicit World(unsigned seed) : random(seed) {
        std::vector<Incident> incidents;
        const int size = 1 + static_cast<int>(random() % 400);
        for (int i = 0; i < size; ++i) incidents.push_back(test::random_incident(random, i));
        dataset = std::make_unique<Dataset>(incidents, actors);
        for (std::size_t i = 0; i < dataset->size(); ++i) sorted.push_back(dataset->incident(i));
    }
    std::mt19937 random;
    ActorTable actors = test::random_actors();
    std::unique_ptr<Dataset> dataset;
    std::vector<Incident> sorted;
};

const Grid kGrid{{46, 39, 47.5, 40}, 7, 5};

void check_tally(const World& world, const Tally& tally) {
    const Query& query = tally.query();
    const Selection wanted = test::reference_select(world.sorted, query, world.actors);
    REQUIRE(tally.all() == Counts{wanted.certain.size(), wanted.possible.size()});
    for (const CountBy by : kAllBy) {
        INFO("count by " << static_cast<int>(by));
        REQUIRE(tally.bins(by) == test::reference_count(world.sorted, wanted, by, world.actors, query));
    }
    REQUIRE(tally.cells() == test::reference_cells(world.sorted, wanted, kGrid));
}

}  // namespace

TEST_CASE("Selections and counts are those of a plain look at every incident") {
    for (unsigned seed = 0; seed < 20; ++seed) {
        World world(seed);
        for (int round = 0; round < 25; ++round) {
            INFO("seed " << seed << ", round " << round);
            const Query query = test::random_query(world.random);
            const Selection found = select(*world.dataset, query);
            const Selection wanted = test::reference_select(world.sorted, query, world.actors);
            REQUIRE(found.certain == wanted.certain);
            REQUIRE(found.possible == wanted.possible);
            REQUIRE(found.undated == wanted.undated);
            REQUIRE(found.unlocated == wanted.unlocated);
            REQUIRE(found.background == wanted.background);
            for (const CountBy by : kAllBy)
                REQUIRE(count(*world.dataset, found, by, query.from, query.to) ==
                        test::reference_count(world.sorted, wanted, by, world.actors, query));
            check_tally(world, Tally(*world.dataset, query, {{std::begin(kAllBy), std::end(kAllBy)}, kGrid}));
        }
    }
}

TEST_CASE("A tally whose time is moved counts what a new one would") {
    for (unsigned seed = 100; seed < 115; ++seed) {
        World world(seed);
        Query query = test::random_query(world.random);
        Tally tally(*world.dataset, query, {{std::begin(kAllBy), std::end(kAllBy)}, kGrid});
        for (int step = 0; step < 40; ++step) {
            INFO("seed " << seed << ", step " << step);
            const auto nudge = [&](std::optional<Day>& day) {
                const auto how = world.random() % 12;
                if (how == 0)
                    day.reset();
                else if (how == 1 || !day)
                    day = day_from_number(18000 + static_cast<int>(world.random() % 150));
                else if (how < 7)
                    *day += std::chrono::days{static_cast<int>(world.random() % 5) - 2};
            };
            nudge(query.from);
            nudge(query.to);
            tally.set_time(query.from, query.to);
            check_tally(world, tally);
        }
    }
}

TEST_CASE("Bins of weeks and months know their days") {
    const auto days = [](const char* iso, CountBy by) {
        Incident incident;
        incident.when = Occurrence{*parse_time_span(iso), "", {}};
        const Dataset data({incident});
        const auto bins = Tally(data, {}, {{by}, {}}).times(by);
        REQUIRE(bins.size() == 1);
        CHECK(bins.front().counts == Counts{1, 0});
        return to_string(bins.front().first) + " " + to_string(bins.front().last);
    };
    CHECK(days("2020-10-03", CountBy::day) == "2020-10-03 2020-10-03");
    CHECK(days("2020-10-03", CountBy::week) == "2020-09-28 2020-10-04");
    CHECK(days("2021-01-04", CountBy::week) == "2021-01-04 2021-01-10");
    CHECK(days("1969-12-31", CountBy::week) == "1969-12-29 1970-01-04");
    CHECK(days("1969-12-31", CountBy::month) == "1969-12-01 1969-12-31");
    CHECK(days("2020-02", CountBy::month) == "2020-02-01 2020-02-29");
}

TEST_CASE("A grid needs cells") {
    const Dataset none{std::vector<Incident>{}};
    CHECK_THROWS_AS(Tally(none, {}, {{}, Grid{{46, 39, 47, 40}, 0, 5}}), ArgumentError);
    CHECK_THROWS_AS(Tally(none, {}, {{}, Grid{{46, 39, 46, 40}, 1, 5}}), ArgumentError);
    CHECK(Tally(none, {}, {{CountBy::day}, Grid{{46, 39, 47, 40}, 2, 2}}).cells().size() == 4);
}

TEST_CASE("Participants: everyone involved, and accused only where accused") {
    Incident incident;
    incident.id = "a";
    Claim report;
    report.claimant = "Office";
    report.participants = {{"Rebels", Side::first}, {"Civilians", Side::second}};
    Claim accusation;
    accusation.stance = Stance::alleges;
    accusation.actor = "Militia";
    incident.claims = {report, accusation};
    const Dataset data({incident});
    Query query;
    query.participants = {"Rebels"};
    CHECK(select(data, query).certain.size() == 1);
    query.participants = {"Militia"};
    CHECK(select(data, query).certain.size() == 1);
    query.participants = {"Office"};
    CHECK(select(data, query).certain.empty());
    query = {};
    query.actors = {"Rebels"};
    CHECK(select(data, query).certain.empty());
    CHECK(count(data, select(data, {}), CountBy::participant) ==
          std::vector<Bin>{{"Civilians", 1, 0}, {"Militia", 1, 0}, {"Rebels", 1, 0}});
}
