// 4. Keeps incidents in a project, a GeoPackage that QGIS opens too. See 03_ask_certain_and_possible.cpp
// first. Next: 05_draw_a_figure.cpp
#include <bearing/base/data_files.hpp>
#include <bearing/io/read_incidents.hpp>
#include <bearing/store/store.hpp>
#include <filesystem>
#include <iostream>

int main() {
    std::filesystem::remove("example.gpkg");
    auto incidents = bearing::read_incidents(bearing::data_file("sample/incidents.csv")).incidents;
    auto project = bearing::Store::open_or_create("example.gpkg");
    const auto first = project.commit(incidents, "an example", "the bundled sample");
    incidents.front().summary += " (checked)";
    const auto second = project.commit(incidents, "an example", "one summary corrected");
    std::cout << first.added << " added, then " << second.changed << " changed and " << second.unchanged
              << " unchanged, in " << project.revisions().size() << " revisions\n";
    return second.changed == 1 ? 0 : 1;
}
