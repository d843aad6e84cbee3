#include <algorithm>
#include <catch2/catch.hpp>
#include <chrono>
#include <set>

#include "bearing/base/error.hpp"
#include "bearing/incident/match.hpp"
#include "incident/match_text.hpp"
#include "support/sample_incident.hpp"

using namespace bearing;

namespace {

/// One incident as some source has it. The places and parties are invented.
struct Entry {
    const char* id;
    const char* days;
    const char* place;
    LonLat at;
    Precision precision = Precision::town;
    EventType type = EventType::unknown;
    std::vector<std::string> parties;
    std::optional<int> killed;
    const char* summary = "";
};

Incident make(const Entry& entry) {
    Incident incident;
    incident.id = entry.id;
    incident.summary = entry.summary;
    incident.when = Occurrence{*parse_time_span(entry.days), "", {}};
    Location where;
    where.name = entry.place;
    where.footprint = {entry.at, default_radius_m(entry.precision), entry.precision, {}};
    incident.where = where;
    incident.type = entry.type;
    Claim claim;
    claim.claimant = "source of " + incident.id.substr(0, 2);
    for (const auto& party : entry.parties) claim.participants.push_back({party, Side::first});
    claim.killed.best = entry.killed;
    incident.claims.push_back(claim);
    incident.killed = summarize_casualties(incident.claims, &Claim::killed);
    // A file's rows have its columns.
    const std::string file = incident.id.substr(0, 2);
    if (file != "re") incident.verbatim = {{"id of " + file, incident.id}};
    return incident;
}

/// One war as two files and a few reports tell it. The letter after the source's name is the event; an
/// incident without a partner is a near miss of another.
std::vector<Incident> labelled() {
    using enum EventType;
    const std::vector<std::string> north{"Northern Army"}, both{"Northern Army", "Southern Front"},
        south{"Southern Front"};
    const LonLat arda{44.10, 41.50}, belin{44.25, 41.53}, corum{45.60, 40.20}, dora{46.90, 41.00},
        edira{43.20, 40.70}, fasan{47.80, 39.60};
    std::vector<Entry> entries{
        // The same day and town, other words for the type and the parties.
        {"aa:1", "2019-05-03", "Arda", arda, Precision::town, shelling_artillery_missile, both, 3,
         "Northern Army shelled the market of Arda; three traders were killed."},
        {"ua:1", "2019-05-03", "Arda town", {44.11, 41.51}, Precision::town, attack, both, 3, ""},
        {"re:1", "2019-05-03", "Арда", arda, Precision::town, shelling_artillery_missile, north, 3,
         "Three killed as shells hit the market in Arda"},
        // The same town on the next day, other victims.
        {"aa:2", "2019-05-04", "Arda", arda, Precision::town, armed_clash, both, 11,
         "Fighting at the southern edge of Arda, eleven fighters dead."},
        // The neighbouring town on the same day.
        {"ua:3", "2019-05-03", "Belin", belin, Precision::town, attack, south, 1, ""},
        // A date one day off, because the report gives the day of publication.
        {"aa:4", "2019-06-10", "Çorum", corum, Precision::town, air_drone_strike, north, 7,
         "A drone of the Northern Army struck a bus near the bridge of Çorum, killing seven."},
        {"re:4",
         "2019-06-11",
         "Chorum",
         {45.61, 40.21},
         Precision::town,
         air_drone_strike,
         north,
         7,
         "Seven people died when a drone struck a bus at the bridge in Chorum"},
        // The same town two weeks later.
        {"ua:5", "2019-06-25", "Corum", corum, Precision::town, attack, north, 7, ""},
        // One source knows the village, the other only the surroundings.
        {"aa:6", "2019-07-01", "Dora", dora, Precision::town, armed_clash, both, 12, ""},
        {"ua:6", "2019-07-01/2019-07-02", "Dora", {46.95, 41.08}, Precision::near, armed_clash, both, 12, ""},
        // The same days somewhere in the province, one killed: overlaps all of them.
        {"ua:7", "2019-07", "Dora province", {46.80, 41.05}, Precision::province, unknown, both, 1, ""},
        {"aa:8",
         "2019-07-14",
         "Dora",
         dora,
         Precision::town,
         peaceful_protest,
         {"Protesters"},
         std::nullopt,
         "Some hundred people marched in Dora"},
        // A week in one source, a day in the other.
        {"aa:9", "2019-08-05/2019-08-11", "Edira", edira, Precision::town, abduction_forced_disappearance,
         south, std::nullopt,
         "Six shepherds were abducted by the Southern Front in the week of 5 August near Edira"},
        {"re:9", "2019-08-08", "Edira", edira, Precision::vicinity, abduction_forced_disappearance, south,
         std::nullopt, "Southern Front abducted six shepherds from pastures above Edira"},
        // Two reports of one source on one place and day are two incidents.
        {"aa:10", "2019-09-09", "Fasan", fasan, Precision::town, armed_clash, both, 2,
         "Morning clash at Fasan"},
        {"aa:11", "2019-09-09", "Fasan", fasan, Precision::town, armed_clash, both, 5,
         "Evening clash at Fasan"},
        {"ua:11", "2019-09-09", "Fasan", fasan, Precision::town, armed_clash, both, 5, ""},
        // Same day, far away.
        {"ua:12", "2019-09-09", "Arda", arda, Precision::town, armed_clash, both, 5, ""},
        // A year and a country say nothing.
        {"ua:13", "2019", "the north", {44.5, 41.0}, Precision::country, unknown, both, 900, ""},
    };
    std::vector<Incident> incidents;
    for (const auto& entry : entries) incidents.push_back(make(entry));
    return incidents;
}

using Pair = std::pair<std::string, std::string>;

std::set<Pair> pairs_of(const Dataset& data, const std::vector<MatchProposal>& proposals) {
    std::set<Pair> pairs;
    for (const auto& p : proposals) {
        const std::string first = data.incident(p.first).id, second = data.incident(p.second).id;
        pairs.insert(std::minmax(first, second));
    }
    return pairs;
}

const MatchProposal* find(const Dataset& data, const std::vector<MatchProposal>& proposals, const char* a,
                          const char* b) {
    for (const auto& p : proposals)
        if (Pair(std::minmax(data.incident(p.first).id, data.incident(p.second).id)) ==
            Pair(std::minmax<std::string>(a, b)))
            return &p;
    return nullptr;
}

}  // namespace

