#include <catch2/catch.hpp>

#include "sample_map.hpp"
#include "support/golden.hpp"

using namespace bearing;

TEST_CASE("the page looks as it did, in every theme and shape") {
    struct Look {
        const char* name;
        Theme theme;
        double width_mm, height_mm;
    };
    const Look looks[] = {{"figure_sample_print", Theme::print, 180, 120},
                          {"figure_sample_light", Theme::light, 120, 160},
                          {"figure_sample_dark", Theme::dark, 180, 120},
                          {"figure_sample_greyscale", Theme::greyscale, 80, 60}};
    for (const Look& look : looks) {
        FigureSpec spec = test::sample_spec();
        spec.theme = look.theme;
        spec.width_mm = look.width_mm;
        spec.height_mm = look.height_mm;
        spec.dpi = 100;
        const Figure figure = compose(spec, test::sample_map(), test::fonts());
        CHECK(test::compare_with_golden(look.name, render(figure, FigureFormat::png)) == "");
    }
}
