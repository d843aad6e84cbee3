#pragma once

#include "panels/context.hpp"

namespace bearing {

/// The left rail: what to tick (alleged actors, who says so, types, weapons), how sure to be, and the layers.
void draw_filters(const PanelContext& context);

void draw_actors(const PanelContext& context);
void draw_claimants(const PanelContext& context);
void draw_types(const PanelContext& context);
void draw_weapons(const PanelContext& context);
void draw_certainty(const PanelContext& context);
void draw_layers(const PanelContext& context);

}  // namespace bearing
