#pragma once

#include "panels/context.hpp"

namespace bearing {

/// One incident with everything said about it: each claim apart, where and when with their precision, the
/// places that were rejected, the columns as imported.
void draw_incident(const PanelContext& context);

}  // namespace bearing
