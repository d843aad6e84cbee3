#pragma once

#include <array>

#include "panels/context.hpp"

namespace bearing {

/// Find an action by typing some of its name; Enter runs the first.
class Palette {
  public:
    void draw(const PanelContext& context);

  private:
    std::array<char, 128> text_{};
    int chosen_ = 0;
};

/// Keys and symbols.
void draw_help(const PanelContext& context);

}  // namespace bearing
