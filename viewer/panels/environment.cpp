#include "panels/environment.hpp"

#include <imgui.h>

namespace bearing {

std::string imgui_version() {
    return ImGui::GetVersion();
}

}  // namespace bearing
