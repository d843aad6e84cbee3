#pragma once

#include "app/action.hpp"
#include "app/report_desk.hpp"
#include "app/view_state.hpp"

namespace bearing {

/// Everything that can be done with a report and its drafts. All must outlive the table.
void add_report_files(ActionTable& table, ReportDesk& desk, ViewState& view);
void add_review(ActionTable& table, ReportDesk& desk, ViewState& view);

}  // namespace bearing
