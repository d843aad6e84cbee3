#include <catch2/catch.hpp>

#include "bearing/incident/dataset.hpp"

using namespace bearing;

namespace {

Incident make(std::string id, const char* first, const char* last, LonLat at = {46.75, 39.82}) {
    Incident incident;
    incident.id = std::move(id);
    incident.when = Occurrence{*parse_time_span(std::string(first) + "/" + last), "", {}};
    incident.where = Location{"P-" + incident.id, {at, 5000, Precision::town, {}}, "", "", "", "", {}, {}};
    return incident;
}

Incident with_claims(Incident incident, std::vector<Claim> claims) {
    incident.claims = std::move(claims);
    return incident;
}

Claim claim(std::string who, Stance stance, std::string actor) {
    Claim c;
    c.claimant = std::move(who);
    c.stance = stance;
    c.actor = std::move(actor);
    return c;
}

std::vector<std::string> ids(const Dataset& dataset, const std::vector<std::uint32_t>& indices) {
    std::vector<std::string> out;
    for (const auto i : indices) out.push_back(dataset.incident(i).id);
    return out;
}

using Ids = std::vector<std::string>;

}  // namespace

TEST_CASE("Time: an interval inside is certain, one that overlaps is possible") {
    const Dataset data({make("in", "2020-10-04", "2020-10-04"), make("over", "2020-10-03", "2020-10-04"),
                        make("before", "2020-10-01", "2020-10-03"),
                        make("around", "2020-01-01", "2020-12-31")});
    Query query;
    query.from = query.to = parse_day("2020-10-04");
    const Selection day = select(data, query);
    CHECK(ids(data, day.certain) == Ids{"in"});
    CHECK(ids(data, day.possible) == Ids{"around", "over"});
    query.from = parse_day("2020-10-03");
    CHECK(ids(data, select(data, query).certain) == Ids{"over", "in"});
    query.certain_only = true;
    CHECK(select(data, query).possible.empty());
    query = {};
    query.from = parse_day("2020-10-04");
    CHECK(ids(data, select(data, query).certain) == Ids{"in"});
}

TEST_CASE("Without a time or place an incident goes to its tray only where that was asked for") {
    Incident undated = make("undated", "2020-10-04", "2020-10-04");
    undated.when.reset();
    Incident unlocated = make("unlocated", "2020-10-04", "2020-10-04");
    unlocated.where.reset();
    Incident history = make("history", "2020-10-04", "2020-10-04");
    history.background = true;
    const Dataset data({undated, unlocated, history});
    CHECK(select(data, {}).certain.size() == 2);
    CHECK(ids(data, select(data, {}).background) == Ids{"history"});
    Query query;
    query.from = parse_day("2020-10-01");
    query.boxes = {kDefaultRegion};
    const Selection selection = select(data, query);
    CHECK(ids(data, selection.undated) == Ids{"undated"});
    CHECK(ids(data, selection.unlocated) == Ids{"unlocated"});
    CHECK(selection.certain.empty());
    query.background = true;
    CHECK(ids(data, select(data, query).certain) == Ids{"history"});
}

TEST_CASE("Actor, claimant and stance must hold of one claim") {
    const Dataset data(
        {with_claims(make("a", "2020-10-04", "2020-10-04"),
                     {claim("Amnesty International", Stance::alleges, "Azerbaijani forces"),
                      claim("Ministry of Defence of Azerbaijan", Stance::denies, "Azerbaijani forces")}),
         with_claims(make("b", "2020-10-05", "2020-10-05"),
                     {claim("Ministry of Defence of Azerbaijan", Stance::alleges, "Armenian forces")})});
    Query query;
    query.actors = {"Azerbaijan"};
    CHECK(ids(data, select(data, query).certain) == Ids{"a"});
    query.claimants = {"Azerbaijan"};
    CHECK(select(data, query).certain.empty());  // its denial accuses nobody
    query.stances = {Stance::denies};
    CHECK(ids(data, select(data, query).certain) == Ids{"a"});
    query = {};
    query.uncontested = true;
    CHECK(ids(data, select(data, query).certain) == Ids{"b"});
    query = {};
    query.actors = {"Armenian forces", "Azerbaijani forces"};
    CHECK(select(data, query).certain.size() == 2);
    query.actors = {"Martians"};
    CHECK(select(data, query).certain.empty());
}

