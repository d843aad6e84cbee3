#pragma once

#include <cstddef>
#include <string_view>

namespace bearing {

/// Misspelt letters tolerated in a query of this many letters: none below 4, one to 7, two above.
constexpr std::size_t allowed_edits(std::size_t letters) {
    return letters < 4 ? 0 : letters <= 7 ? 1 : 2;
}

/// Letters that a listed name must have to be taken for a misspelt query of this many letters. A letter may
/// be too many in the query; but names below 5 letters have too many neighbours for a query as short.
constexpr std::size_t least_letters(std::size_t edits, std::size_t asked) {
    return edits > 1 ? 7 : asked < 5 ? 5 : 4;
}

/// The shortest name that any query may misspell.
inline constexpr std::size_t kLeastMisspeltName = 4;

/// How unlike a query and a listed name are, both folded: edits (optimal string alignment), of
/// which the likely ones count less: a letter doubled or left out, neighbours swapped, a vowel for a vowel,
/// letters of one sound or beside each other on a keyboard. For keys at most two edits apart; beyond, a large
/// number.
double spelling_cost(std::string_view ascii_query, std::string_view ascii_name);
double spelling_cost(std::u32string_view query, std::u32string_view name);

/// Edits (optimal string alignment) between two texts, every difference of letters counting one.
std::size_t letter_distance(std::u32string_view a, std::u32string_view b);

}  // namespace bearing
