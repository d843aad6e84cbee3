#include <catch2/catch.hpp>

#include "bearing/base/error.hpp"
#include "bearing/store/store.hpp"
#include "store/raw_database.hpp"
#include "store/test_incidents.hpp"
#include "support/paths.hpp"
#include "support/sample_incident.hpp"

using namespace bearing;
using test::bare;
using test::imported;

namespace {

ImportResult import(Store& store, const std::vector<Incident>& incidents,
                    WithdrawPolicy policy = WithdrawPolicy::automatic, const std::string& source = "acled",
                    bool dry_run = false) {
    auto session = store.import(source, "m", "release");
    for (const auto& incident : incidents) session.add(incident);
    static int file = 0;
    return session.finish({{"file", "acled", std::to_string(++file), 1, incidents.size()}}, policy, dry_run);
}

std::vector<std::string> ids(const Store& store) {
    std::vector<std::string> ids;
    for (const auto& incident : store.incidents()) ids.push_back(incident.id);
    return ids;
}

using Ids = std::vector<std::string>;

}  // namespace

TEST_CASE("A new release tells added, changed, unchanged and withdrawn apart") {
    Store store = Store::open_or_create(test::scratch_folder("resync") / "p.gpkg");
    const auto first =
        import(store, {imported("A", 1), imported("B", 5), imported("C", 9), imported("Z", 20)});
    CHECK(first.added == 4);
    CHECK(store.revisions().size() == 1);
    const auto second =
        import(store, {imported("A", 1), imported("C", 9, "Corrected"), imported("D", 3), imported("Z", 20)});
    CHECK(second.added == 1);
    CHECK(second.changed == 1);
    CHECK(second.unchanged == 2);
    CHECK(second.withdrawn == 1);
    CHECK(second.issues.empty());
    CHECK(ids(store) == Ids{"A", "C", "D", "Z"});
    CHECK(store.incident("C") == imported("C", 9, "Corrected"));
    REQUIRE(second.examples.size() == 2);
    CHECK(second.examples[0].incident_id == "C");
    CHECK(second.examples[0].fields.front().field == "summary");
    CHECK(second.examples[1].kind == ChangeKind::withdrawn);
    CHECK(second.examples[1].revision.number == 2);
    // What the source brings again counts again.
    const auto third = import(store, {imported("A", 1), imported("B", 5), imported("C", 9, "Corrected"),
                                      imported("D", 3), imported("Z", 20)});
    CHECK(third.changed == 1);
    CHECK(ids(store) == Ids{"A", "B", "C", "D", "Z"});
    CHECK(store.history("B").back().kind == ChangeKind::restored);
    CHECK(store.verify().problems == Ids{});
}

TEST_CASE("What a later release brought can be withdrawn as well") {
    Store store = Store::open_or_create(test::scratch_folder("later") / "p.gpkg");
    import(store, {imported("A", 1), imported("Z", 20)});
    import(store, {imported("D", 3), imported("A", 1), imported("Z", 20)});
    CHECK(import(store, {imported("A", 1), imported("Z", 20)}).withdrawn == 1);
    CHECK(ids(store) == Ids{"A", "Z"});
}

TEST_CASE("A dry run tells everything and changes nothing") {
    Store store = Store::open_or_create(test::scratch_folder("dry") / "p.gpkg");
    CHECK(import(store, {imported("A", 1)}, WithdrawPolicy::automatic, "acled", true).added == 1);
    CHECK(store.incidents().empty());
    import(store, {imported("A", 1), imported("B", 2), imported("C", 3)});
    const auto result = import(store, {imported("A", 1, "Other"), imported("C", 3)},
                               WithdrawPolicy::automatic, "acled", true);
    CHECK(result.changed == 1);
    CHECK(result.withdrawn == 1);
    CHECK(result.examples.size() == 2);
    CHECK(ids(store) == Ids{"A", "B", "C"});
    CHECK(store.revisions().size() == 1);
    CHECK(store.incident("A") == imported("A", 1));
    CHECK(store.commit({bare("X")}, "m", "the lock is free again").added == 1);
}

TEST_CASE("An import that is given up leaves nothing") {
    Store store = Store::open_or_create(test::scratch_folder("given_up") / "p.gpkg");
    {
        auto session = store.import("acled", "m", "r");
        session.add(imported("A", 1));
    }
    CHECK(store.incidents().empty());
    CHECK(store.commit({imported("A", 1)}, "m", "r").added == 1);
}

