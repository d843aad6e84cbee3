#include <catch2/catch.hpp>

#include "support/paths.hpp"
#include "viewer/ui_driver.hpp"

using namespace bearing;
using test::UiDriver;

TEST_CASE("ticking an alleged actor filters by it, ticking again takes it back", "[panels]") {
    UiDriver ui;
    ui.click("actor:Azerbaijani forces");
    CHECK(ui.query().actors == std::vector<std::string>{"Azerbaijani forces"});
    CHECK(ui.workspace().answer().selection.certain.size() == 2);
    // The other actors are still there to be ticked as well.
    CHECK(ui.shows("actor:Armenian forces"));
    ui.click("actor:Azerbaijani forces");
    CHECK(ui.query().actors.empty());
}

TEST_CASE("a drag across the timeline asks for days and is undone at once", "[panels]") {
    UiDriver ui;
    const ImVec4 r = ui.place("timeline");
    REQUIRE(r.z - r.x > 300);
    ui.drag("timeline", 0.1F, 0.5F);
    REQUIRE(ui.query().from);
    REQUIRE(ui.query().to);
    CHECK(*ui.query().from < *ui.query().to);
    CHECK(ui.workspace().history().undo_label() == "dates");
    const Query brushed = ui.query();
    SECTION("undo and redo") {
        ui.key(letter('Z'), true);
        CHECK_FALSE(ui.query().from);
        CHECK_FALSE(ui.workspace().history().can_undo());
        ui.key(letter('Z'), true, true);
        CHECK(ui.query() == brushed);
    }
    SECTION("the right edge can be moved") {
        ui.drag("brush", 1, 1.6F);
        CHECK(ui.query().from == brushed.from);
        CHECK(*ui.query().to > *brushed.to);
    }
    SECTION("clear") {
        ui.click("clear dates");
        CHECK(ui.query() == Query{});
    }
}

TEST_CASE("a date can be typed", "[panels]") {
    UiDriver ui;
    ui.click("from");
    ui.type("2020-10-04");
    CHECK(ui.query().from == parse_day("2020-10-04"));
    CHECK(ui.workspace().answer().selection.possible.size() == 1);
    CHECK(ui.workspace().answer().selection.certain.size() == 2);
}

TEST_CASE("a click in the list opens the incident with all its claims", "[panels]") {
    UiDriver ui;
    CHECK_FALSE(ui.shows("claim:0"));
    ui.click("row:s1");
    REQUIRE(ui.document().highlighted);
    CHECK(ui.workspace().dataset().incident(*ui.document().highlighted).id == "s1");
    CHECK(ui.shows("claim:0"));
    CHECK(ui.shows("claim:1"));
    CHECK(ui.shows("claim:2"));
}

TEST_CASE("J and K walk through the list, not while typing", "[panels]") {
    UiDriver ui;
    ui.key(letter('J'));
    REQUIRE(ui.document().highlighted);
    const auto first = ui.document().highlighted;
    CHECK(*first == ui.shell().list().order().front());
    ui.key(letter('J'));
    CHECK(ui.document().highlighted != first);
    ui.key(letter('K'));
    CHECK(ui.document().highlighted == first);
    ui.click("search");
    ui.key(letter('J'));
    CHECK(ui.document().highlighted == first);
}

TEST_CASE("words in the search box filter while they are typed", "[panels]") {
    UiDriver ui;
    ui.key(letter('F'), true);
    ui.type("gan");
    CHECK(ui.query().texts == std::vector<std::string>{"gan"});
    ui.type("ja");
    CHECK(ui.query().texts == std::vector<std::string>{"ganja"});
    CHECK(ui.workspace().answer().selection.certain.size() == 1);
}

