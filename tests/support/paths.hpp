#pragma once

#include <filesystem>
#include <string>

namespace bearing::test {

/// A file under tests/, e.g. "commands/data/report.txt".
std::filesystem::path test_file(const std::string& relative);

/// A new empty folder for one test; removed and made again on each call with the same name.
std::filesystem::path scratch_folder(const std::string& name);

}  // namespace bearing::test
