#pragma once

#include <cstdint>
#include <unordered_map>

#include "gazetteer/place_index.hpp"

namespace bearing {

/// The rows of a gazetteer file that are places of the tables, each with that place: within 8 km (an area:
/// its radius) and of one kind, with a folded name in common; a country by its code. Of several places the
/// nearest. Throws FormatError where the file is damaged.
std::unordered_map<std::uint32_t, std::uint32_t> same_places(const PlaceIndex& tables,
                                                             const PlaceIndex& file);

}  // namespace bearing
