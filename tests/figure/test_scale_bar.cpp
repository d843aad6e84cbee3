#include <catch2/catch.hpp>

#include <cmath>

#include "bearing/geo/geodesy.hpp"
#include "figure/scale_bar.hpp"

using namespace bearing;
using namespace bearing::figure;

namespace {

Viewport view(const std::string& crs, const Extent& extent) {
    return Viewport::fit(std::make_shared<const Projection>(crs), extent, 400, 300);
}

}  // namespace

TEST_CASE("the scale bar is the longest round length that has room") {
    CHECK(fitting_scale_bar(1000, 60).length_m == 50000);
    CHECK(fitting_scale_bar(1000, 49).length_m == 20000);
    CHECK(fitting_scale_bar(1000, 19.9).length_m == 10000);
    CHECK(fitting_scale_bar(1, 60).length_m == 50);
    CHECK(fitting_scale_bar(736.6, 90).length_pt == Approx(50000 / 736.6));
}

TEST_CASE("the scale is measured on the ground, not on the projection") {
    // Mercator draws twice as large at 60 degrees north; on WGS 84 nearly so.
    const Viewport mercator = view("EPSG:3857", {20, 59.5, 22, 60.5});
    CHECK(ground_metres_per_unit(mercator) / mercator.metres_per_unit == Approx(0.5).margin(0.005));

    const Viewport conic = view(default_crs(kDefaultRegion), {46, 39, 48, 41});
    CHECK(ground_metres_per_unit(conic) == Approx(conic.metres_per_unit).epsilon(0.002));

    const auto west = conic.lonlat_from_screen({100, 150});
    const auto east = conic.lonlat_from_screen({300, 150});
    CHECK(distance_m(*west, *east) == Approx(200 * ground_metres_per_unit(conic)).epsilon(0.001));
}

TEST_CASE("the north arrow honours the convergence of the meridians") {
    CHECK(north_angle_deg(view("EPSG:3857", {20, 59, 22, 60})) == Approx(0).margin(0.01));
    // East of the central meridian of UTM 38 (45 E) true north leans to the left of grid north.
    const double east = north_angle_deg(view("EPSG:32638", {47, 39, 48, 40}));
    const double expected = std::atan(std::tan(2.5 * 3.14159265 / 180) * std::sin(39.5 * 3.14159265 / 180));
    CHECK(east == Approx(-expected * 180 / 3.14159265).margin(0.05));
    CHECK(north_angle_deg(view("EPSG:32638", {42, 39, 43, 40})) > 1);
}
