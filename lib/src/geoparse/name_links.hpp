#pragma once

#include <vector>

#include "geoparse/spotter.hpp"

namespace bearing::geoparse {

/// Finds out which of the names, ascending, are said to hold which: "Paris, Texas", "Talavera in Nueva
/// Ecija". Fills NameMention::within of the names from `begin` on, and raises the evidence of names that
/// others beside them speak for.
void link_names(const report::Document& document, const WordClasses& classes, NameSource& source,
                std::vector<NameMention>& names, std::size_t begin);

}  // namespace bearing::geoparse
