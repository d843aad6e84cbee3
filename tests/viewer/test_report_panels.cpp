#include <catch2/catch.hpp>

#include "bearing/base/utf8.hpp"
#include "bearing/store/store.hpp"
#include "viewer/ui_driver.hpp"

using namespace bearing;
using test::UiDriver;

namespace {

const Review& review_of(UiDriver& ui) {
    return ui.shell().desk().review();
}

/// Name under which a mention of the text is drawn.
std::string mention(UiDriver& ui, MentionKind kind, const std::string& value_or_words) {
    const auto& mentions = review_of(ui).mentions();
    for (std::size_t i = 0; i < mentions.size(); ++i) {
        if (mentions[i].kind != kind) continue;
        const std::u32string text = to_utf32(review_of(ui).report().text);
        const TextSpan& span = mentions[i].span;
        const std::string words =
            to_utf8(std::u32string_view(text).substr(span.begin, span.end - span.begin));
        if (mentions[i].value == value_or_words || words == value_or_words)
            return "mention:" + std::to_string(i);
    }
    FAIL("no mention of " << value_or_words);
    return {};
}

}  // namespace

TEST_CASE("a report shows its text with mentions, its drafts, and the map beside", "[panels]") {
    UiDriver ui(test::report_request("panels"));
    CHECK(ui.shows("report text"));
    CHECK(ui.shows(mention(ui, MentionKind::place, "Martuni")));
    CHECK(ui.shows(mention(ui, MentionKind::place, "Ganja")));
    CHECK(ui.shows("open draft"));
    CHECK(ui.shows("draft:1"));
    CHECK(ui.shows("map"));
    CHECK(ui.shows("draft on map"));
    CHECK_FALSE(ui.shows("timeline"));
    // Away and back again.
    ui.key(static_cast<Key>('4'), true);
    CHECK_FALSE(ui.shows("report text"));
    CHECK(ui.shows("timeline"));
    ui.key(static_cast<Key>('4'), true);
    CHECK(ui.shows("report text"));
}

TEST_CASE("a click on a mention opens the draft and says what was read", "[panels]") {
    UiDriver ui(test::report_request("mention"));
    ui.click(mention(ui, MentionKind::place, "Ganja"));
    CHECK(ui.shell().desk().chosen() == 1);
    CHECK(ui.shows("read value:0"));
    ui.click("badge:0");
    CHECK(ui.shell().desk().chosen() == 0);
    const std::string place = mention(ui, MentionKind::place, "Ganja");
    ui.click("kind:place");
    CHECK_FALSE(ui.shows(place));
    ui.click("kind:place");
    CHECK(ui.shows(place));
}

TEST_CASE("keys accept, refuse with a reason, take back and undo", "[panels]") {
    UiDriver ui(test::report_request("keys"));
    ui.key(letter('Y'));
    CHECK(review_of(ui)[0].decision == Decision::accepted);
    CHECK(ui.shell().desk().chosen() == 1);
    ui.key(letter('X'));
    CHECK(review_of(ui)[1].decision == Decision::refused);
    ui.type("by my count none");  // the field has the keyboard: Y in it accepts nothing
    CHECK(review_of(ui)[1].reason == "by my count none");
    ui.key(Key::enter);
    CHECK_FALSE(ui.shows("refusal reason"));
    ui.key(letter('R'));
    CHECK(review_of(ui)[1].decision == Decision::pending);
    ui.key(letter('Z'), true);
    CHECK(review_of(ui)[1].decision == Decision::refused);
    ui.key(letter('K'));
    CHECK(ui.shell().desk().chosen() == 0);
}

TEST_CASE("fields correct a draft while they are typed in", "[panels]") {
    UiDriver ui(test::report_request("fields"), 1440, 1400);
    ui.key(letter('E'));
    REQUIRE(ui.shows("first day"));
    SECTION("a day") {
        ui.click("first day");
        ui.key(Key::end);
        ui.key(Key::backspace);
        CHECK(review_of(ui)[0].now == review_of(ui)[0].read);  // "2020-10-0" is no day yet
        ui.type("5");
        REQUIRE(review_of(ui)[0].now.when);
        CHECK(to_string(review_of(ui)[0].now.when->span) == "2020-10-05");
    }
    SECTION("a place") {
        ui.click("place search");
        ui.type("barda");
        REQUIRE(ui.shows("found place:0"));
        ui.click("found place:0");
        CHECK(review_of(ui)[0].now.where->name == "Barda");
        CHECK_FALSE(ui.shows("found place:0"));
    }
    SECTION("a type") {
        ui.click("type");
        ui.click("type:Armed clash");
        CHECK(review_of(ui)[0].now.type == EventType::armed_clash);
    }
    SECTION("a claim") {
        ui.click("claim 1 claimant");
        ui.key(Key::end);
        ui.type(" of the town");
        CHECK(review_of(ui)[0].now.claims[0].claimant ==
              review_of(ui)[0].read.claims[0].claimant + " of the town");
        CHECK(ui.workspace().history().undo_label() == "correct claim");
    }
    CHECK(review_of(ui)[0].decision == Decision::pending);
    CHECK(ui.shell().desk().unsaved() <= 1);
}

