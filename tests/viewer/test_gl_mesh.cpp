#include <catch2/catch.hpp>
#include <cmath>
#include <numbers>

#include "gl/glyph_raster.hpp"
#include "gl/mesh.hpp"
#include "gl/stroker.hpp"

using namespace bearing;
using namespace bearing::gl;

namespace {

double area_of(const StrokeMesh& mesh) {
    double area = 0;
    for (std::size_t i = 0; i < mesh.indices.size(); i += 3) {
        const auto& a = mesh.vertices[mesh.indices[i]];
        const auto& b = mesh.vertices[mesh.indices[i + 1]];
        const auto& c = mesh.vertices[mesh.indices[i + 2]];
        area += std::abs((b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)) / 2;
    }
    return area;
}

}  // namespace

TEST_CASE("a straight stroke is a rectangle with half a pixel of fading on each side", "[gl]") {
    const StrokeMesh mesh = stroke_path({{{0, 0}, {10, 0}}, false}, 3, {}, LineCap::butt, LineJoin::round);
    CHECK(area_of(mesh) == Approx(10 * 4));
    for (const StrokeVertex& v : mesh.vertices) CHECK(std::abs(v.across) == Approx(2));
}

TEST_CASE("round caps add a disc, a closed ring has none", "[gl]") {
    const StrokeMesh capped = stroke_path({{{0, 0}, {10, 0}}, false}, 5, {}, LineCap::round, LineJoin::round);
    CHECK(area_of(capped) == Approx(60 + std::numbers::pi * 9).epsilon(0.05));
    SubPath ring{{}, true};
    for (int i = 0; i < 60; ++i)
        ring.points.push_back(
            {20 * std::cos(i * std::numbers::pi / 30), 20 * std::sin(i * std::numbers::pi / 30)});
    const StrokeMesh round = stroke_path(ring, 3, {}, LineCap::butt, LineJoin::round);
    CHECK(area_of(round) == Approx(2 * std::numbers::pi * 20 * 4).epsilon(0.01));
}

TEST_CASE("degenerate paths draw nothing and do not hang", "[gl]") {
    CHECK(stroke_path({}, 2, {}, LineCap::butt, LineJoin::miter).indices.empty());
    CHECK(stroke_path({{{1, 1}}, false}, 2, {}, LineCap::butt, LineJoin::miter).indices.empty());
    CHECK(stroke_path({{{1, 1}, {1, 1}}, true}, 2, {}, LineCap::butt, LineJoin::miter).indices.empty());
    CHECK(stroke_path({{{NAN, 1}, {1, NAN}}, false}, 2, {}, LineCap::butt, LineJoin::miter).indices.empty());
    CHECK_FALSE(stroke_path({{{1, 1}}, false}, 2, {}, LineCap::round, LineJoin::round).indices.empty());
}

TEST_CASE("dashes run on around corners", "[gl]") {
    const auto pieces = cut_dashes({{{0, 0}, {10, 0}, {10, 10}}, false}, {4, 2});
    REQUIRE(pieces.size() == 4);
    CHECK(pieces[0].points.back() == ScenePoint{4, 0});
    CHECK(pieces[1].points.front() == ScenePoint{6, 0});
    CHECK(pieces[1].points.back() == ScenePoint{10, 0});
    CHECK(pieces[2].points.front() == ScenePoint{10, 2});
    CHECK(cut_dashes({{{0, 0}, {10, 0}}, false}, {0, 0}).size() == 1);
}

TEST_CASE("only rings that run round once are convex", "[gl]") {
    CHECK(is_convex({{0, 0}, {1, 0}, {1, 1}, {0, 1}}));
    CHECK(is_convex({{0, 0}, {1, 0}, {1, 0}, {1, 1}, {0, 1}, {0, 0}}));
    CHECK_FALSE(is_convex({{0, 0}, {2, 0}, {1, 0.2}, {1, 2}}));
    CHECK_FALSE(is_convex({{0, 0}, {1, 1}, {1, 0}, {0, 1}}));
    std::vector<ScenePoint> star;
    for (int i = 0; i < 5; ++i)
        star.push_back({std::cos(i * 4 * std::numbers::pi / 5), std::sin(i * 4 * std::numbers::pi / 5)});
    CHECK_FALSE(is_convex(star));
}

TEST_CASE("a glyph's coverage is its exact area", "[gl]") {
    using V = GlyphOutline::Verb;
    // A square of half an em, 5 pixels wide, a third into a pixel.
    const GlyphOutline square{{V::move, V::line, V::line, V::line, V::close},
                              {0, -0.5F, 0.5F, -0.5F, 0.5F, 0, 0, 0}};
    const GlyphBitmap bitmap = rasterize(square, {10, 0, 0.25, 0.5, 1.5});
    double area = 0, with_halo = 0;
    for (std::size_t i = 0; i < bitmap.coverage.size(); i += 2) {
        area += bitmap.coverage[i] / 255.0;
        with_halo += bitmap.coverage[i + 1] / 255.0;
    }
    CHECK(area == Approx(25).margin(0.1));
    // Grown by 1.5 on each side, with round corners.
    CHECK(with_halo == Approx(25 + 4 * 5 * 1.5 + std::numbers::pi * 2.25).epsilon(0.03));
    CHECK(bitmap.left == -3);
    CHECK(rasterize({}, {10, 0, 0, 0, 1}).width == 0);
}
