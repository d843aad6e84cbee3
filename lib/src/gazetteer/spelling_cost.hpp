#pragma once

#include <cstddef>
#include <string_view>

namespace bearing {

/// Misspelt letters tolerated in a query of this many letters: none below 5, one to 7, two above.
constexpr std::size_t allowed_edits(std::size_t letters) {
    return letters < 5 ? 0 : letters <= 7 ? 1 : 2;
}

/// Letters that a listed name must have to be taken for a misspelt query: a letter may be too many in the
/// query.
constexpr std::size_t least_letters(std::size_t edits) {
    return edits <= 1 ? 4 : 7;
}

/// How unlike two keys in basic Latin letters are, in edits (optimal string alignment) of which the likely
/// ones count less: a letter doubled or its neighbour swapped, a vowel for a vowel, letters of one sound or
/// beside each other on a keyboard.
double spelling_cost(std::string_view a, std::string_view b);

/// Edits (optimal string alignment) between two texts, every difference of letters counting one.
std::size_t letter_distance(std::u32string_view a, std::u32string_view b);

}  // namespace bearing
