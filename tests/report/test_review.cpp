#include "bearing/report/review.hpp"

#include <catch2/catch.hpp>
#include <set>

#include "bearing/base/utf8.hpp"
#include "report/reading_helpers.hpp"

using namespace bearing;

namespace {

const std::string kReport =
    "On 3 October, shells hit Martuni, police said. On 4 October, rockets hit Ganja, killing one person, "
    "officials said. On 5 October, shells hit Barda, residents said.";

Review review_of(const std::string& text, const std::vector<DecidedDraft>& earlier = {}) {
    return Review(test::read_text(text), earlier);
}

/// The drafts as a project holds them after a commit.
std::vector<DecidedDraft> kept(const Review& review, const std::string& author) {
    std::vector<DecidedDraft> drafts = review.to_commit();
    for (DecidedDraft& draft : drafts) draft.author = author, draft.time = "2026-03-04T10:00:00.000Z";
    return drafts;
}

TextSpan span_of_words(const std::string& text, const std::string& words) {
    const std::size_t byte = text.find(words);
    REQUIRE(byte != std::string::npos);
    const std::size_t begin = to_utf32(text.substr(0, byte)).size();
    return {begin, begin + to_utf32(words).size()};
}

}  // namespace

TEST_CASE("drafts begin pending, in the order of the text, with ids of their report") {
    const Review review = review_of(kReport);
    REQUIRE(review.size() == 3);
    CHECK(review[0].now.where->name == "Martuni");
    CHECK(review[2].now.where->name == "Barda");
    CHECK(review[0].read.id == review.report().sha256.substr(0, 8) + "-r1");
    CHECK(review.counts().pending == 3);
    CHECK(review.counts().unsaved == 0);
    CHECK(review.to_commit().empty());
}

TEST_CASE("accepted, corrected and refused drafts are told apart, pending ones are not committed") {
    Review review = review_of(kReport);
    review.accept(0);
    Incident moved = review[1].now;
    moved.type = EventType::air_drone_strike;
    review.correct(1, moved);
    CHECK(review[1].decision == Decision::pending);
    CHECK(review.counts().unsaved == 2);
    REQUIRE(review.to_commit().size() == 1);
    review.accept(1);
    review.refuse(2, "told twice");
    const ReviewCounts counts = review.counts();
    CHECK(counts.accepted == 2);
    CHECK(counts.corrected == 1);
    CHECK(counts.refused == 1);
    const auto commit = review.to_commit();
    REQUIRE(commit.size() == 3);
    CHECK(commit[0].decision == Decision::accepted);
    CHECK(commit[1].decision == Decision::corrected);
    CHECK(commit[1].decided.type == EventType::air_drone_strike);
    CHECK(commit[1].read.type != EventType::air_drone_strike);
    CHECK(commit[2].decision == Decision::refused);
    CHECK(commit[2].reason == "told twice");
    review.keep(commit);
    CHECK(review.counts().unsaved == 0);
    CHECK(review.to_commit().empty());
}

TEST_CASE("a correction that is taken back is none, one of a refused draft makes it pending") {
    Review review = review_of(kReport);
    const Incident read = review[0].read;
    Incident other = read;
    other.summary = "Other words";
    other.id = "stolen";
    review.correct(0, other);
    CHECK(review[0].is_corrected());
    CHECK(review[0].now.id == read.id);
    review.correct(0, read);
    CHECK_FALSE(review[0].is_corrected());
    CHECK(review.counts().unsaved == 0);
    review.refuse(0, "");
    review.correct(0, other);
    CHECK(review[0].decision == Decision::pending);
}

TEST_CASE("copies of a review do not change with it") {
    Review review = review_of(kReport);
    const Review before = review;
    review.accept(0);
    CHECK(before[0].decision == Decision::pending);
    CHECK(review[0].decision == Decision::accepted);
}

TEST_CASE("casualties together follow from corrected claims") {
    Review review = review_of(kReport);
    REQUIRE(review[1].now.killed.known());
    Incident corrected = review[1].now;
    corrected.claims[0].killed = {2, 3, 4};
    review.correct(1, corrected);
    CHECK(review[1].now.killed == Count{2, 3, 4});
}

TEST_CASE("the next pending draft is looked for all around") {
    Review review = review_of(kReport);
    CHECK(review.next_pending(2) == 0);
    review.accept(0);
    CHECK(review.next_pending(2) == 1);
    review.accept(1);
    review.accept(2);
    CHECK(review.next_pending(1) == 1);
    CHECK(review_of("Nothing is told here.").next_pending(0) == 0);
}

