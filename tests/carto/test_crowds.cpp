#include <catch2/catch.hpp>

#include "bearing/base/text.hpp"
#include "carto/clusters.hpp"
#include "carto/footprints.hpp"
#include "carto/test_data.hpp"

using namespace bearing;
using namespace bearing::test;

namespace {

/// Incidents at so many places, all different, in the north-west of the view.
std::vector<Incident> at_places(int count, Precision precision) {
    std::vector<Incident> incidents;
    for (int i = 0; i < count; ++i) {
        const LonLat at{45.6 + (i % 251) * 0.004, 39.9 + (i / 251) * 0.004};
        incidents.push_back(incident("P" + std::to_string(i), at, "a", precision));
    }
    return incidents;
}

bool covers(const SceneItem& item, ScenePoint p) {
    SceneItem filled_only{PathItem{std::get<PathItem>(item.shape).subpaths, rgb(0), {}}, 0U, {}, {}};
    Scene scene;
    scene.layers = {{"", {}, {filled_only}}};
    return !hit_test(scene, p, 0).empty();
}

}  // namespace

TEST_CASE("the areas of a crowd are drawn as one that covers each of them") {
    const Map map = map_of(at_places(3000, Precision::town));
    const Viewport view = karabakh_view();
    const auto items = draw_footprints(map, style_for(Theme::print), view);
    REQUIRE(items.size() == 1);
    CHECK_FALSE(items[0].incident);
    CHECK(items[0].description == "areas of 3,000 incidents, drawn as one");
    for (std::uint32_t i = 0; i < map.dataset->size(); i += 97)
        CHECK(covers(items[0], *view.screen_from_lonlat(map.dataset->point(i))));
    CHECK_FALSE(covers(items[0], *view.screen_from_lonlat({47.6, 39.2})));
}

TEST_CASE("in a crowd the chosen incident, polygons and large areas keep their own") {
    auto incidents = at_places(3000, Precision::town);
    incidents.push_back(incident("Country", {46.2, 39.6}, "a", Precision::country));
    Incident district = incident("District", kStepanakert, "a", Precision::district);
    district.where->footprint.area = {{{{46.5, 39.7}, {47, 39.7}, {47, 40}, {46.5, 40}, {46.5, 39.7}}, {}}};
    incidents.push_back(district);
    Map map = map_of(std::move(incidents));
    map.highlighted = map.dataset->find("P1500");
    std::vector<std::string> own;
    for (const SceneItem& item : draw_footprints(map, style_for(Theme::print), karabakh_view()))
        if (item.incident) own.emplace_back(map.dataset->id(*item.incident));
    std::sort(own.begin(), own.end());
    CHECK(own == std::vector<std::string>{"Country", "District", "P1500"});
}

TEST_CASE("in a crowd what matches only possibly is told from what matches certainly") {
    Map map = map_of(at_places(3000, Precision::town));
    map.selection.certain.clear();
    for (std::uint32_t i = 0; i < map.dataset->size(); ++i)
        (map.dataset->point(i).lon < 46.1 ? map.selection.certain : map.selection.possible).push_back(i);
    const Viewport view = karabakh_view();
    const auto items = draw_footprints(map, style_for(Theme::print), view);
    REQUIRE(items.size() == 2);
    CHECK(std::get<PathItem>(items[0].shape).stroke->dash.empty());
    CHECK_FALSE(std::get<PathItem>(items[1].shape).stroke->dash.empty());
    const ScenePoint west = *view.screen_from_lonlat({45.65, 39.92});
    CHECK(covers(items[0], west));
    CHECK_FALSE(covers(items[1], west));
}

TEST_CASE("the legend says that areas are drawn as one") {
    const auto labels = [](const Map& map) {
        std::string all;
        for (const LegendEntry& entry : legend(map, style_for(Theme::print), karabakh_view(), *fonts()))
            all += entry.label + "\n";
        return all;
    };
    const std::string drawn_as_one = "drawn as one";
    CHECK(labels(map_of(at_places(3000, Precision::town))).find(drawn_as_one) != std::string::npos);
    CHECK(labels(map_of(at_places(30, Precision::town))).find(drawn_as_one) == std::string::npos);
}

TEST_CASE("symbols of a crowd hold every incident, stand at places and do not hide one another") {
    std::vector<Incident> incidents = at_places(25'000, Precision::exact);
    for (int k = 0; k < 5; ++k) incidents.push_back(incident("Q" + std::to_string(k), {46.0, 40.0}, "a"));
    const Map map = map_of(std::move(incidents));
    const Viewport view = karabakh_view();
    const auto clusters = find_clusters(map, style_for(Theme::print), view);
    std::vector<std::uint32_t> held;
    for (const Cluster& c : clusters) {
        held.insert(held.end(), c.incidents.begin(), c.incidents.end());
        CHECK(c.counts.total() == static_cast<int>(c.incidents.size()));
        const bool at_a_place = std::any_of(c.incidents.begin(), c.incidents.end(), [&](std::uint32_t i) {
            return map.dataset->point(i) == c.place;
        });
        CHECK(at_a_place);
        for (const Cluster& other : clusters)
            if (&other != &c)
                CHECK(std::hypot(c.at.x - other.at.x, c.at.y - other.at.y) >=
                      0.89 * (c.radius + other.radius));
    }
    std::sort(held.begin(), held.end());
    CHECK(std::adjacent_find(held.begin(), held.end()) == held.end());
    CHECK(held == map.selection.certain);
}