TEST_CASE("a click on a symbol opens its incident, a click beside closes it", "[panels]") {
    UiDriver ui;
    const ImVec4 map = ui.place("map");
    const auto at = ui.workspace().view().screen_from_lonlat({46.36, 40.68});
    REQUIRE(at);
    ui.click_at(map.x + static_cast<float>(at->x), map.y + static_cast<float>(at->y));
    REQUIRE(ui.document().highlighted);
    CHECK(ui.workspace().dataset().incident(*ui.document().highlighted).id == "s2");
    ui.click_at(map.x + 150, map.w - 80);
    CHECK_FALSE(ui.document().highlighted);
}

TEST_CASE("the map follows the hand and the wheel", "[panels]") {
    UiDriver ui;
    const Camera before = ui.document().camera;
    ui.drag("map", 0.3F, 0.5F);
    const ImVec4 map = ui.place("map");
    const double moved = (before.center.x - ui.document().camera.center.x) / before.metres_per_unit;
    CHECK(moved == Approx((map.z - map.x) * 0.2F).margin(2));
    const MapPoint under = ui.workspace().view().map_from_screen({100, 100});
    ui.move(map.x + 100, map.y + 100);
    ImGui::GetIO().MouseWheel = 2;
    ui.frame();
    CHECK(ui.document().camera.metres_per_unit < before.metres_per_unit);
    const MapPoint still = ui.workspace().view().map_from_screen({100, 100});
    CHECK(still.x == Approx(under.x).margin(1));
    CHECK(still.y == Approx(under.y).margin(1));
    // Looking around is no step to undo.
    CHECK_FALSE(ui.workspace().history().can_undo());
}

TEST_CASE("a chip takes its condition back", "[panels]") {
    ViewRequest request = test::sample_request();
    request.query.actors = {"Armenian forces"};
    request.query.uncontested = true;
    UiDriver ui(request);
    ui.click("condition:0");
    CHECK(ui.query().actors.empty());
    CHECK(ui.query().uncontested);
}

TEST_CASE("nothing found says so and offers a way back", "[panels]") {
    ViewRequest request = test::sample_request();
    request.query.texts = {"no such words"};
    UiDriver ui(request);
    ui.click("clear filters");
    CHECK(ui.query() == Query{});
    CHECK(ui.workspace().answer().selection.certain.size() == 4);
}

TEST_CASE("the panels fit small and large windows, and an empty dataset", "[panels]") {
    const auto [width, height] = GENERATE(std::pair(640, 480), std::pair(800, 600), std::pair(3840, 2160));
    ViewRequest request = test::sample_request();
    if (width == 800)
        request.dataset = std::make_shared<const Dataset>(std::vector<Incident>{}, test::sample_actors());
    UiDriver ui(request, static_cast<float>(width), static_cast<float>(height));
    const ImVec4 map = ui.place("map");
    CHECK(map.z - map.x > 200);
    CHECK(map.w - map.y > 150);
    CHECK(ui.place("totals").z <= static_cast<float>(width));
    CHECK(ui.place("timeline").w <= static_cast<float>(height));
}

TEST_CASE("the palette runs an action by its name", "[panels]") {
    UiDriver ui;
    ui.key(letter('K'), true);
    ui.type("uncontested");
    ui.key(Key::enter);
    CHECK(ui.query().uncontested);
}

TEST_CASE("a figure of what is shown is written with its manifest and alt text, or a notice says why not",
          "[panels]") {
    UiDriver ui;
    const auto folder = test::scratch_folder("viewer-figure");
    FigureSpec spec;
    spec.title = "Reported incidents";
    spec.extent = ui.workspace().view().lonlat_extent();
    ui.workspace().export_figure(spec, folder / "figure.svg");
    ui.settle();
    CHECK(std::filesystem::exists(folder / "figure.svg"));
    CHECK(std::filesystem::exists(folder / "figure.json"));
    CHECK(std::filesystem::exists(folder / "figure.txt"));
    ui.workspace().export_figure(spec, folder / "missing" / "figure.svg");
    ui.settle();
    REQUIRE_FALSE(ui.workspace().notices().empty());
    CHECK(ui.workspace().notices().back().error);
}