TEST_CASE("what was read from a mention is found by its words, else by the claim around it") {
    const Review review = review_of(kReport);
    const auto place = review.read_from(span_of_words(kReport, "Ganja"));
    REQUIRE(place.size() == 1);
    CHECK(place[0] == ReadValue{1, "where", "Ganja"});
    const auto time = review.read_from(span_of_words(kReport, "5 October"));
    REQUIRE(time.size() == 1);
    CHECK(time[0] == ReadValue{2, "when", "2020-10-05"});
    const auto claimant = review.read_from(span_of_words(kReport, "police"));
    REQUIRE_FALSE(claimant.empty());
    CHECK(claimant[0].draft == 0);
    CHECK(claimant[0].field == "claim");
}

TEST_CASE("decisions of an earlier review are remembered when the same report is read again") {
    Review first = review_of(kReport);
    first.accept(0);
    first.refuse(1, "no such strike");
    const Review again = review_of(kReport, kept(first, "Ani"));
    CHECK(again.counts().accepted == 1);
    CHECK(again.counts().refused == 1);
    CHECK(again.counts().unsaved == 0);
    REQUIRE(again[1].kept);
    CHECK(again[1].kept->author == "Ani");
    CHECK(again[1].reason == "no such strike");
    SECTION("a changed mind is a new decision") {
        Review changed = again;
        changed.refuse(0, "a mistake");
        REQUIRE(changed.to_commit().size() == 1);
        CHECK(changed.to_commit()[0].decision == Decision::refused);
    }
    SECTION("an incident that was edited in the project since is shown so, and is no new work") {
        auto earlier = kept(first, "Ani");
        earlier[0].decided.summary = "Edited since";
        const Review edited = review_of(kReport, earlier);
        CHECK(edited[0].now.summary == "Edited since");
        CHECK(edited.counts().unsaved == 0);
    }
}

TEST_CASE("a draft that was decided and is no longer read stays in sight, and its id is not used again") {
    Review first = review_of(kReport);
    first.accept(0);
    auto earlier = kept(first, "Ani");
    earlier[0].read.span = TextSpan{1000, 1010};  // as another version of the reader had it
    const Review again = review_of(kReport, earlier);
    REQUIRE(again.size() == 4);
    CHECK_FALSE(again[3].still_read);
    CHECK(again[3].read.id == earlier[0].read.id);
    CHECK(again[0].decision == Decision::pending);
    std::set<std::string> ids;
    for (std::size_t i = 0; i < again.size(); ++i) ids.insert(again[i].read.id);
    CHECK(ids.size() == 4);
}

TEST_CASE("work in progress is carried over when the day of publication changes what is read") {
    const std::string text = "On Sunday, shells hit Martuni, police said. On Monday, rockets hit Ganja.";
    Review first(test::read_text(text, "2020-10-06"));
    REQUIRE(first.size() == 2);
    Incident typed = first[0].now;
    typed.type = EventType::armed_clash;
    first.correct(0, typed);
    first.refuse(1, "no");
    const Review again(test::read_text(text, "2020-10-13"), {}, &first);
    CHECK(again[0].now.type == EventType::armed_clash);
    CHECK(to_string(again[0].now.when->span) == "2020-10-11");
    CHECK(again[0].decision == Decision::pending);
    CHECK(again[1].decision == Decision::refused);
    Review resumed(test::read_text(text, "2020-10-06"));
    resumed.resume(first.unsaved());
    CHECK(resumed[0] == first[0]);
    CHECK(resumed[1] == first[1]);
}

TEST_CASE("another place keeps the words of the source and the place that was there") {
    const auto gazetteer = Gazetteer::bundled();
    Review review = review_of("On 3 October, shells hit Martuni, police said.");
    Incident incident = review[0].now;
    const Location read = *incident.where;
    REQUIRE_FALSE(read.candidates.empty());
    const RejectedPlace other = read.candidates.front();
    set_place(incident, candidate_of(other, *gazetteer));
    CHECK(incident.where->footprint.point == other.point);
    CHECK(incident.where->text == read.text);
    CHECK(incident.where->span == read.span);
    REQUIRE_FALSE(incident.where->candidates.empty());
    CHECK(incident.where->candidates.front().point == read.footprint.point);
    for (const RejectedPlace& place : incident.where->candidates) CHECK_FALSE(place.point == other.point);
    incident.where.reset();
    set_place(incident, gazetteer->find("Barda").front());
    CHECK(incident.where->name == "Barda");
    const Candidate unknown = candidate_of({"Nowhere at all", {10, 10}, 0.1, "a guess"}, *gazetteer);
    CHECK(unknown.footprint.radius_m == default_radius_m(Precision::town));
}