TEST_CASE("a place considered and not chosen is chosen by a click", "[panels]") {
    UiDriver ui(test::report_request("considered"), 1440, 1400);
    const auto& where = review_of(ui)[0].now.where;
    REQUIRE_FALSE(where->candidates.empty());
    const RejectedPlace other = where->candidates[0];
    if (!ui.shows("considered:0")) ui.click("places considered");
    ui.click("considered:0");
    CHECK(review_of(ui)[0].now.where->footprint.point == other.point);
    CHECK(ui.shows("corrections"));
}

TEST_CASE("the commit dialog writes what was decided", "[panels]") {
    const ViewRequest request = test::report_request("dialog");
    UiDriver ui(request);
    ui.key(letter('Y'));
    ui.key(letter('S'), true);
    REQUIRE(ui.shows("commit now"));
    CHECK_FALSE(ui.shows("no such item"));
    ui.click("commit now");
    const auto project = std::filesystem::path(request.report).replace_extension(".gpkg");
    REQUIRE(is_project(project));
    CHECK(Store::open(project).incidents().size() == 1);
    CHECK(Store::open(project).revisions()[0].author == "Ani");
    CHECK(ui.workspace().source() == project.string());
    CHECK(ui.shell().desk().unsaved() == 0);
}

TEST_CASE("quitting with work that is not committed asks first", "[panels]") {
    UiDriver ui(test::report_request("quit"));
    ui.key(letter('Y'));
    ui.shell().ask_to_quit();
    ui.settle();
    CHECK_FALSE(ui.shell().wants_quit());
    ui.click("stay");
    CHECK_FALSE(ui.shell().wants_quit());
    CHECK(ui.shell().desk().unsaved() == 1);
    ui.shell().ask_to_quit();
    ui.settle();
    ui.click("keep for later");
    CHECK(ui.shell().wants_quit());
}

TEST_CASE("pasted text becomes a report", "[panels]") {
    UiDriver ui;
    ui.key(letter('V'), true, true);
    REQUIRE(ui.shows("read pasted"));
    ui.click("pasted text");
    ui.type("On 4 October 2020 shells hit Barda, officials said.");
    ui.click("pasted published");
    ui.type("2020-10-05");
    ui.click("read pasted");
    REQUIRE(ui.shell().desk().has_draft());
    CHECK(review_of(ui)[0].now.where->name == "Barda");
    CHECK(review_of(ui).report().published == parse_day("2020-10-05"));
}

TEST_CASE("dropped files are told apart: reports are reviewed", "[panels]") {
    UiDriver ui;
    ui.shell().open_file(test::report_file("dropped").string());
    ui.settle();
    CHECK(ui.shows("report text"));
}

TEST_CASE("a review fits small windows, and a report that tells of nothing says so", "[panels]") {
    const auto [width, height] = GENERATE(std::pair(640, 480), std::pair(900, 600), std::pair(2560, 1440));
    const std::string text = width == 640 ? "The garden opens at nine.\n" : test::kSampleReport;
    UiDriver ui(test::report_request("small-" + std::to_string(width), text), static_cast<float>(width),
                static_cast<float>(height));
    const ImVec4 pane = ui.place("report text");
    CHECK(pane.z - pane.x > 180);
    CHECK(ui.place("commit").z <= static_cast<float>(width));
    CHECK(ui.shows("map") == (width == 2560));
    CHECK(ui.shows("review.accept") == (width != 640));
    if (width == 900) {
        const ImVec4 button = ui.place("review.refuse");
        CHECK(button.z <= static_cast<float>(width));
        CHECK(button.w <= static_cast<float>(height));
    }
}
