#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "bearing/gazetteer/gazetteer.hpp"
#include "commands/geocode_output.hpp"

namespace bearing {

/// "46.75,39.82": a longitude and a latitude in degrees.
std::optional<LonLat> lonlat_pair(std::string_view text);

/// Reads a point, LON,LAT or in any notation that says which number is which, and prints the places nearest
/// to it, the divisions of the nearest settlement and the areas that hold it.
void print_places_at(const Gazetteer& gazetteer, const std::string& point, const PlaceQuery& hints,
                     AnswerPrinter& printer);

}  // namespace bearing
