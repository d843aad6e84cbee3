// 3. Asks the bundled sample who is accused of what on one day; certain and possible answers stay apart.
// See 02_read_report.cpp first. Next: 04_keep_a_project.cpp
#include <bearing/base/data_files.hpp>
#include <bearing/incident/dataset.hpp>
#include <bearing/io/read_incidents.hpp>
#include <iostream>

int main() {
    const bearing::Dataset sample(
        bearing::read_incidents(bearing::data_file("sample/incidents.csv")).incidents);
    bearing::Query query;
    query.from = query.to = bearing::parse_day("2020-10-04");
    const auto selection = select(sample, query);
    std::cout << selection.certain.size() << " certainly on 4 October 2020, " << selection.possible.size()
              << " possibly\n";
    for (const auto& bin : count(sample, selection, bearing::CountBy::actor))
        std::cout << "  alleged: " << (bin.key.empty() ? "nobody" : bin.key) << ": " << bin.certain << " + "
                  << bin.possible << '\n';
    return selection.certain.empty() ? 1 : 0;
}
