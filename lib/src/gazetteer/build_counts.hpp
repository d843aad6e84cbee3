#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "bearing/gazetteer/build.hpp"
#include "gazetteer/geonames.hpp"

namespace bearing {

/// Counts what is left out, and keeps the first few of each kind as issues.
class BuildCounts {
  public:
    void reject(const std::filesystem::path& file, std::size_t line, const RowProblem& problem) {
        constexpr std::uint64_t kShown = 5;
        std::uint64_t& count = outcome.value.bad[std::string(problem.reason)];
        if (++count <= kShown)
            outcome.issues.push_back({file.string(), line, std::string(problem.field), Severity::warning,
                                      std::string(problem.reason)});
    }
    void reject_quietly(std::string_view reason) { ++outcome.value.bad[std::string(reason)]; }

    Outcome<GazetteerCounts> outcome;
};

}  // namespace bearing