TEST_CASE("A moving window withdraws nothing, and says so") {
    Store store = Store::open_or_create(test::scratch_folder("window") / "p.gpkg");
    import(store, {imported("A", 1), imported("B", 5), imported("C", 9)});
    const std::vector<Incident> later{imported("B", 5), imported("C", 9), imported("D", 12)};
    const auto result = import(store, later);
    CHECK(result.withdrawn == 0);
    REQUIRE(result.issues.size() == 1);
    CHECK_THAT(result.issues[0].message, Catch::Contains("1 incident") && Catch::Contains("missing"));
    CHECK(ids(store) == Ids{"A", "B", "C", "D"});
    CHECK(import(store, later, WithdrawPolicy::none).withdrawn == 0);
    CHECK(import(store, later, WithdrawPolicy::missing).withdrawn == 1);
    CHECK(ids(store) == Ids{"B", "C", "D"});
}

TEST_CASE("A file with the other part of a source withdraws nothing") {
    Store store = Store::open_or_create(test::scratch_folder("parts") / "p.gpkg");
    import(store, {imported("A", 1), imported("B", 2), imported("C", 3)});
    CHECK(import(store, {imported("K", 1), imported("L", 2), imported("M", 3)}).withdrawn == 0);
    CHECK(import(store, {imported("X", 1)}, WithdrawPolicy::automatic, "ucdp-ged").withdrawn == 0);
    // A new release of the first part says nothing about the second, nor about another source.
    const auto result = import(store, {imported("A", 1), imported("C", 3)});
    CHECK(result.withdrawn == 1);
    CHECK(ids(store) == Ids{"A", "C", "K", "L", "M", "X"});
    CHECK(import(store, {imported("A", 1)}, WithdrawPolicy::missing).withdrawn == 4);
    CHECK(ids(store) == Ids{"A", "X"});
}

TEST_CASE("An extract of few days withdraws nothing") {
    Store store = Store::open_or_create(test::scratch_folder("extract") / "p.gpkg");
    std::vector<Incident> year;
    for (int i = 0; i < 50; ++i) year.push_back(imported("i" + std::to_string(i), i * 7));
    import(store, year);
    CHECK(import(store, {year[20], year[21]}).withdrawn == 0);
    CHECK(import(store, {year[48], year[49]}).withdrawn == 0);
    // The last one alone was taken back.
    year.pop_back();
    CHECK(import(store, year).withdrawn == 1);
}

TEST_CASE("An extract of some types or countries withdraws nothing, and says so") {
    Store store = Store::open_or_create(test::scratch_folder("chosen") / "p.gpkg");
    std::vector<Incident> all;
    for (int i = 0; i < 60; ++i) {
        all.push_back(imported("i" + std::to_string(i), i));
        all.back().type = i % 20 == 7 ? EventType::peaceful_protest : EventType::armed_clash;
        all.back().where->country = i % 15 == 0 ? "GE" : "AZ";
    }
    import(store, all);
    const auto extract = [&](auto chosen) {
        std::vector<Incident> part;
        for (const auto& incident : all)
            if (chosen(incident)) part.push_back(incident);
        return part;
    };
    const auto without_protests =
        extract([](const Incident& i) { return i.type != EventType::peaceful_protest; });
    const auto result = import(store, without_protests);
    CHECK(result.withdrawn == 0);
    REQUIRE(result.issues.size() == 1);
    CHECK_THAT(result.issues[0].message, Catch::Contains("3 incidents") && Catch::Contains("of types"));
    const auto of_one_country = extract([](const Incident& i) { return i.where->country == "AZ"; });
    CHECK(import(store, of_one_country).withdrawn == 0);
    // One that is missing says nothing about the others of its type; and where there are new ones of the
    // type, the release was not chosen by it.
    auto fewer = all;
    fewer.erase(fewer.begin() + 27);
    CHECK(import(store, fewer).withdrawn == 1);
    CHECK(import(store, all).changed == 1);
    auto exchanged = without_protests;
    exchanged.push_back(imported("new", 30));
    exchanged.back().type = EventType::peaceful_protest;
    CHECK(import(store, exchanged).withdrawn == 3);
    CHECK(import(store, of_one_country, WithdrawPolicy::missing).withdrawn > 0);
}

