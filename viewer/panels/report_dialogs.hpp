#pragma once

#include <string>

#include "panels/draft_panel.hpp"

namespace bearing {

/// Takes a report from the clipboard or from typing, with who published it and when.
class PasteDialog {
  public:
    void draw(const PanelContext& context);

  private:
    std::string text_, publisher_, published_;
};

/// Asks who commits, why and into which project, and says what the commit will do.
class CommitDialog {
  public:
    void draw(const PanelContext& context);

  private:
    void commit(const PanelContext& context);

    std::string project_, author_, reason_;
    std::string does_;  ///< what the commit will do
    std::string problem_;
};

/// What becomes of work that is not committed when the report is closed or the program is quit.
void draw_leave_dialog(const PanelContext& context);

}  // namespace bearing