TEST_CASE("Two reports of one event are proposed, near misses are not") {
    const Dataset data(labelled());
    const std::set<Pair> truth{{"aa:1", "ua:1"}, {"aa:1", "re:1"}, {"re:1", "ua:1"},  {"aa:4", "re:4"},
                               {"aa:6", "ua:6"}, {"aa:9", "re:9"}, {"aa:11", "ua:11"}};
    const auto proposals = propose_matches(data);
    const auto proposed = pairs_of(data, proposals);
    std::size_t right = 0;
    for (const auto& pair : proposed) right += truth.contains(pair);
    WARN("precision " << right << "/" << proposed.size() << ", recall " << right << "/" << truth.size());
    CHECK(right == truth.size());
    CHECK(proposed.size() <= truth.size() + 1);
    CHECK(std::is_sorted(proposals.begin(), proposals.end(),
                         [](const auto& a, const auto& b) { return a.score > b.score; }));
    for (const auto& p : proposals) {
        CHECK(p.first < p.second);
        CHECK(p.score <= 1);
        CHECK_FALSE(p.reasons.empty());
    }
}

TEST_CASE("A proposal says in words what speaks for it and what against") {
    const Dataset data(labelled());
    const auto proposals = propose_matches(data);
    const auto* late = find(data, proposals, "aa:4", "re:4");
    REQUIRE(late != nullptr);
    CHECK(late->against == std::vector<std::string>{"1 day apart"});
    CHECK(late->reasons[0] == "1.4 km apart, both known to 5 km");
    const auto has = [&](const MatchProposal& p, const std::string& words) {
        return std::find(p.reasons.begin(), p.reasons.end(), words) != p.reasons.end();
    };
    CHECK(has(*late, "both say 7 killed"));
    CHECK(has(*late, "both name Northern Army"));
    CHECK(has(*late, "same type: Air or drone strike"));
    const auto* first = find(data, proposals, "aa:1", "ua:1");
    REQUIRE(first != nullptr);
    CHECK(has(*first, "same day"));
    CHECK(first->against ==
          std::vector<std::string>{"different types: Shelling, artillery or missile attack; Attack"});
}

TEST_CASE("How far and how long apart is asked for") {
    const LonLat here{44, 41}, there{44.9, 41};  // 76 km
    const auto entry = [](const char* id, const char* day, LonLat at, const char* text) {
        return make({id, day, "", at, Precision::town, EventType::attack, {"X"}, 40, text});
    };
    const char* words = "Forty people killed in an attack on the cattle market";
    const Dataset data({entry("aa:1", "2019-05-03", here, words), entry("ua:2", "2019-05-03", there, words),
                        entry("re:3", "2019-05-09", here, words)});
    CHECK(propose_matches(data).empty());
    CHECK(pairs_of(data, propose_matches(data, {100, 3, 0.5})).contains({"aa:1", "ua:2"}));
    CHECK(pairs_of(data, propose_matches(data, {25, 10, 0.5})).contains({"aa:1", "re:3"}));
    CHECK(propose_matches(data, {100, 10, 1.1}).empty());
    CHECK_THROWS_AS(propose_matches(data, {-1, 3, 0.5}), ArgumentError);
}

