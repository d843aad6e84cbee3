#pragma once

#include <string>

#include "app/view_request.hpp"

namespace bearing {

/// One frame of the whole viewer as PNG, drawn without a display. Throws Error where there is no EGL.
std::string screenshot(const ViewRequest& request);

/// Pans, zooms and brushes for so many frames off-screen; JSON with percentiles of the time a frame takes, in
/// milliseconds (schema bearing/frames/1).
std::string frame_statistics(const ViewRequest& request, int frames);

}  // namespace bearing
