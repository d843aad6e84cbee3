#pragma once

#include <array>

#include "panels/context.hpp"

namespace bearing {

/// Search, the conditions in force as chips, and how many incidents they leave.
class Toolbar {
  public:
    void draw(const PanelContext& context);

  private:
    void search_box(const PanelContext& context, float width);
    void chips(const PanelContext& context, float right);

    std::array<char, 256> search_{};
    std::string searched_;  ///< what the box put into the query
};

}  // namespace bearing
