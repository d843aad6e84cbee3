#pragma once

#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "bearing/report/extract.hpp"

namespace bearing::test {

/// A labelled report: what it is, and what must be read in it (see README.md).
struct LabelledReport {
    std::string name;
    std::filesystem::path file;
    nlohmann::json gold;

    /// The bundled gazetteer with the places that the label adds.
    Gazetteer gazetteer() const;
    Extraction read() const;
};

/// All labelled reports, by name.
std::vector<LabelledReport> labelled_reports();

/// The labelled sentences of sentences.jsonl.
std::vector<nlohmann::json> labelled_sentences();

}  // namespace bearing::test
