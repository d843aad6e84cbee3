#pragma once

#include <nlohmann/json.hpp>
#include <string>

namespace bearing {

/// What a project holds and whether it is what its revisions say; reads all of it.
struct ProjectInfo {
    bool intact = false;
    nlohmann::ordered_json json;
    std::string text;
};

ProjectInfo project_info(const std::string& path);

}  // namespace bearing
