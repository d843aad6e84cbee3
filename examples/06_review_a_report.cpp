// 6. Reviews what was read in a report and commits it to a project. See 02_read_report.cpp first.
#include <bearing/report/extract.hpp>
#include <bearing/report/review.hpp>
#include <bearing/store/store.hpp>
#include <filesystem>
#include <iostream>

int main() {
    const std::string text =
        "On 3 October 2020 shells hit Martuni, police said. On 4 October 2020 rockets hit Ganja, officials "
        "said.";
    bearing::Review review(bearing::extract(bearing::report_from_text(text), *bearing::Gazetteer::bundled()));
    for (std::size_t i = 0; i < review.size(); ++i) std::cout << review[i].read.summary << '\n';
    if (review.size() != 2) return 1;

    bearing::Incident corrected = review[0].now;
    corrected.type = bearing::EventType::armed_clash;
    review.correct(0, corrected);
    review.accept(0);
    review.refuse(1, "told twice");

    std::filesystem::remove("review.gpkg");
    auto project = bearing::Store::open_or_create("review.gpkg");
    project.commit_review("report.txt", text, review.to_commit(), "an example", "first reading");
    for (const auto& change : project.history())
        for (const auto& field : change.fields)
            std::cout << field.field << ": " << field.before << " -> " << field.after << '\n';
    // Whoever reads the report again sees what was decided.
    return project.decisions(review.report().sha256).size() == 2 ? 0 : 1;
}