namespace {

/// Sixty incidents of two sources, three parties on either side, four regions and a note of their own.
std::vector<Incident> of_many_parties() {
    static const auto columns = std::make_shared<const std::vector<std::string>>(
        std::vector<std::string>{"event_id", "region", "notes", "event_date"});
    std::vector<Incident> all;
    for (int i = 0; i < 60; ++i) {
        const std::string number = std::to_string(i);
        Incident incident = imported("i" + number, i * 7 % 60, "Event " + number);
        Claim& claim = incident.claims.at(0);
        claim.claimant = i % 2 == 0 ? "Agency" : "Paper";
        const std::string party = "Party " + std::to_string(i % 3);
        claim.participants = {{party, Side::first}, {"Villagers", Side::second}};
        if (i % 4 == 1) std::swap(claim.participants[0].name, claim.participants[1].name);
        incident.verbatim = Verbatim(columns, "i" + number + ",Region " + std::to_string(i % 5 % 4) +
                                                  ",Event " + number + ",2020-01-01");
        all.push_back(std::move(incident));
    }
    return all;
}

template <class Chosen>
std::vector<Incident> part_of(const std::vector<Incident>& all, const Chosen& chosen) {
    std::vector<Incident> part;
    for (const auto& incident : all)
        if (chosen(incident)) part.push_back(incident);
    return part;
}

bool names(const Incident& incident, const std::string& party) {
    for (const auto& participant : incident.claims.at(0).participants)
        if (participant.name == party) return true;
    return false;
}

}  // namespace

TEST_CASE("An extract by source, party or any column withdraws nothing, and says by which") {
    Store store = Store::open_or_create(test::scratch_folder("chosen_by") / "p.gpkg");
    const auto all = of_many_parties();
    import(store, all);
    const auto check = [&](const std::vector<Incident>& part, const std::string& by) {
        INFO(by);
        const auto result = import(store, part, WithdrawPolicy::automatic, "acled", true);
        CHECK(result.withdrawn == 0);
        REQUIRE(result.issues.size() == 1);
        CHECK_THAT(result.issues[0].message, Catch::Contains("choice of " + by));
        CHECK(import(store, part, WithdrawPolicy::missing, "acled", true).withdrawn ==
              all.size() - part.size());
    };
    check(part_of(all, [](const Incident& i) { return i.claims.at(0).claimant == "Paper"; }), "claimants");
    check(part_of(all, [](const Incident& i) { return names(i, "Party 1"); }), "parties");
    check(part_of(all, [](const Incident& i) { return !names(i, "Party 2"); }), "parties");
    check(part_of(all, [](const Incident& i) { return i.verbatim.value("region") < "Region 2"; }),
          "values of \"region\"");
    check(part_of(all, [](const Incident& i) { return i.verbatim.value("region") != "Region 3"; }),
          "values of \"region\"");
}

TEST_CASE("Incidents that have nothing in common are withdrawn") {
    Store store = Store::open_or_create(test::scratch_folder("scattered") / "p.gpkg");
    const auto all = of_many_parties();
    import(store, all);
    int position = 0;
    const auto scattered = part_of(all, [&](const Incident&) { return ++position % 9 != 0; });
    const auto result = import(store, scattered);
    CHECK(result.withdrawn == 6);
    CHECK(result.issues.empty());
}

TEST_CASE("A release that lacks most of what was there is taken for a part of the file") {
    Store store = Store::open_or_create(test::scratch_folder("cut") / "p.gpkg");
    const auto all = of_many_parties();
    import(store, all);
    const std::vector<Incident> start(all.begin(), all.begin() + 25);
    const auto result = import(store, start);
    CHECK(result.withdrawn == 0);
    REQUIRE(result.issues.size() == 1);
    CHECK_THAT(result.issues[0].message, Catch::Contains("35 of the 60 incidents"));
    CHECK(import(store, start, WithdrawPolicy::missing).withdrawn == 35);
}

TEST_CASE("An extract from a day on, or to one, withdraws nothing although it brings nothing newer") {
    Store store = Store::open_or_create(test::scratch_folder("from_day") / "p.gpkg");
    std::vector<Incident> all;
    for (int i = 0; i < 12; ++i) all.push_back(imported("i" + std::to_string(i), i));
    import(store, all);
    for (const auto& part : {std::vector<Incident>(all.begin() + 4, all.end()),
                             std::vector<Incident>(all.begin(), all.end() - 4)}) {
        const auto result = import(store, part);
        CHECK(result.withdrawn == 0);
        REQUIRE(result.issues.size() == 1);
        CHECK_THAT(result.issues[0].message, Catch::Contains("lie outside the days"));
    }
    // Some from within are withdrawn.
    CHECK(
        import(store, {all[0], all[1], all[2], all[3], all[5], all[6], all[8], all[9], all[11]}).withdrawn ==
        3);
}

