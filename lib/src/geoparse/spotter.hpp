#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "geoparse/name_chunks.hpp"
#include "geoparse/people.hpp"

namespace bearing::geoparse {

/// Another name that the name is only a part of.
enum class PartOf : std::uint8_t { nothing, person, organisation, other };

/// A name in a text that may be a place's.
struct NameMention {
    report::TokenRange tokens;
    std::string query;    ///< for the gazetteer
    bool listed = true;   ///< the gazetteer has it
    double evidence = 0;  ///< for being a place's name here; see kEnough
    PartOf part_of = PartOf::nothing;
    bool hint = false;                       ///< no place's name, but it tells where the text is at home
    bool body = false;                       ///< of a state: "the U.S. Army"
    bool located = false;                    ///< behind "in", "near", "city of"
    std::optional<std::size_t> within = {};  ///< index of the name that is said to hold it: "Paris, Texas"

    bool is_ruled_out() const { return part_of != PartOf::nothing; }
};

/// Importance of a large town, a province, a country: known without words around it that say so.
inline constexpr double kWellKnown = 0.74;

/// Evidence from which a name is taken for a place's.
inline constexpr double kEnough = 1.0;

/// Names of a document that are places' names, and hints, ascending; those of them that hold others are
/// linked. `language` is the document's, "" if unknown.
std::vector<NameMention> spot_names(const report::Document& document, const WordClasses& classes,
                                    const std::string& language, NameSource& names);

}  // namespace bearing::geoparse
