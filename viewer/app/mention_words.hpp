#pragma once

#include <string>

#include "bearing/gazetteer/gazetteer.hpp"
#include "bearing/report/report.hpp"

namespace bearing {

/// What a mention was taken for, in words: the place's name, the label of a type or weapon; "" if that is not
/// known.
std::string meaning_of(const Mention& mention, const Gazetteer& places);

}  // namespace bearing
