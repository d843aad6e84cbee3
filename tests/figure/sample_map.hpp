#pragma once

#include <memory>
#include <string>

#include "bearing/carto/map.hpp"
#include "bearing/figure/figure.hpp"

namespace bearing::test {

/// A small world made up for tests: two countries, a lake, a river, a border, a line of control and towns
/// with names in several scripts, somewhere near 46 E 40 N. It stands on no data package.
Layers sample_layers();

/// Eight incidents in it: certain and contested ones, wide footprints, one without a place.
std::shared_ptr<const Dataset> sample_dataset();

/// All of them on the layers; those beginning after 3 October only possible.
Map sample_map();

/// A spec with title, credits and a filter in words.
FigureSpec sample_spec();

/// The system's fonts, found once.
std::shared_ptr<const FontSet> fonts();

}  // namespace bearing::test
