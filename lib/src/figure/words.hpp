#pragma once

#include <optional>
#include <string>

#include "bearing/geo/day.hpp"

namespace bearing::figure {

/// "4 October 2020".
std::string in_words(Day day);
/// "3–4 October 2020", "27 September – 10 November 2020", "30 December 2019 – 2 January 2020".
std::string in_words(Day first, Day last);

/// Digits in groups of three, from five digits on: "1200", "1 250 000" (no-break spaces).
std::string grouped(long long number);

/// A number as people write it, at most two decimals: "2.5", "100".
std::string plain_number(double value);

/// First letter in upper case, where it is ASCII.
std::string capitalized(std::string text);

}  // namespace bearing::figure
