#pragma once

#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "bearing/report/report.hpp"

namespace bearing::test {

/// Found, invented and missed things.
struct Tally {
    int right = 0;
    int wrong = 0;
    int missed = 0;

    double precision() const { return right + wrong == 0 ? 1 : double(right) / (right + wrong); }
    double recall() const { return right + missed == 0 ? 1 : double(right) / (right + missed); }
    /// Harmonic mean of the two; 1 where there was nothing to find and nothing was.
    double f1() const {
        return right + wrong + missed == 0 ? 1 : 2.0 * right / (2.0 * right + wrong + missed);
    }
};

struct Share {
    int right = 0;
    int all = 0;
};

/// How well labelled reports were read. An incident counts as found where its days overlap the label's and
/// its place lies within the label's tolerance; attributes and claims are compared in those found.
struct Scores {
    Tally incidents;
    Tally claims;
    std::map<std::string, Share> attributes;
    std::vector<std::string> notes;  ///< what was wrong, for people

    void note(const std::string& attribute, bool right, const std::string& what);
    double attribute_accuracy() const;
    /// Mean of the F1 of incidents, the accuracy of attributes and the F1 of claims.
    double total() const { return (incidents.f1() + attribute_accuracy() + claims.f1()) / 3; }
    std::string table() const;
};

/// Adds what was read in one report to the scores.
void score_report(const Extraction& extraction, const nlohmann::json& gold, Scores& scores);

/// Adds one sentence: each thing that its label asks for is an attribute. True if all of them are right.
bool score_sentence(const Extraction& extraction, const nlohmann::json& gold, Scores& scores);

}  // namespace bearing::test
