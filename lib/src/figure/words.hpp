#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "bearing/geo/day.hpp"
#include "bearing/geo/projection.hpp"

namespace bearing::figure {

/// "4 October 2020".
std::string in_words(Day day);
/// "3–4 October 2020", "27 September – 10 November 2020", "30 December 2019 – 2 January 2020".
std::string in_words(Day first, Day last);

/// Digits in groups of three, from five digits on: "1200", "1 250 000" (no-break spaces).
std::string grouped(long long number);

/// A number as people write it, at most two decimals: "2.5", "100".
std::string plain_number(double value);

/// The text with its ISO dates as people write them: "2020-10-01 to 2020-10-05" becomes "1–5 October 2020".
std::string with_dates_in_words(std::string_view text);

/// A projection for readers: its name and code, or what a PROJ string says in plain words.
std::string projection_in_words(const Projection& projection);

/// First letter in upper case, where it is ASCII.
std::string capitalized(std::string text);

}  // namespace bearing::figure
