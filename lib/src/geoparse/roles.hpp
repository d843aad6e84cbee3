#pragma once

#include "bearing/geoparse/toponym.hpp"
#include "geoparse/spotter.hpp"

namespace bearing::geoparse {

/// What the name of a place does in its sentence, datelines apart.
ToponymRole role_of(const report::Document& document, const WordClasses& classes, const NameMention& name,
                    const report::Sentence& sentence);

}  // namespace bearing::geoparse
