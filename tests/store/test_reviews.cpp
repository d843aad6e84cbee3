#include <catch2/catch.hpp>

#include "bearing/base/error.hpp"
#include "bearing/base/sha256.hpp"
#include "bearing/store/store.hpp"
#include "store/raw_database.hpp"
#include "store/test_incidents.hpp"
#include "support/paths.hpp"
#include "support/sample_incident.hpp"

using namespace bearing;
using test::bare;
using test::full_incident;
using test::RawDatabase;

namespace {

const std::string kBytes = "A report that tells of three incidents";

DecidedDraft draft(Incident read, Decision decision, std::string reason = {}) {
    return {read, read, decision, std::move(reason), {}, {}};
}

/// One accepted, one corrected, one refused.
std::vector<DecidedDraft> three() {
    DecidedDraft corrected = draft(bare("b"), Decision::corrected, "the town, not the district");
    corrected.decided.summary = "As the person left it";
    return {draft(full_incident(), Decision::accepted), corrected,
            draft(bare("c"), Decision::refused, "told twice")};
}

}  // namespace

TEST_CASE("A review is committed at once: incidents, corrections, refusals and the document") {
    const auto path = test::scratch_folder("review") / "p.gpkg";
    Store store = Store::open_or_create(path);
    const ReviewResult result = store.commit_review("report.txt", kBytes, three(), "Ani", "first reading");
    CHECK(result.added == 2);
    CHECK(result.changed == 1);
    CHECK(result.refused == 1);
    CHECK(store.incidents().size() == 2);
    CHECK(store.incident("b")->summary == "As the person left it");
    CHECK_FALSE(store.incident("c"));
    CHECK(store.document(sha256_hex(kBytes)) == kBytes);

    const auto history = store.history("b");
    REQUIRE(history.size() == 2);
    CHECK(history[0].kind == ChangeKind::added);
    CHECK(history[1].kind == ChangeKind::changed);
    CHECK(history[1].revision.author == "Ani");
    REQUIRE(history[1].fields.size() == 1);
    CHECK(history[1].fields[0] == FieldChange{"summary", "", "As the person left it"});

    const auto decisions = Store::open(path).decisions(sha256_hex(kBytes));
    REQUIRE(decisions.size() == 3);
    CHECK(decisions[0].read == full_incident());
    CHECK(decisions[0].decided == full_incident());
    CHECK(decisions[1].decision == Decision::corrected);
    CHECK(decisions[1].read == bare("b"));
    CHECK(decisions[1].decided.summary == "As the person left it");
    CHECK(decisions[2].decision == Decision::refused);
    CHECK(decisions[2].reason == "told twice");
    CHECK(decisions[2].author == "Ani");
    CHECK(decisions[2].time.size() == 24);
    CHECK(store.decisions("no such document").empty());
    CHECK(store.decisions_of(1).size() == 3);
    CHECK(store.decisions_of(2).empty());
    CHECK(store.verify().problems == std::vector<std::string>{});
}

TEST_CASE("The last decision about a draft holds, and the earlier ones stay in the history") {
    const auto path = test::scratch_folder("review-again") / "p.gpkg";
    Store store = Store::open_or_create(path);
    store.commit_review("report.txt", kBytes, three(), "Ani", "first reading");
    const ReviewResult result = store.commit_review(
        "report.txt", kBytes, {draft(full_incident(), Decision::refused, "a mistake")}, "Leyla", "again");
    CHECK(result.withdrawn == 1);
    CHECK_FALSE(store.incident("NK-1"));
    CHECK(store.history("NK-1").back().kind == ChangeKind::withdrawn);
    CHECK(store.decisions(sha256_hex(kBytes))[0].decision == Decision::refused);
    store.commit_review("report.txt", kBytes, {draft(full_incident(), Decision::accepted)}, "Ani", "back");
    CHECK(store.incident("NK-1") == full_incident());
    CHECK(store.history("NK-1").back().kind == ChangeKind::restored);
    CHECK(store.decisions(sha256_hex(kBytes)).size() == 3);
    CHECK(store.verify().problems == std::vector<std::string>{});
}

TEST_CASE("A review without incidents is a revision all the same") {
    const auto path = test::scratch_folder("review-refused") / "p.gpkg";
    Store store = Store::open_or_create(path);
    CHECK(store.commit_review("r", kBytes, {}, "Ani", "nothing").added == 0);
    CHECK(store.revisions().empty());
    store.commit_review("r", kBytes, {draft(bare("c"), Decision::refused, "no")}, "Ani", "all refused");
    REQUIRE(store.revisions().size() == 1);
    CHECK(store.revisions()[0].reason == "all refused");
    CHECK(store.incidents().empty());
    CHECK(store.verify().problems == std::vector<std::string>{});
}

TEST_CASE("A review that cannot be kept changes nothing") {
    const auto path = test::scratch_folder("review-none") / "p.gpkg";
    Store store = Store::open_or_create(path);
    store.commit({bare("a")}, "m", "one");
    auto drafts = three();
    drafts.push_back(draft(bare("d"), Decision::pending));
    CHECK_THROWS_AS(store.commit_review("r", kBytes, drafts, "Ani", "x"), ArgumentError);
    drafts.back().decision = Decision::accepted;
    drafts.back().decided.id = "other";
    CHECK_THROWS_AS(store.commit_review("r", kBytes, drafts, "Ani", "x"), ArgumentError);
    drafts.back() = draft(bare("d"), Decision::refused);
    drafts.back().read.summary = "\xFF";
    CHECK_THROWS_AS(store.commit_review("r", kBytes, drafts, "Ani", "x"), ArgumentError);
    CHECK(store.revisions().size() == 1);
    CHECK(store.incidents() == std::vector<Incident>{bare("a")});
    CHECK_FALSE(store.document(sha256_hex(kBytes)));
    CHECK(store.verify().problems == std::vector<std::string>{});
}

TEST_CASE("A decision that was altered, put in or taken out is found") {
    const auto path = test::scratch_folder("review-altered") / "p.gpkg";
    {
        Store store = Store::open_or_create(path);
        store.commit_review("report.txt", kBytes, three(), "Ani", "first reading");
    }
    const std::string sql =
        GENERATE(as<std::string>{}, "UPDATE decisions SET reason = 'other' WHERE draft = 'c'",
                 "UPDATE decisions SET decision = 'accepted' WHERE draft = 'c'",
                 "DELETE FROM decisions WHERE draft = 'c'", "DROP TABLE decisions",
                 "INSERT INTO decisions SELECT 99, 99, document, draft, decision, reason, reading FROM "
                 "decisions LIMIT 1");
    INFO(sql);
    RawDatabase(path).run(sql);
    CHECK_FALSE(Store::open(path).verify().intact);
}
