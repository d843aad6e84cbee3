#include <catch2/catch.hpp>
#include <iostream>

#include "reading/cases.hpp"
#include "reading/scores.hpp"

using namespace bearing;

TEST_CASE("labelled sentences are read") {
    test::Scores scores;
    int right = 0, all = 0;
    for (const nlohmann::json& gold : test::labelled_sentences()) {
        const Extraction extraction =
            extract(report_from_text(gold["text"].get<std::string>()), *Gazetteer::bundled(),
                    parse_day(gold["date"].get<std::string>()));
        const std::size_t noted = scores.notes.size();
        right += test::score_sentence(extraction, gold, scores);
        ++all;
        for (std::size_t i = noted; i < scores.notes.size(); ++i)
            std::cout << gold["id"].get<std::string>() << ": " << scores.notes[i] << "\n";
    }
    std::cout << "labelled sentences, " << right << " of " << all << " wholly right\n" << scores.table();
    CHECK(right >= 0.9 * all);
}
