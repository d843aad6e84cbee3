#pragma once

#include "app/action.hpp"
#include "app/view_state.hpp"
#include "app/workspace.hpp"

namespace bearing {

/// Everything the viewer can do, in the order of its menus. Both must outlive the table.
ActionTable standard_actions(Workspace& workspace, ViewState& view, bool can_open_files);

}  // namespace bearing
