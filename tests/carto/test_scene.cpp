#include <catch2/catch.hpp>

#include "carto/scene_items.hpp"
#include "carto/test_data.hpp"

using namespace bearing;

namespace {

SceneItem of_incident(SceneItem item, std::uint32_t incident) {
    item.incident = incident;
    return item;
}

}  // namespace

TEST_CASE("a hit is inside a filled shape or near its edge, topmost first") {
    Scene scene;
    scene.layers = {{"footprints", {}, {of_incident(filled({circle({50, 50}, 40)}, rgb(0)), 1)}},
                    {"incidents", {}, {of_incident(filled({circle({50, 50}, 4)}, rgb(0)), 2)}}};
    CHECK(hit_test(scene, {50, 50}) == std::vector<std::uint32_t>{2, 1});
    CHECK(hit_test(scene, {57, 50}) == std::vector<std::uint32_t>{2, 1});
    CHECK(hit_test(scene, {70, 50}) == std::vector<std::uint32_t>{1});
    CHECK(hit_test(scene, {93, 50}) == std::vector<std::uint32_t>{1});
    CHECK(hit_test(scene, {93, 50}, 1).empty());
    CHECK(hit_test(scene, {130, 50}).empty());
}

TEST_CASE("strokes are hit near their line only, holes not at all") {
    Scene scene;
    scene.layers = {
        {"a", {}, {of_incident(stroked({circle({0, 0}, 30)}, {rgb(0), 2, {}, {}, {}}), 1)}},
        {"b", {}, {of_incident(filled({circle({100, 0}, 30), circle({100, 0}, 20)}, rgb(0)), 2)}}};
    CHECK(hit_test(scene, {0, 0}).empty());
    CHECK(hit_test(scene, {30, 0}) == std::vector<std::uint32_t>{1});
    CHECK(hit_test(scene, {0, 26}) == std::vector<std::uint32_t>{1});
    CHECK(hit_test(scene, {100, 0}).empty());
    CHECK(hit_test(scene, {125, 0}) == std::vector<std::uint32_t>{2});
}

TEST_CASE("open lines do not close themselves for the mouse") {
    Scene scene;
    const SubPath corner{{{0, 0}, {100, 0}, {100, 100}}, false};
    scene.layers = {{"a", {}, {of_incident(stroked({corner}, {rgb(0), 1, {}, {}, {}}), 1)}}};
    CHECK(hit_test(scene, {50, 2}) == std::vector<std::uint32_t>{1});
    CHECK(hit_test(scene, {50, 50}).empty());
}

TEST_CASE("one symbol of several incidents gives them all, once") {
    Scene scene;
    SceneItem item = of_incident(filled({circle({0, 0}, 10)}, rgb(0)), 3);
    item.more_incidents = {5, 8};
    scene.layers = {{"a", {}, {item, of_incident(filled({circle({0, 0}, 5)}, rgb(0)), 3)}}};
    CHECK(hit_test(scene, {0, 0}) == std::vector<std::uint32_t>{3, 5, 8});
}

TEST_CASE("nothing is hit outside a layer's clip") {
    Scene scene;
    scene.layers = {{"a", SceneRect{0, 0, 10, 10}, {of_incident(filled({circle({10, 5}, 8)}, rgb(0)), 1)}}};
    CHECK(hit_test(scene, {9, 5}).size() == 1);
    CHECK(hit_test(scene, {12, 5}).empty());
}

TEST_CASE("the scene in words") {
    Scene scene;
    SceneItem symbol = filled({circle({20.4, 30.2}, 3)}, rgb(0));
    symbol.description = "Hadrut, contested";
    scene.layers = {{"land", {}, {filled({circle({0, 0}, 3)}, rgb(0))}},
                    {"incidents", {}, {symbol}},
                    {"labels",
                     {},
                     {{TextItem{test::fonts()->shape("Hadrut", 7), {25.3, 32}, 0, rgb(0), {}}, {}, {}, {}}}}};
    CHECK(to_text(scene) == "incidents\n  Hadrut, contested (20, 30)\nlabels\n  \"Hadrut\" (25, 32)\n");
    CHECK(to_text(Scene{}).empty());
}

TEST_CASE("bounds of paths and of turned text") {
    CHECK(bounds(filled({circle({10, 20}, 5)}, rgb(0))).contains({6, 20}));
    TextItem text{test::fonts()->shape("Aras", 10), {0, 0}, 90, rgb(0), {}};
    const SceneRect box = bounds({text, {}, {}, {}});
    CHECK(box.height == Approx(text.text.width));
    CHECK(box.width == Approx(10.2));
}

TEST_CASE("circles are round to a fiftieth of a unit") {
    for (const double radius : {2.0, 10.0, 200.0}) {
        const SubPath c = circle({0, 0}, radius);
        REQUIRE(c.points.size() >= 8);
        CHECK(c.closed);
        for (std::size_t i = 0; i < c.points.size(); ++i) {
            const ScenePoint& a = c.points[i];
            const ScenePoint& b = c.points[(i + 1) % c.points.size()];
            CHECK(std::hypot(a.x, a.y) == Approx(radius));
            CHECK(radius - std::hypot((a.x + b.x) / 2, (a.y + b.y) / 2) <= 0.0201 + radius * 4e-5);
        }
    }
}
