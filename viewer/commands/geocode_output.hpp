#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "bearing/base/outcome.hpp"
#include "bearing/gazetteer/gazetteer.hpp"

namespace bearing {

using GeocodeAnswer = Outcome<std::vector<Candidate>>;

/// A candidate as `geocode` prints it.
nlohmann::ordered_json candidate_json(const Candidate& candidate, bool with_names);

/// Prints answers as they come, in the order of the queries.
class AnswerPrinter {
  public:
    struct Style {
        std::string format;       ///< json, jsonl, csv
        bool as_array = false;    ///< in json
        bool with_names = false;  ///< in json and jsonl: all names of each candidate
    };
    explicit AnswerPrinter(Style style);

    void print(const std::string& query, const GeocodeAnswer& answer);
    /// The answer of another kind of question; in csv its candidates.
    void print(const std::string& query, const GeocodeAnswer& answer, const nlohmann::ordered_json& more);
    void finish();

  private:
    void print_json(const nlohmann::ordered_json& object);

    Style style_;
    nlohmann::ordered_json array_ = nlohmann::ordered_json::array();
};

}  // namespace bearing
