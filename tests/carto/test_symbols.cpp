#include <catch2/catch.hpp>

#include <numbers>

#include "bearing/geo/geodesy.hpp"
#include "carto/clusters.hpp"
#include "carto/footprints.hpp"
#include "carto/symbols.hpp"
#include "carto/test_data.hpp"

using namespace bearing;
using namespace bearing::test;

namespace {

std::vector<SceneItem> symbol(SymbolLook look, Theme theme = Theme::print) {
    std::vector<SceneItem> items;
    add_symbol({0, 0}, 3.5, look, style_for(theme), items);
    return items;
}

/// Share of the symbol's disc that is darker than the paper, weighted by how much: what remains of it in
/// grey.
struct Ink {
    double left = 0;
    double right = 0;
    double middle = 0;
    bool dashed = false;
};

bool covers(const PathItem& path, ScenePoint p) {
    Scene scene;
    SceneItem item{PathItem{path.subpaths, rgb(0), {}}, 0U, {}, {}};
    scene.layers = {{"", {}, {item}}};
    return !hit_test(scene, p, 0).empty();
}

Ink ink_of(const std::vector<SceneItem>& items) {
    const auto darkness = [&](ScenePoint p) {
        double dark = 0;
        for (const SceneItem& item : items) {
            const auto& path = std::get<PathItem>(item.shape);
            if (path.fill && covers(path, p)) dark = 1 - relative_luminance(*path.fill);
        }
        return dark;
    };
    Ink ink{darkness({-1.8, 0.3}), darkness({1.8, 0.3}), darkness({0.2, 0.2}), false};
    for (const SceneItem& item : items) {
        const auto& path = std::get<PathItem>(item.shape);
        ink.dashed |= path.stroke && !path.stroke->dash.empty();
    }
    return ink;
}

}  // namespace

TEST_CASE("standing follows the claims") {
    const ActorTable none;
    CHECK(standing_of(incident("A", kStepanakert, "a").claims, none) == Standing::accused);
    CHECK(standing_of(incident("A", kStepanakert, "aa").claims, none) == Standing::accused);
    CHECK(standing_of(incident("A", kStepanakert, "ad").claims, none) == Standing::contested);
    CHECK(standing_of(incident("A", kStepanakert, "ac").claims, none) == Standing::contested);
    CHECK(standing_of(incident("A", kStepanakert, "r").claims, none) == Standing::reported);
    CHECK(standing_of(incident("A", kStepanakert, "").claims, none) == Standing::reported);
    CHECK(standing_of(incident("A", kStepanakert, "d").claims, none) == Standing::contested);
}

TEST_CASE("symbols differ by shape and tone in greyscale") {
    const Ink accused = ink_of(symbol({Standing::accused, false, false}, Theme::greyscale));
    const Ink contested = ink_of(symbol({Standing::contested, false, false}, Theme::greyscale));
    const Ink reported = ink_of(symbol({Standing::reported, false, false}, Theme::greyscale));
    const Ink vague = ink_of(symbol({Standing::accused, false, true}, Theme::greyscale));
    const Ink possible = ink_of(symbol({Standing::accused, true, false}, Theme::greyscale));
    CHECK(accused.left > 0.9);
    CHECK(accused.right > 0.9);
    CHECK(contested.left > 0.9);
    CHECK(contested.right < 0.1);
    CHECK(reported.left < 0.1);
    CHECK(reported.right < 0.1);
    CHECK(reported.middle > 0.9);
    CHECK(vague.left < accused.left - 0.3);
    CHECK(vague.left > possible.left + 0.15);
    CHECK(possible.dashed);
    CHECK_FALSE(accused.dashed);
    CHECK_FALSE(vague.dashed);
    CHECK(ink_of(symbol({Standing::contested, true, false})).dashed);
    CHECK(ink_of(symbol({Standing::reported, true, false})).dashed);
}

TEST_CASE("a symbol's area grows with the number, up to a limit that the legend tells") {
    const Style style = style_for(Theme::print);
    const double one = symbol_radius(1, style);
    CHECK(one == Approx(style.symbol_size / 2));
    CHECK(symbol_radius(9, style) == Approx(3 * one));
    CHECK(symbol_radius(5000, style) == symbol_radius(kMostBySize, style));
}

TEST_CASE("incidents at one place share a symbol, which stands there") {
    const Style style = style_for(Theme::print);
    Map map = map_of({incident("A", kStepanakert, "a"), incident("B", kStepanakert, "ad"),
                      incident("C", kStepanakert, "r"), incident("D", {47.5, 40.2}, "a")});
    const auto row = [&](std::string_view id) { return *map.dataset->find(id); };
    map.selection.certain = {row("A"), row("B"), row("D")};
    map.selection.possible = {row("C")};
    std::sort(map.selection.certain.begin(), map.selection.certain.end());
    const auto clusters = find_clusters(map, style, karabakh_view());
    REQUIRE(clusters.size() == 2);
    CHECK(clusters[0].incidents == std::vector<std::uint32_t>{row("D")});
    std::vector<std::uint32_t> three{row("A"), row("B"), row("C")};
    std::sort(three.begin(), three.end());
    CHECK(clusters[1].incidents == three);
    CHECK(clusters[1].place == kStepanakert);
    CHECK_FALSE(clusters[1].several_places);
    CHECK(clusters[1].counts.with(Standing::accused) == 1);
    CHECK(clusters[1].counts.with(Standing::contested) == 1);
    CHECK(clusters[1].counts.with(Standing::reported) == 1);
    CHECK(clusters[1].counts.possible() == 1);
    CHECK(describe(clusters[1], *map.dataset).substr(1) ==
          ": 3 incidents (1 alleged, not contested, 1 allegation contested, 1 reported, nobody accused, 1 "
          "only possibly)");
    CHECK(describe(clusters[0], *map.dataset) == "D, 2020-10-03 to 2020-10-04, alleged, not contested");
}

