#pragma once

#include <cstddef>
#include <string_view>

namespace bearing {

/// Misspelt letters tolerated in a name of this many letters: none below 5, one to 7, two above.
constexpr std::size_t allowed_edits(std::size_t letters) {
    return letters < 5 ? 0 : letters <= 7 ? 1 : 2;
}

/// Letters inserted, left out, replaced or swapped with their neighbour between two ASCII keys (optimal
/// string alignment); any value above `most` if there are more than `most`.
std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t most);

}  // namespace bearing