TEST_CASE("What has no time or no place is not compared") {
    auto incidents = labelled();
    for (std::size_t i = 0; i < incidents.size(); ++i)
        (i % 2 == 0 ? incidents[i].when.reset(), 0 : (incidents[i].where.reset(), 0));
    CHECK(propose_matches(Dataset(std::move(incidents))).empty());
    CHECK(propose_matches(Dataset({})).empty());
}

TEST_CASE("Pairs across the antimeridian are found") {
    const auto entry = [](const char* id, double lon) {
        return make({id, "2019-05-03", "Isle", {lon, -17}, Precision::town, EventType::attack, {"X"}, 4, ""});
    };
    const Dataset data({entry("aa:1", 179.99), entry("ua:1", -179.99)});
    CHECK(propose_matches(data).size() == 1);
}

TEST_CASE("Names and texts are compared in any script") {
    CHECK(name_similarity("Hadrut", "HADRUT town") > 0.6);
    CHECK(name_similarity("Степанакерт", "степанакерта") > 0.8);
    CHECK(name_similarity("Գորիս", "ԳՈՐԻՍ") == 1);
    CHECK(name_similarity("Ganja", "Tartar") < 0.2);
    CHECK(name_similarity("", "Ganja") == 0);
    CHECK(name_similarity("–", "…") == 0);
    GramWeights weights;
    const auto one = text_grams("Обстрел рынка, трое погибших"),
               two = text_grams("трое погибли при обстреле рынка"),
               three = text_grams("протест у парламента");
    for (const auto& grams : {one, two, three}) weights.add(grams);
    CHECK(weights.similarity(one, two) > 0.5);
    CHECK(weights.similarity(one, three) < 0.1);
    CHECK(weights.similarity(one, one) == Approx(1));
    CHECK(weights.similarity(one, {}) == 0);
}

TEST_CASE("Joining keeps the first's own fields and everybody's claims") {
    Incident first = test::full_incident(), second = test::full_incident();
    second.id = "other";
    second.summary = "other words";
    second.weapons.push_back({WeaponClass::mortar, "", {}});
    Claim claim;
    claim.claimant = "Third";
    claim.killed.best = 9;
    second.claims.push_back(claim);
    const Incident one = joined(first, second);
    CHECK(one.id == first.id);
    CHECK(one.summary == first.summary);
    CHECK(one.verbatim == first.verbatim);
    REQUIRE(one.claims.size() == 3);
    CHECK(one.claims[2] == claim);
    CHECK(one.weapons.size() == 3);
    CHECK(one.killed == summarize_casualties(one.claims, &Claim::killed));
    CHECK(one.killed.high == 9);
    SECTION("what the first lacks is the second's") {
        first.when.reset();
        first.where.reset();
        first.type = EventType::unknown;
        first.claims.clear();
        first.killed = {};
        second.claims.clear();
        const Incident filled = joined(first, second);
        CHECK(filled.when == second.when);
        CHECK(filled.where == second.where);
        CHECK(filled.type == second.type);
        CHECK(filled.killed == second.killed);
    }
}

TEST_CASE("Many incidents are compared in time that grows with their number", "[.][scale]") {
    std::vector<Incident> incidents;
    std::uint32_t random = 1;
    const auto next = [&](std::uint32_t below) {
        random = random * 1664525U + 1013904223U;
        return (random >> 8) % below;
    };
    for (int i = 0; i < 200000; ++i) {
        const std::string day = to_string(day_from_number(18000 + static_cast<int>(next(1500))));
        const std::string id = (i % 3 == 0 ? "ua:" : "aa:") + std::to_string(i);
        incidents.push_back(make({id.c_str(),
                                  day.c_str(),
                                  "",
                                  {44 + next(6000) / 1000.0, 38 + next(4000) / 1000.0},
                                  next(4) == 0 ? Precision::province : Precision::town,
                                  all_event_types()[next(20)],
                                  {"Party " + std::to_string(next(30))},
                                  static_cast<int>(next(12))}));
    }
    const Dataset data(std::move(incidents));
    const auto start = std::chrono::steady_clock::now();
    const auto proposals = propose_matches(data);
    const auto seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    WARN(proposals.size() << " proposals in " << seconds << " s");
}
