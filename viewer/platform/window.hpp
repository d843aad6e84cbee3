#pragma once

#include "app/view_request.hpp"

namespace bearing {

/// Opens the window and runs it until it is closed. Throws Error where there is no display or no OpenGL 3.3.
int open_window(const ViewRequest& request);

}  // namespace bearing