TEST_CASE("no symbol hides another, at any scale, and none stands between places") {
    std::vector<Incident> many;
    for (int i = 0; i < 300; ++i) {
        const LonLat at{45.5 + (i * 37 % 100) * 0.025, 39.0 + (i * 61 % 83) * 0.02};
        for (int k = 0; k <= i % 4; ++k) many.push_back(incident("P", at, "a"));
    }
    const Map map = map_of(many);
    const Style style = style_for(Theme::print);
    for (const double metres_per_unit : {150.0, 700.0, 3000.0}) {
        const Viewport view = karabakh_view(metres_per_unit);
        const auto clusters = find_clusters(map, style, view);
        std::size_t total = 0;
        for (std::size_t a = 0; a < clusters.size(); ++a) {
            total += clusters[a].incidents.size();
            for (std::size_t b = a + 1; b < clusters.size(); ++b)
                CHECK(std::hypot(clusters[a].at.x - clusters[b].at.x, clusters[a].at.y - clusters[b].at.y) >=
                      0.89 * (clusters[a].radius + clusters[b].radius));
            const ScenePoint there = *view.screen_from_lonlat(clusters[a].place);
            CHECK(std::hypot(there.x - clusters[a].at.x, there.y - clusters[a].at.y) < 0.01);
        }
        if (metres_per_unit > 600) CHECK(total == many.size());
    }
}

TEST_CASE("footprints have their true size") {
    for (const auto& [precision, radius_m] :
         {std::pair(Precision::town, 5000.0), std::pair(Precision::near, 25000.0)}) {
        const Map map = map_of({incident("A", kStepanakert, "a", precision)});
        const Viewport view = karabakh_view(100);
        const auto items = draw_footprints(map, style_for(Theme::print), view);
        REQUIRE(items.size() == 1);
        const auto& path = std::get<PathItem>(items[0].shape);
        REQUIRE(path.subpaths.size() == 1);
        const ScenePoint center = *view.screen_from_lonlat(kStepanakert);
        for (const ScenePoint& p : path.subpaths[0].points) {
            CHECK(std::hypot(p.x - center.x, p.y - center.y) == Approx(radius_m / 100).epsilon(0.01));
            const LonLat there = *view.lonlat_from_screen(p);
            CHECK(distance_m(kStepanakert, there) == Approx(radius_m).epsilon(0.001));
        }
    }
}

TEST_CASE("footprints of large circles in Mercator are true as well") {
    Map map = map_of({incident("A", {46.2, 60}, "a", Precision::country)});
    Viewport view = karabakh_view(4000);
    view.projection = std::make_shared<Projection>("EPSG:3857");
    view.center = *view.projection->map_from_lonlat({46.2, 60});
    const auto items = draw_footprints(map, style_for(Theme::print), view);
    REQUIRE(items.size() == 1);
    for (const ScenePoint& p : std::get<PathItem>(items[0].shape).subpaths[0].points)
        CHECK(distance_m({46.2, 60}, *view.lonlat_from_screen(p)) == Approx(300e3).epsilon(0.001));
}

TEST_CASE("an area known as a polygon is drawn as that polygon") {
    Incident i = incident("District", kStepanakert, "a", Precision::district);
    i.where->footprint.area = {{{{46.5, 39.7}, {47, 39.7}, {47, 40}, {46.5, 40}, {46.5, 39.7}}, {}}};
    const Viewport view = karabakh_view();
    const auto items = draw_footprints(map_of({i}), style_for(Theme::print), view);
    REQUIRE(items.size() == 1);
    const SceneRect box = bounds(items[0]);
    CHECK(box.x == Approx(view.screen_from_lonlat({46.5, 39.7})->x).margin(2));
    CHECK(items[0].incident == 0U);
}

TEST_CASE("one area of many incidents is drawn once and only possible ones are dashed") {
    Map map = map_of({incident("A", kStepanakert, "a", Precision::district),
                      incident("B", kStepanakert, "a", Precision::district),
                      incident("C", {47.2, 40}, "a", Precision::district)});
    map.selection.certain = {0};
    map.selection.possible = {1, 2};
    const auto items = draw_footprints(map, style_for(Theme::print), karabakh_view());
    REQUIRE(items.size() == 2);
    const auto dashed = [](const SceneItem& i) { return !std::get<PathItem>(i.shape).stroke->dash.empty(); };
    CHECK_FALSE(dashed(items[0]));
    CHECK(items[0].more_incidents == std::vector<std::uint32_t>{1});
    CHECK(dashed(items[1]));
}

TEST_CASE("many areas over one another stay transparent") {
    std::vector<Incident> many;
    for (int i = 0; i < 60; ++i)
        many.push_back(incident("P", {46.75 + i * 0.001, 39.82}, "a", Precision::district));
    double through = 1;
    for (const SceneItem& item : draw_footprints(map_of(many), style_for(Theme::print), karabakh_view()))
        through *= 1 - std::get<PathItem>(item.shape).fill->a / 255.0;
    CHECK(through > 0.6);
}

TEST_CASE("a footprint that its symbol covers is not drawn") {
    const Map map = map_of({incident("A", kStepanakert, "a", Precision::exact)});
    CHECK(draw_footprints(map, style_for(Theme::print), karabakh_view()).empty());
    CHECK(draw_footprints(map, style_for(Theme::print), karabakh_view(5)).size() == 1);
}
