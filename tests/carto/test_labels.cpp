#include <catch2/catch.hpp>

#include <algorithm>

#include "carto/clusters.hpp"
#include "carto/test_data.hpp"

using namespace bearing;
using namespace bearing::test;

namespace {

/// Many places with long names around the view, some of them with incidents.
Map crowded() {
    std::vector<Feature> places;
    std::vector<Incident> incidents;
    for (int i = 0; i < 400; ++i) {
        const LonLat at{44.8 + (i * 73 % 401) * 0.0098, 38.9 + (i * 131 % 397) * 0.0049};
        const std::string name = "Place " + std::to_string(i * 7919 % 1000) + " հյուսիս";
        places.push_back(place(name, at, 1 + i % 9, {{name, "en", "am"}, {"Other name", "en", "az"}}));
        if (i % 9 == 0)
            for (int k = 0; k <= i % 5; ++k) incidents.push_back(incident(name, at, i % 2 == 0 ? "a" : "ad"));
    }
    Map map = map_of(std::move(incidents));
    map.layers = {layer("countries", LayerKind::country,
                        {area("Westland", {{40, 36}, {46.6, 36}, {46.6, 44}, {40, 44}, {40, 36}}),
                         area("Eastland", {{46.6, 36}, {52, 36}, {52, 44}, {46.6, 44}, {46.6, 36}})}),
                  layer("lakes", LayerKind::lake,
                        {area("The Lake", {{45, 40.2}, {45.9, 40.2}, {45.9, 40.6}, {45, 40.6}, {45, 40.2}})}),
                  layer("rivers", LayerKind::river, {line("The River", "river", {{45, 39.1}, {48, 39.3}})}),
                  layer("places", LayerKind::place, std::move(places))};
    return map;
}

}  // namespace

TEST_CASE("labels overlap neither one another nor an incident's symbol, and stay inside the frame") {
    const Map map = crowded();
    for (const double metres_per_unit : {120.0, 700.0, 2000.0}) {
        for (const double scale : {0.8, 1.0, 1.5}) {
            Style style = style_for(Theme::print);
            style.scale = scale;
            const Viewport view = karabakh_view(metres_per_unit);
            const Scene scene = draw_incidents(map, style, view, fonts());
            std::vector<SceneRect> boxes;
            for (const SceneItem& item : layer_of(scene, "labels").items)
                if (std::holds_alternative<TextItem>(item.shape)) boxes.push_back(bounds(item));
            INFO("1 unit = " << metres_per_unit << " m, scale " << scale << ", labels " << boxes.size());
            CHECK(boxes.size() >= 5);
            const auto clusters = find_clusters(map, style, view);
            for (std::size_t a = 0; a < boxes.size(); ++a) {
                const SceneRect& box = boxes[a];
                CHECK(box.x >= 0);
                CHECK(box.y >= 0);
                CHECK(box.x + box.width <= view.width);
                CHECK(box.y + box.height <= view.height);
                for (std::size_t b = a + 1; b < boxes.size(); ++b) {
                    // The lines of one label stand closer than their descenders.
                    SceneRect inner = box;
                    inner.y += 0.09 * inner.height;
                    inner.height *= 0.82;
                    CHECK_FALSE(inner.intersects(boxes[b]));
                }
                for (const Cluster& c : clusters) {
                    const double dx = std::max({box.x - c.at.x, c.at.x - box.x - box.width, 0.0});
                    const double dy = std::max({box.y - c.at.y, c.at.y - box.y - box.height, 0.0});
                    CHECK(std::hypot(dx, dy) >= c.radius);
                }
            }
        }
    }
}

TEST_CASE("no label covers another place's dot") {
    const Scene scene = draw_incidents(crowded(), style_for(Theme::print), karabakh_view(), fonts());
    const auto& items = layer_of(scene, "labels").items;
    for (const SceneItem& dot : items) {
        if (!std::holds_alternative<PathItem>(dot.shape)) continue;
        for (const SceneItem& label : items)
            if (std::holds_alternative<TextItem>(label.shape))
                CHECK_FALSE(bounds(dot).intersects(bounds(label)));
    }
}

TEST_CASE("the places of incidents are named before others of their rank") {
    std::vector<Feature> places;
    for (int i = 0; i < 40; ++i)
        places.push_back(
            place("Neighbour " + std::to_string(i), {46.6 + i % 8 * 0.04, 39.7 + i / 8 * 0.05}, 5));
    places.push_back(place("Where it happened", kStepanakert, 6));
    Map map = map_of({incident("X", kStepanakert, "a")});
    map.layers = {layer("places", LayerKind::place, places)};
    const auto all =
        texts(layer_of(draw_incidents(map, style_for(Theme::print), karabakh_view(), fonts()), "labels"));
    CHECK(std::find(all.begin(), all.end(), "Where it happened") != all.end());
}

TEST_CASE("river names run along the river, never upside down") {
    for (const auto& [from, to] : {std::pair(LonLat{45.5, 39.2}, LonLat{47.9, 40.2}),
                                   std::pair(LonLat{47.9, 40.2}, LonLat{45.5, 39.2})}) {
        Map map;
        map.layers = {layer("rivers", LayerKind::river, {line("Kura", "river", {from, {46.7, 39.7}, to})})};
        const Scene scene = draw_incidents(map, style_for(Theme::print), karabakh_view(), fonts());
        const auto& items = layer_of(scene, "labels").items;
        REQUIRE(items.size() == 1);
        const auto& text = std::get<TextItem>(items[0].shape);
        CHECK(text.angle_deg < -10);
        CHECK(text.angle_deg > -60);
    }
}

TEST_CASE("names of areas stay inside them") {
    Map map;
    map.layers = {layer("lakes", LayerKind::lake,
                        {area("Lake", {{46.5, 39.7}, {47, 39.7}, {47, 40}, {46.5, 40}, {46.5, 39.7}}),
                         area("A lake too small for its name",
                              {{47.5, 39.7}, {47.6, 39.7}, {47.6, 39.75}, {47.5, 39.75}, {47.5, 39.7}})})};
    const Viewport view = karabakh_view();
    const Scene scene = draw_incidents(map, style_for(Theme::print), view, fonts());
    const auto& items = layer_of(scene, "labels").items;
    REQUIRE(items.size() == 1);
    const SceneRect box = bounds(items[0]);
    CHECK(box.x > view.screen_from_lonlat({46.5, 39.7})->x);
    CHECK(box.x + box.width < view.screen_from_lonlat({47, 39.7})->x);
}

TEST_CASE("settlements, heights and other places have marks of their own") {
    std::vector<Feature> places{place("Town", {46.2, 39.7}, 3), place("Mountain", {46.8, 39.7}, 3),
                                place("Airport", {47.4, 39.7}, 3)};
    places[0].kind = "PPLA";
    places[1].kind = "MT";
    places[2].kind = "AIRP";
    Map map;
    map.layers = {layer("places", LayerKind::place, places)};
    const Scene scene = draw_incidents(map, style_for(Theme::print), karabakh_view(), fonts());
    std::vector<std::size_t> corners;
    for (const SceneItem& item : layer_of(scene, "labels").items)
        if (const auto* path = std::get_if<PathItem>(&item.shape))
            corners.push_back(path->subpaths[0].points.size());
    std::sort(corners.begin(), corners.end());
    REQUIRE(corners.size() == 3);
    CHECK(corners[0] == 3);
    CHECK(corners[1] == 4);
    CHECK(corners[2] > 8);
}
