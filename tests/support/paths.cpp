#include "support/paths.hpp"

#include <unistd.h>

namespace bearing::test {

std::filesystem::path test_file(const std::string& relative) {
    return std::filesystem::path(BEARING_TESTS_DIR) / relative;
}

std::filesystem::path scratch_folder(const std::string& name) {
    const auto folder =
        std::filesystem::path(BEARING_TEST_OUTPUT_DIR) / (name + "." + std::to_string(getpid()));
    std::filesystem::remove_all(folder);
    std::filesystem::create_directories(folder);
    return folder;
}

}  // namespace bearing::test
