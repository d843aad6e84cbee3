#include <catch2/catch.hpp>

#include "bearing/figure/figure.hpp"
#include "support/golden.hpp"

using namespace bearing;

namespace {

SubPath square(double x, double y, double side) {
    return {{{x, y}, {x + side, y}, {x + side, y + side}, {x, y + side}}, true};
}

Scene scene_of(PathItem item, std::optional<SceneRect> clip = {}) {
    Scene scene;
    scene.width = 20;
    scene.height = 10;
    scene.layers.push_back({"shapes", clip, {SceneItem{std::move(item), {}, {}, {}}}});
    return scene;
}

Color pixel(const test::Pixels& image, int x, int y) {
    const auto at = [&](int c) {
        return static_cast<std::uint8_t>(
            image.rgba[(static_cast<std::size_t>(y) * static_cast<std::size_t>(image.width) +
                        static_cast<std::size_t>(x)) *
                           4 +
                       static_cast<std::size_t>(c)]);
    };
    return {at(0), at(1), at(2), at(3)};
}

}  // namespace

TEST_CASE("a bare scene becomes pixels at the scale asked for") {
    const Scene scene = scene_of({{square(2, 2, 6), square(4, 4, 2)}, rgb(0xff0000), {}});
    const auto image = test::decode_png(render_png(scene, 3));
    CHECK(image.width == 60);
    CHECK(image.height == 30);
    CHECK(pixel(image, 0, 0) == rgb(0xffffff));
    CHECK(pixel(image, 8, 8) == rgb(0xff0000));
    CHECK(pixel(image, 15, 15) == rgb(0xffffff));  // the inner ring is a hole
}

TEST_CASE("a layer draws nothing outside its clip") {
    const Scene scene = scene_of({{square(0, 0, 20)}, rgb(0x0000ff), {}}, SceneRect{0, 0, 5, 5});
    const auto image = test::decode_png(render_png(scene, 2));
    CHECK(pixel(image, 4, 4) == rgb(0x0000ff));
    CHECK(pixel(image, 14, 4) == rgb(0xffffff));
    CHECK(pixel(image, 4, 14) == rgb(0xffffff));
}

TEST_CASE("a see-through background stays see-through") {
    Scene scene = scene_of({{square(0, 0, 5)}, Color{200, 100, 50, 128}, {}});
    scene.background = {0, 0, 0, 0};
    const auto image = test::decode_png(render_png(scene, 1));
    CHECK(pixel(image, 15, 5).a == 0);
    const Color half = pixel(image, 2, 2);
    CHECK(half.a == 128);
    CHECK(std::abs(half.r - 200) <= 2);
    CHECK(std::abs(half.b - 50) <= 2);
}

TEST_CASE("the same scene gives the same PNG bytes") {
    const Scene scene = scene_of({{square(1.3, 1.7, 6.1)}, rgb(0x336699), Stroke{rgb(0), 0.7, {2, 1}}});
    CHECK(render_png(scene, 4) == render_png(scene, 4));
}
