#pragma once

#include "panels/draft_panel.hpp"

namespace bearing {

/// Above a review: what report it is, when it was published, how far the review is, and its commit.
class ReportBar {
  public:
    void draw(const PanelContext& context);

  private:
    UnfinishedTexts texts_;
};

}  // namespace bearing
