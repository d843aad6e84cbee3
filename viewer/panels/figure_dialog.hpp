#pragma once

#include <array>
#include <string>

#include "panels/context.hpp"

namespace bearing {

/// Asks for title, size and file of a figure of what is shown, and writes it.
class FigureDialog {
  public:
    void draw(const PanelContext& context);

  private:
    void write(const PanelContext& context);
    void size_choice(const PanelContext& context);

    std::array<char, 256> path_{}, title_{};
    int size_ = 0;
    int theme_ = 0;
    bool this_view_ = true;
    std::string problem_;
};

}  // namespace bearing
