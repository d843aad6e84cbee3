// The least program of a developer who embeds Bearing: places a name and counts the sample.
#include <bearing/base/data_files.hpp>
#include <bearing/gazetteer/gazetteer.hpp>
#include <bearing/incident/dataset.hpp>
#include <bearing/io/read_incidents.hpp>
#include <iostream>

int main() {
    const auto found = bearing::Gazetteer::bundled()->find("Xankəndi");
    const bearing::Dataset sample(bearing::read_incidents(bearing::data_file("sample/incidents.csv")).incidents);
    if (found.empty() || sample.size() == 0) return 1;
    std::cout << found.front().place.name << ", " << sample.size() << " incidents\n";
}
