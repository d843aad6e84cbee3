#pragma once

#include <memory>
#include <vector>

#include "panels/context.hpp"

namespace bearing {

/// What the symbols of the map mean, drawn by the map's own renderer.
class LegendPanel {
  public:
    void draw(const PanelContext& context);

  private:
    std::shared_ptr<const Scene> legend_;
    std::shared_ptr<const std::vector<LegendEntry>> legend_for_;
    float width_ = 0;
};

}  // namespace bearing
