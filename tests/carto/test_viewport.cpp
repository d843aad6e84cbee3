#include <catch2/catch.hpp>

#include "bearing/base/error.hpp"
#include "bearing/carto/graticule.hpp"
#include "carto/clip.hpp"
#include "carto/scene_geometry.hpp"
#include "carto/test_data.hpp"

using namespace bearing;
using bearing::test::karabakh_view;

TEST_CASE("there and back between map and screen") {
    Viewport view = karabakh_view();
    view.origin = {30, 40};
    const ScenePoint middle = *view.screen_from_lonlat(test::kStepanakert);
    CHECK(middle.x == Approx(30 + 250));
    CHECK(middle.y == Approx(40 + 160));
    const ScenePoint north = *view.screen_from_lonlat({46.75, 40.2});
    CHECK(north.y < middle.y);
    const LonLat back = *view.lonlat_from_screen({100, 100});
    const ScenePoint again = *view.screen_from_lonlat(back);
    CHECK(again.x == Approx(100).margin(1e-6));
    CHECK(again.y == Approx(100).margin(1e-6));
    CHECK(view.scale_denominator() == Approx(700 / (25.4 / 72 / 1000)));
    const Extent extent = *view.lonlat_extent();
    CHECK(extent.contains(test::kStepanakert));
    CHECK(extent.width() > 3);
    CHECK(extent.width() < 6);
}

TEST_CASE("fitting shows all of the extent inside the margin") {
    const Extent extent{45, 38.8, 48.2, 41};
    const auto projection = std::make_shared<Projection>(default_crs(extent));
    const Viewport view = Viewport::fit(projection, extent, 400, 500, 20);
    double left = 1000, right = 0;
    for (int i = 0; i <= 20; ++i) {
        for (const double lat : {extent.south, extent.north}) {
            const ScenePoint p = *view.screen_from_lonlat({extent.west + extent.width() * i / 20, lat});
            left = std::min(left, p.x);
            right = std::max(right, p.x);
            CHECK(p.y >= 20);
            CHECK(p.y <= 480);
        }
    }
    CHECK(left == Approx(20).margin(0.5));
    CHECK(right == Approx(380).margin(0.5));
    CHECK(Viewport::fit(projection, {46, 40, 46, 40}, 100, 100).metres_per_unit == Approx(10));
    CHECK_THROWS_AS(Viewport::fit(projection, extent, 30, 30, 20), ArgumentError);
}

TEST_CASE("rings are clipped to the box and keep what is inside") {
    const Extent box{0, 0, 10, 10};
    const Ring square{{2, 2}, {8, 2}, {8, 8}, {2, 8}, {2, 2}};
    CHECK(clip_ring(square, box).size() == 4);
    const Ring around{{-5, -5}, {15, -5}, {15, 15}, {-5, 15}, {-5, -5}};
    const auto whole = clip_ring(around, box);
    REQUIRE(whole.size() == 4);
    CHECK(area_m2({{{whole[0], whole[1], whole[2], whole[3], whole[0]}, {}}}) ==
          Approx(area_m2({{{{0, 0}, {10, 0}, {10, 10}, {0, 10}, {0, 0}}, {}}})).epsilon(0.001));
    CHECK(clip_ring({{20, 20}, {30, 20}, {30, 30}, {20, 20}}, box).empty());
    CHECK(clip_ring({{-20, -20}, {-20, 30}, {-30, 30}, {-20, -20}}, box).empty());
    CHECK(clip_ring({}, box).empty());
}

TEST_CASE("lines are cut where they leave the box") {
    const Extent box{0, 0, 10, 10};
    const auto parts = clip_line({{-5, 5}, {5, 5}, {5, 20}, {8, 20}, {8, 5}}, box);
    REQUIRE(parts.size() == 2);
    CHECK(parts[0] == LineString{{0, 5}, {5, 5}, {5, 10}});
    CHECK(parts[1] == LineString{{8, 10}, {8, 5}});
    CHECK(clip_line({{-5, -5}, {-5, 20}}, box).empty());
    CHECK(clip_line({{-5, 5}, {15, 5}}, box) == std::vector<LineString>{{{0, 5}, {10, 5}}});
}

TEST_CASE("geometry lands where the projection puts it, with few vertices") {
    const Viewport view = karabakh_view();
    const SceneGeometry geometry(view);
    LineString dense;
    for (int i = 0; i <= 20000; ++i)
        dense.push_back({46 + i * 1e-4 * 0.75, 39.5 + 0.2 * std::sin(i * 0.002)});
    std::vector<SubPath> out;
    geometry.add(dense, out);
    REQUIRE(out.size() == 1);
    CHECK(out[0].points.size() < 3000);
    for (const std::size_t i : {std::size_t{0}, out[0].points.size() / 2, out[0].points.size() - 1}) {
        const ScenePoint p = out[0].points[i];
        const LonLat there = *view.lonlat_from_screen(p);
        CHECK(there.lat == Approx(39.5 + 0.2 * std::sin((there.lon - 46) / 0.75e-4 * 0.002)).margin(0.003));
    }
}

TEST_CASE("a continent around the view becomes the frame") {
    const SceneGeometry geometry(karabakh_view());
    std::vector<SubPath> out;
    geometry.add(MultiPolygon{{{{0, 0}, {100, 0}, {100, 80}, {0, 80}, {0, 0}}, {}}}, out);
    REQUIRE(out.size() == 1);
    const SceneRect box = bounds({PathItem{out, rgb(0), {}}, {}, {}, {}});
    CHECK(box.x <= 0);
    CHECK(box.x + box.width >= 500);
    CHECK(box.y + box.height >= 320);
}

TEST_CASE("a view off the earth draws nothing and does not fail") {
    Viewport view = karabakh_view();
    view.projection = std::make_shared<Projection>("+proj=robin +datum=WGS84 +units=m");
    view.center = {9e7, 9e7};
    std::vector<SubPath> out;
    SceneGeometry(view).add(LineString{{0, 0}, {10, 10}}, out);
    CHECK(out.empty());
    CHECK(graticule(view).lines.empty());
}

TEST_CASE("the graticule has a round step and labels at the frame") {
    for (const double metres_per_unit : {15.0, 100.0, 700.0, 4000.0}) {
        const Graticule net = graticule(karabakh_view(metres_per_unit));
        INFO(metres_per_unit);
        CHECK(net.lines.size() >= 4);
        CHECK(net.lines.size() <= 20);
        int bottom = 0;
        int left = 0;
        for (const GraticuleLabel& label : net.labels) {
            bottom += label.edge == MapEdge::bottom;
            left += label.edge == MapEdge::left;
            if (label.edge == MapEdge::bottom) CHECK(label.at.y == Approx(320));
            if (label.edge == MapEdge::left) CHECK(label.at.x == Approx(0).margin(1e-9));
        }
        CHECK(bottom >= 2);
        CHECK(left >= 2);
    }
    const Graticule net = graticule(karabakh_view());
    CHECK(net.step_deg == Approx(0.5));
    const auto has = [&](const std::string& text) {
        return std::any_of(net.labels.begin(), net.labels.end(),
                           [&](const GraticuleLabel& l) { return l.text == text; });
    };
    CHECK(has("46°30′\u00a0E"));
    CHECK(has("40°\u00a0N"));
}
