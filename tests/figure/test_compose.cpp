#include <catch2/catch.hpp>

#include "bearing/base/files.hpp"
#include "sample_map.hpp"

using namespace bearing;

TEST_CASE("compose makes a page") {
    const Figure figure = compose(test::sample_spec(), test::sample_map(), test::fonts());
    write_file("/tmp/fig_sample.png", render(figure, FigureFormat::png));
    write_file("/tmp/fig_sample.svg", render(figure, FigureFormat::svg));
    write_file("/tmp/fig_sample.pdf", render(figure, FigureFormat::pdf));
    write_file("/tmp/fig_sample.json", figure.manifest);
    write_file("/tmp/fig_sample.txt", figure.alt_text);
}
