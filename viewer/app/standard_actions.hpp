#pragma once

#include "app/action.hpp"
#include "app/report_desk.hpp"
#include "app/view_state.hpp"
#include "app/workspace.hpp"

namespace bearing {

/// Everything the viewer can do, in the order of its menus. All must outlive the table.
ActionTable standard_actions(Workspace& workspace, ReportDesk& desk, ViewState& view, bool can_open_files);

}  // namespace bearing
