#pragma once

#include <cstddef>

#include "panels/context.hpp"

namespace bearing {

/// One claim: who says what of whom, how sure, with which figures, published where.
void draw_claim(const PanelContext& context, const Claim& claim, std::size_t number);

}  // namespace bearing
