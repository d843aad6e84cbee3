#include <catch2/catch.hpp>
#include <iostream>

#include "reading/cases.hpp"
#include "reading/scores.hpp"

using namespace bearing;

TEST_CASE("labelled sentences are read") {
    test::Scores scores;
    std::map<std::string, test::Share> batches;
    test::Share whole;
    for (const nlohmann::json& gold : test::labelled_sentences()) {
        const Extraction extraction =
            extract(report_from_text(gold["text"].get<std::string>()), *Gazetteer::bundled(),
                    parse_day(gold["date"].get<std::string>()));
        const std::size_t noted = scores.notes.size();
        const bool right = test::score_sentence(extraction, gold, scores);
        for (test::Share* share : {&whole, &batches[gold.value("batch", "second")]}) {
            ++share->all;
            share->right += right;
        }
        for (std::size_t i = noted; i < scores.notes.size(); ++i)
            std::cout << gold["id"].get<std::string>() << ": " << scores.notes[i] << "\n";
    }
    for (const auto& [name, share] : batches)
        std::cout << name << " batch, " << share.right << " of " << share.all << " sentences wholly right\n";
    std::cout << scores.table();
    CHECK(whole.right >= 0.9 * whole.all);
}
