#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "platform/offscreen.hpp"
#include "support/golden.hpp"
#include "viewer/offscreen.hpp"
#include "viewer/sample.hpp"

using namespace bearing;

TEST_CASE("a screenshot shows map, panels and an incident's claims", "[gl]") {
    if (!test::offscreen_context()) return;
    ViewRequest request = test::sample_request();
    request.width = 800;
    request.height = 680;
    request.theme = GENERATE(as<std::string>{}, "light", "dark");
    request.query.actors = {"Armenian forces"};
    request.highlighted_id = "s1";
    // Drivers and font versions differ a little.
    CHECK(test::compare_with_golden("viewer_" + request.theme, screenshot(request), 40, 0.02) == "");
}

TEST_CASE("a screenshot has the size asked for, times its scale", "[gl]") {
    if (!test::offscreen_context()) return;
    ViewRequest request = test::sample_request();
    request.width = 500;
    request.height = 400;
    request.scale = 2;
    const test::Pixels pixels = test::decode_png(screenshot(request));
    CHECK(pixels.width == 1000);
    CHECK(pixels.height == 800);
}

TEST_CASE("frame statistics are percentiles in order", "[gl]") {
    if (!test::offscreen_context()) return;
    ViewRequest request = test::sample_request();
    request.width = 480;
    request.height = 360;
    const auto json = nlohmann::json::parse(frame_statistics(request, 12));
    CHECK(json["schema"] == "bearing/frames/1");
    CHECK(json["frames"] == 12);
    CHECK(json["ms"]["p50"] <= json["ms"]["p95"]);
    CHECK(json["ms"]["p95"] <= json["ms"]["max"]);
}