TEST_CASE("Claimants of one party count once") {
    const Dataset data(
        {with_claims(make("a", "2020-10-04", "2020-10-04"),
                     {claim("Ministry of Defence of Armenia", Stance::alleges, "Azerbaijani forces"),
                      claim("Armenia", Stance::alleges, "Azerbaijani forces"),
                      claim("Human Rights Watch", Stance::alleges, "Azerbaijani forces")})});
    Query query;
    query.min_claimants = 2;
    CHECK(select(data, query).certain.size() == 1);
    query.min_claimants = 3;
    CHECK(select(data, query).certain.empty());
}

TEST_CASE("Place: boxes and circles are alternatives within, conditions between") {
    const Dataset data({make("stepanakert", "2020-10-04", "2020-10-04"),
                        make("ganja", "2020-10-04", "2020-10-04", {46.36, 40.68})});
    Query query;
    query.boxes = {{46.5, 39.5, 47, 40}, {46, 40.5, 46.7, 41}};
    CHECK(select(data, query).certain.size() == 2);
    query.places = {{{46.36, 40.68}, 3000, Precision::town, {}}};
    CHECK(ids(data, select(data, query).possible) == Ids{"ganja"});
    query = {};
    query.max_radius_km = 4;
    CHECK(select(data, query).certain.empty());
}

TEST_CASE("Words: all of one text, any of several, in any script and case") {
    Incident incident = make("a", "2020-10-04", "2020-10-04");
    incident.summary = "Обстрел Степанакерта, two houses hit";
    const Dataset data({incident});
    Query query;
    query.texts = {"ОБСТРЕЛ houses"};
    CHECK(select(data, query).certain.size() == 1);
    query.texts = {"обстрел tanks"};
    CHECK(select(data, query).certain.empty());
    query.texts = {"tanks", "HIT"};
    CHECK(select(data, query).certain.size() == 1);
}

TEST_CASE("Counts by day keep uncertainty: an interval is possible on each of its days") {
    const Dataset data({make("a", "2020-10-03", "2020-10-04"), make("b", "2020-10-04", "2020-10-04")});
    const auto days = count(data, select(data, {}), CountBy::day);
    CHECK(days == std::vector<Bin>{{"2020-10-03", 0, 1}, {"2020-10-04", 1, 1}});
    CHECK(count(data, select(data, {}), CountBy::week) == std::vector<Bin>{{"2020-W40", 2, 0}});
    CHECK(count(data, select(data, {}), CountBy::month) == std::vector<Bin>{{"2020-10", 2, 0}});
    CHECK(count(data, select(data, {}), CountBy::day, parse_day("2020-10-04"), parse_day("2020-10-04"))
              .size() == 1);
}

TEST_CASE("ISO weeks at the turn of the year") {
    const Dataset data({make("a", "2021-01-03", "2021-01-03"), make("b", "2021-01-04", "2021-01-04")});
    CHECK(count(data, select(data, {}), CountBy::week) ==
          std::vector<Bin>{{"2020-W53", 1, 0}, {"2021-W01", 1, 0}});
}

TEST_CASE("Counts by actor use the table's names and count an incident once under each") {
    const Dataset data({with_claims(make("a", "2020-10-04", "2020-10-04"),
                                    {claim("X", Stance::alleges, "Azerbaijani Armed Forces"),
                                     claim("Y", Stance::alleges, "Azerbaijani forces"),
                                     claim("Z", Stance::denies, "Armenian forces")}),
                        make("b", "2020-10-05", "2020-10-05")});
    const auto bins = count(data, select(data, {}), CountBy::actor);
    REQUIRE(bins.size() == 2);
    CHECK(bins[0] == Bin{"", 1, 0});
    CHECK(bins[1] == Bin{"Azerbaijani forces", 1, 0});
}

TEST_CASE("The same incidents have the same hash in any order; any change shows") {
    const Incident a = make("a", "2020-10-04", "2020-10-04");
    Incident b = make("b", "2020-10-03", "2020-10-03");
    const std::string hash = Dataset({a, b}).content_hash();
    CHECK(Dataset({b, a}).content_hash() == hash);
    b.claims.push_back(claim("X", Stance::alleges, "Y"));
    CHECK(Dataset({a, b}).content_hash() != hash);
    b.claims.back().hedge = "may have";
    CHECK(Dataset({a, b}).content_hash() !=
          Dataset({a, make("b", "2020-10-03", "2020-10-03")}).content_hash());
}

TEST_CASE("An empty dataset answers everything with nothing") {
    const Dataset data({});
    CHECK(select(data, {}).certain.empty());
    CHECK_FALSE(data.time_extent());
    CHECK_FALSE(data.extent());
    CHECK(count(data, {}, CountBy::day).empty());
}
