#pragma once

#include <vector>

#include "report/reading.hpp"

namespace bearing::report {

/// Finds who is named or described in a sentence. `names` are the place names in it, which may be part of a
/// body's name ("Kharkiv regional administration"). A lone country or capital becomes a party with
/// bare_place set; whether it acts or is a place is decided later, by its role.
std::vector<PartyMention> find_parties(const Document& document, const Reading& reading,
                                       const std::vector<TokenRange>& names);

}  // namespace bearing::report
