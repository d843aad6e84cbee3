#include <catch2/catch.hpp>
#include <iostream>

#include "reading/cases.hpp"
#include "reading/scores.hpp"

using namespace bearing;

TEST_CASE("labelled reports are read") {
    test::Scores all;
    std::map<std::string, test::Scores> batches;
    for (const test::LabelledReport& report : test::labelled_reports()) {
        const Extraction extraction = report.read();
        const std::size_t noted = all.notes.size();
        test::score_report(extraction, report.gold, all);
        test::score_report(extraction, report.gold, batches[report.gold.value("batch", "first")]);
        for (std::size_t i = noted; i < all.notes.size(); ++i)
            std::cout << report.name << ": " << all.notes[i] << "\n";
    }
    for (const auto& [name, scores] : batches)
        std::cout << name << " batch, score " << scores.total() << "\n" << scores.table();
    std::cout << "all labelled reports, score " << all.total() << "\n" << all.table();
    CHECK(all.incidents.f1() >= 0.85);
    CHECK(all.attribute_accuracy() >= 0.9);
    CHECK(all.claims.f1() >= 0.7);
}
