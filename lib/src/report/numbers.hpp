#pragma once

#include <optional>

#include "report/reading.hpp"

namespace bearing::report {

/// A number as a text states it: "at least 21", "dozens", "a".
struct NumberMention {
    TokenRange tokens;
    Count count;
    bool article = false;  ///< "a", "his": one, if a person follows
};

/// The number that begins exactly at a token: digits or words, with what qualifies it.
std::optional<NumberMention> number_at(const Document& document, const Reading& reading, std::size_t token);

}  // namespace bearing::report
