#pragma once

#include <vector>

#include "report/reading.hpp"

namespace bearing::report {

/// People reported killed or hurt in a sentence, with their numbers: "1 killed, 30 injured", "killing a man
/// and two children", "none hurt".
std::vector<CasualtyMention> find_casualties(const Document& document, const Reading& reading);

/// All words of a sentence that speak of people killed or hurt, with a number or without.
std::vector<TokenRange> find_casualty_words(const Reading& reading);

}  // namespace bearing::report
