#include <catch2/catch.hpp>
#include <cmath>
#include <cstdlib>
#include <numbers>

#include "bearing/base/files.hpp"
#include "bearing/figure/figure.hpp"
#include "gl/canvas.hpp"
#include "platform/png.hpp"
#include "support/golden.hpp"
#include "support/paths.hpp"
#include "viewer/offscreen.hpp"

using namespace bearing;

namespace {

SubPath ring_of(ScenePoint center, double radius, int points, double turn = 0) {
    SubPath ring{{}, true};
    for (int i = 0; i < points; ++i) {
        const double a = 2 * std::numbers::pi * i / points + turn;
        ring.points.push_back({center.x + radius * std::cos(a), center.y + radius * std::sin(a)});
    }
    return ring;
}

SubPath star(ScenePoint center, double radius) {
    SubPath ring = ring_of(center, radius, 5, -std::numbers::pi / 2);
    return {{ring.points[0], ring.points[2], ring.points[4], ring.points[1], ring.points[3]}, true};
}

SubPath wave(double y) {
    SubPath line;
    for (int i = 0; i <= 100; ++i) line.points.push_back({20.0 + 2 * i, y + 12 * std::sin(i / 6.0)});
    return line;
}

TextItem text_item(const FontSet& fonts, const std::string& words, ScenePoint at, double size,
                   double angle = 0) {
    return {fonts.shape(words, size), at, angle, rgb(0x202020), Halo{rgb(0xffffff), 1.5}};
}

SceneItem item(PathItem path) {
    return {std::move(path), {}, {}, {}};
}
SceneItem item(TextItem text) {
    return {std::move(text), {}, {}, {}};
}

/// Everything that a scene can hold, apart so that differences can be told apart.
Scene sampler(const std::shared_ptr<const FontSet>& fonts) {
    Scene scene{320, 240, rgb(0xd9e6ee), {}, fonts};
    SceneLayer fills{"fills", {}, {}};
    fills.items.push_back(
        item(PathItem{{ring_of({60, 50}, 35, 64)}, rgb(0xf8f5ee), Stroke{rgb(0x4d4843), 1.5, {}}}));
    fills.items.push_back(item(PathItem{{star({150, 50}, 40)}, rgb(0xb3321c), {}}));
    fills.items.push_back(item(PathItem{
        {ring_of({240, 50}, 38, 80), ring_of({240, 50}, 20, 6)}, rgb(0x553a8c).with_alpha(120), {}}));
    SceneLayer lines{"lines", SceneRect{10, 100, 300, 90}, {}};
    lines.items.push_back(item(PathItem{{wave(120)}, {}, Stroke{rgb(0x3d6480), 2.5, {}}}));
    lines.items.push_back(item(PathItem{{wave(150)}, {}, Stroke{rgb(0x23211e), 1, {6, 3}}}));
    lines.items.push_back(item(PathItem{{wave(170)}, {}, Stroke{rgb(0xb3321c).with_alpha(110), 7, {}}}));
    lines.items.push_back(item(PathItem{{SubPath{{{230, 180}, {250, 110}, {270, 180}, {290, 110}}, false}},
                                        {},
                                        Stroke{rgb(0x553a8c), 6, {}, LineCap::round, LineJoin::round}}));
    SceneLayer words{"words", {}, {}};
    words.items.push_back(item(text_item(*fonts, "Stepanakert / Խանքենդի", {20, 215}, 14)));
    words.items.push_back(item(text_item(*fonts, "Araz", {210, 225}, 13, -25)));
    words.items.push_back(item(text_item(*fonts, "Степанакерт", {245, 205}, 9)));
    scene.layers = {fills, lines, words};
    return scene;
}

/// Mean and worst difference of two pictures, over the channels.
struct Difference {
    double mean = 0;
    double share_far_off = 0;  ///< of pixels more than 64 of 255 apart
};

Difference difference(const std::string& a, const std::string& b) {
    REQUIRE(a.size() == b.size());
    Difference d;
    for (std::size_t i = 0; i < a.size(); i += 4) {
        int most = 0;
        for (std::size_t c = 0; c < 3; ++c) {
            const int off =
                std::abs(static_cast<unsigned char>(a[i + c]) - static_cast<unsigned char>(b[i + c]));
            d.mean += off;
            most = std::max(most, off);
        }
        d.share_far_off += most > 64;
    }
    d.mean /= static_cast<double>(a.size()) * 0.75;
    d.share_far_off /= static_cast<double>(a.size()) / 4;
    return d;
}

MapFrame frame_of(const std::shared_ptr<const Scene>& scene, double pixels_per_unit) {
    return {static_cast<int>(std::lround(scene->width * pixels_per_unit)),
            static_cast<int>(std::lround(scene->height * pixels_per_unit)),
            pixels_per_unit,
            scene->background,
            {{scene, 1, {0, 0}, {}, {}}}};
}

}  // namespace

TEST_CASE("the OpenGL renderer draws a scene as Cairo does", "[gl]") {
    const auto context = test::offscreen_context();
    if (!context) return;
    const auto scene = std::make_shared<const Scene>(sampler(FontSet::system()));
    const double density = GENERATE(1.0, 2.0);
    const MapFrame frame = frame_of(scene, density);
    const std::string shown = gl::draw_pixels(frame);
    const test::Pixels printed = test::decode_png(render_png(*scene, density));
    const auto folder = test::scratch_folder("gl-and-cairo");
    write_file(folder / "gl.png", encode_png(frame.width, frame.height, shown));
    write_file(folder / "cairo.png", encode_png(printed.width, printed.height, printed.rgba));
    INFO("compare gl.png and cairo.png in " << folder);
    REQUIRE(printed.width == frame.width);
    const Difference d = difference(shown, printed.rgba);
    CHECK(d.mean < 1.5);
    CHECK(d.share_far_off < 0.004);
}
