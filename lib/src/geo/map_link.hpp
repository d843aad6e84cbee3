#pragma once

#include <optional>
#include <string_view>

#include "bearing/geo/coordinates.hpp"

namespace bearing {

/// The position that the address of a web map holds: Google, OpenStreetMap, Bing, Apple, Yandex, Wikimapia,
/// Waze, GeoHack and others that name their numbers lat and lon. A pinned place goes before the middle of the
/// view, which is only as exact as its zoom. Nothing if the text is no http(s) address.
Outcome<std::optional<WrittenPosition>> parse_map_link(std::string_view text);

}  // namespace bearing
