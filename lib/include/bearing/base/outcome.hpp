#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace bearing {

enum class Severity { info, warning, error };

/// Something about the input that a person should know: where it is and what is wrong with it.
struct Issue {
    std::string file;
    std::size_t line = 0;  ///< 1-based; 0 where a line means nothing
    std::string field;
    Severity severity = Severity::error;
    std::string message;

    bool operator==(const Issue&) const = default;
};

/// "file:line: field: message", leaving out what is empty.
std::string to_string(const Issue& issue);

/// A value and what was noticed while making it. Dirty input gives both.
template <class T>
struct Outcome {
    T value{};
    std::vector<Issue> issues;
};

}  // namespace bearing
