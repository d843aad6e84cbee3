#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace bearing::test {

/// What a run of the program gave.
struct ProgramRun {
    int status = 0;
    std::string out;
    std::string err;
};

/// Runs `bearing` as a user does, with `input` on standard input. The display is hidden from it.
ProgramRun run_bearing(const std::vector<std::string>& arguments, const std::string& input = "");

}  // namespace bearing::test
