#pragma once

#include <vector>

#include "bearing/carto/style.hpp"

namespace bearing {

/// The names to print for a feature, one a side where sides differ and both are wanted; at least one.
std::vector<Name> chosen_names(const Feature& feature, const NameChoice& choice);

}  // namespace bearing
