#pragma once

#include <optional>
#include <string>
#include <vector>

#include "geoparse/name_chunks.hpp"
#include "geoparse/people.hpp"

namespace bearing::geoparse {

/// A name in a text that may be a place's.
struct NameMention {
    report::TokenRange tokens;
    std::string query;                       ///< for the gazetteer
    bool listed = true;                      ///< the gazetteer has it
    double evidence = 0;                     ///< for being a place's name here; see kEnough
    bool ruled_out = false;                  ///< part of a person's or an organisation's name
    bool located = false;                    ///< behind "in", "near", "city of"
    std::optional<std::size_t> within = {};  ///< index of the name that is said to hold it: "Tyler, Texas"
};

/// Importance of a large town, a province, a country: known without words around it that say so.
inline constexpr double kWellKnown = 0.74;

/// Evidence from which a name is taken for a place's.
inline constexpr double kEnough = 1.0;

/// Names of a document that are places' names, ascending; those of them that hold others are linked.
std::vector<NameMention> spot_names(const report::Document& document, const WordClasses& classes,
                                    NameSource& names);

}  // namespace bearing::geoparse
