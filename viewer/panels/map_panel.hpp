#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "panels/context.hpp"

namespace bearing {

/// The map: drag to pan, wheel to zoom about the cursor, click to open an incident, point at it to read what
/// it is; scale bar, position, credits and buttons above it.
class MapPanel {
  public:
    void draw(const PanelContext& context);

  private:
    void handle_mouse(const PanelContext& context, ImVec2 at, bool hovered);
    void handle_keys(const PanelContext& context);
    void click(const PanelContext& context, ScenePoint point);
    void draw_picture(const PanelContext& context, ImVec2 at, ImVec2 size);
    void draw_tooltip(const PanelContext& context, const std::vector<std::uint32_t>& hits);

    bool dragged_ = false;
    std::vector<std::uint32_t> last_hits_;  ///< a click on the same symbols opens the next of them
};

/// Scale bar, position under the cursor and credits, along the lower edge.
void draw_map_margins(const PanelContext& context, ImVec2 at, ImVec2 size, bool hovered);
/// Zoom and fit buttons.
void draw_map_buttons(const PanelContext& context, ImVec2 at, ImVec2 size);
/// What the person should know about the map: no basemap, nothing to see; and the notices.
void draw_map_messages(const PanelContext& context, ImVec2 at, ImVec2 size);
/// The notices alone, one above the other, the lowest ending at the middle of its lower edge.
void draw_notices(const PanelContext& context, ImVec2 bottom, float width);

}  // namespace bearing
