#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "bearing/gazetteer/place.hpp"
#include "gazetteer/index_format.hpp"

namespace bearing {

/// Keys under which a name of a place is found.
void list_name(const PlaceName& name, const Place& place,
               const std::function<void(std::string_view key, KeyForm form)>& emit);

/// How likely a bare name means this place, 0..1: feature class, population, trust in the point.
double importance_of(const Place& place);

}  // namespace bearing
