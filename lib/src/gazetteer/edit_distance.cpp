#include "gazetteer/edit_distance.hpp"

#include <algorithm>
#include <utility>
#include <vector>

namespace bearing {

std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t most) {
    if (a.size() > b.size()) std::swap(a, b);
    if (b.size() - a.size() > most) return most + 1;
    const std::size_t width = a.size() + 1;
    std::vector<std::size_t> rows(3 * width);
    std::size_t* before = rows.data();
    std::size_t* above = before + width;
    std::size_t* row = above + width;
    for (std::size_t i = 0; i < width; ++i) above[i] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
        row[0] = j;
        std::size_t least = j;
        for (std::size_t i = 1; i < width; ++i) {
            const std::size_t cost = a[i - 1] == b[j - 1] ? 0 : 1;
            row[i] = std::min({above[i] + 1, row[i - 1] + 1, above[i - 1] + cost});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                row[i] = std::min(row[i], before[i - 2] + 1);
            least = std::min(least, row[i]);
        }
        if (least > most) return most + 1;
        std::swap(before, above);
        std::swap(above, row);
    }
    return above[width - 1];
}

}  // namespace bearing