TEST_CASE("Columns in another order are no change") {
    Store store = Store::open_or_create(test::scratch_folder("column_order") / "p.gpkg");
    import(store, {imported("A", 1), imported("B", 5)});
    const auto reordered = [](Incident incident, const std::string& source) {
        incident.verbatim = {{"source", source}, {"event_id", incident.id}, {"notes", incident.summary}};
        return incident;
    };
    const auto same = import(store, {reordered(imported("A", 1), "News agency"), imported("B", 5)});
    CHECK(same.unchanged == 2);
    CHECK(same.changed == 0);
    CHECK(store.incident("A") == imported("A", 1));
    const auto other = import(store, {reordered(imported("A", 1), "Ministry"), imported("B", 5)});
    CHECK(other.changed == 1);
    CHECK(store.incident("A")->verbatim.value("source") == "Ministry");
    // Also where people have worked on the incident.
    Incident edited = imported("B", 5);
    edited.verification = Verification::verified;
    store.commit({edited}, "m", "checked");
    const auto merged =
        import(store, {reordered(imported("A", 1), "Ministry"), reordered(imported("B", 5), "News agency")});
    CHECK(merged.unchanged == 2);
    CHECK(store.verify().problems == Ids{});
}

TEST_CASE("What people did to an imported incident outlives new releases") {
    Store store = Store::open_or_create(test::scratch_folder("edits") / "p.gpkg");
    import(store, {imported("A", 1), imported("B", 5), imported("C", 9)});
    Incident edited = imported("B", 5);
    edited.type = EventType::shelling_artillery_missile;
    edited.summary = "As people put it";
    Claim denial;
    denial.claimant = "Ministry";
    denial.stance = Stance::denies;
    denial.actor = "Its forces";
    edited.claims.push_back(denial);
    store.commit({edited}, "n", "checked");

    CHECK(import(store, {imported("A", 1), imported("B", 5), imported("C", 9)}).unchanged == 3);
    CHECK(store.incident("B") == edited);

    const auto result = import(store, {imported("A", 1), imported("B", 6, "New words"), imported("C", 9)});
    CHECK(result.changed == 1);
    CHECK(result.kept_edits == 1);
    REQUIRE(result.issues.size() == 1);
    CHECK_THAT(result.issues[0].message, Catch::Contains("As people put it") && Catch::Contains("New words"));
    const Incident merged = *store.incident("B");
    CHECK(merged.summary == "As people put it");
    CHECK(merged.type == EventType::shelling_artillery_missile);
    CHECK(merged.when == imported("B", 6).when);
    CHECK(merged.claims.size() == 2);
    // The same release again changes nothing, and its absence does not take people's work away.
    CHECK(import(store, {imported("A", 1), imported("B", 6, "New words"), imported("C", 9)}).unchanged == 3);
    const auto gone = import(store, {imported("A", 1), imported("C", 9)});
    CHECK(gone.withdrawn == 0);
    CHECK(gone.issues.size() == 1);
    CHECK(store.incident("B"));
    CHECK(store.verify().problems == Ids{});
}

TEST_CASE("What a person withdrew stays withdrawn; a person can bring it back") {
    Store store = Store::open_or_create(test::scratch_folder("withdrawn") / "p.gpkg");
    import(store, {imported("A", 1), imported("B", 5)});
    store.withdraw("B", "n", "no such event");
    CHECK(ids(store) == Ids{"A"});
    import(store, {imported("A", 1), imported("B", 5, "New words")});
    CHECK(ids(store) == Ids{"A"});
    store.commit({imported("B", 5)}, "n", "it was real");
    CHECK(ids(store) == Ids{"A", "B"});
    CHECK_THROWS_AS(store.withdraw("none", "n", "r"), ArgumentError);
    CHECK(store.verify().problems == Ids{});
}

TEST_CASE("An import meets an incident that a person had entered under the same id") {
    Store store = Store::open_or_create(test::scratch_folder("met") / "p.gpkg");
    Incident own = imported("A", 1, "Own words");
    own.where.reset();
    store.commit({own}, "n", "seen in the news");
    const auto result = import(store, {imported("A", 1)});
    CHECK(result.changed == 1);
    CHECK(store.incident("A")->summary == "Own words");
    CHECK(store.incident("A")->where);
    CHECK(store.verify().problems == Ids{});
}

TEST_CASE("An id that is given twice in one import is told") {
    Store store = Store::open_or_create(test::scratch_folder("twice") / "p.gpkg");
    import(store, {imported("A", 1)});
    auto session = store.import("acled", "m", "r");
    session.add(imported("A", 1));
    CHECK_THROWS_AS(session.add(imported("A", 2)), ArgumentError);
}
