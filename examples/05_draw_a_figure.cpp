// 5. Draws a figure of the bundled sample with no basemap but the graticule, as PNG with its manifest and alt
// text beside it. See 04_keep_a_project.cpp first.
#include <bearing/base/data_files.hpp>
#include <bearing/figure/figure.hpp>
#include <bearing/io/read_incidents.hpp>
#include <iostream>

int main() {
    bearing::Map map;
    map.dataset = std::make_shared<bearing::Dataset>(
        bearing::read_incidents(bearing::data_file("sample/incidents.csv")).incidents);
    map.selection = select(*map.dataset, {});
    bearing::FigureSpec spec;
    spec.title = "Reported incidents, April 2016 and September to November 2020";
    spec.dpi = 100;
    const auto figure = bearing::compose(spec, map, bearing::FontSet::system());
    bearing::write_figure(figure, "example.png");
    std::cout << figure.alt_text << '\n';
}
