#pragma once

#include <map>
#include <string>
#include <vector>

#include "geoparse/spotter.hpp"

namespace bearing::geoparse {

/// A reading of a name with what speaks for it.
struct Reading {
    Option option;
    double score = 0;          ///< log-odds, up to a constant
    double weight = 0;         ///< 0..1, the readings of a name together 1
    bool in_holder = false;    ///< lies in the wider place that the text gives with the name
    bool near_others = false;  ///< lies near other places of the text
};

/// The readings of one name, best first; empty if the gazetteer has none.
struct Resolved {
    std::vector<Reading> readings;
};

/// What a text says of countries beside naming them.
using CountryVotes = std::map<std::string, double, std::less<>>;

/// Resolves all names of a text together: by importance, the countries that the text is about, places that
/// hold others, nearness to the others, and one sense a name. `hints` are votes from elsewhere.
std::vector<Resolved> resolve_names(const std::vector<NameMention>& names, NameSource& source,
                                    const CountryVotes& hints);

}  // namespace bearing::geoparse
