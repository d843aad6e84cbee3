#pragma once

#include <string>

namespace bearing {

/// Version of Dear ImGui that the viewer is built on.
std::string imgui_version();

}  // namespace bearing
