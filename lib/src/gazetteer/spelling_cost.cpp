#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "gazetteer/spelling_cost.hpp"

namespace bearing {
namespace {

constexpr double kLikely = 0.75;  ///< of an edit
constexpr double kSilent = 0.85;  ///< h and y left out or put in: transcriptions differ in them

bool share_group(char a, char b, const auto& groups) {
    return std::any_of(groups.begin(), groups.end(),
                       [&](std::string_view g) { return g.find(a) != g.npos && g.find(b) != g.npos; });
}

bool beside_on_keyboard(char a, char b) {
    constexpr std::array<std::string_view, 3> kRows{"qwertyuiop", "asdfghjkl", "zxcvbnm"};
    for (std::size_t r = 0; r < kRows.size(); ++r) {
        const auto at = kRows[r].find(a);
        if (at == std::string_view::npos) continue;
        for (std::size_t s = r > 0 ? r - 1 : 0; s < std::min(r + 2, kRows.size()); ++s) {
            const auto other = kRows[s].find(b);
            if (other != std::string_view::npos && (other > at ? other - at : at - other) <= 1) return true;
        }
    }
    return false;
}

bool is_likely_replacement(char a, char b) {
    constexpr std::array<std::string_view, 10> kSounds{"aeiouy", "bpv",  "dt", "gkqch", "csz",
                                                       "vwfu",   "jgzy", "mn", "lr",    "xkh"};
    return share_group(a, b, kSounds) || beside_on_keyboard(a, b);
}

/// For small letters; looked up many times a query.
class ReplacementTable {
  public:
    ReplacementTable() {
        for (std::size_t a = 0; a < kLetters; ++a)
            for (std::size_t b = 0; b < kLetters; ++b)
                likely_[a][b] = is_likely_replacement(static_cast<char>('a' + a), static_cast<char>('a' + b));
    }
    double cost(char a, char b) const {
        const auto x = static_cast<std::size_t>(static_cast<unsigned char>(a - 'a'));
        const auto y = static_cast<std::size_t>(static_cast<unsigned char>(b - 'a'));
        return x < kLetters && y < kLetters && likely_[x][y] ? kLikely : 1;
    }

  private:
    static constexpr std::size_t kLetters = 26;
    std::array<std::array<bool, kLetters>, kLetters> likely_{};
};

double gap_cost(std::string_view text, std::size_t i) {
    const char c = text[i];
    if ((i > 0 && text[i - 1] == c) || (i + 1 < text.size() && text[i + 1] == c)) return kLikely;
    return c == 'h' || c == 'y' || c == ' ' ? kSilent : 1;
}

}  // namespace

double spelling_cost(std::string_view a, std::string_view b) {
    static const ReplacementTable kReplacements;
    constexpr std::size_t kLongest = 128;
    a = a.substr(0, kLongest - 1);
    b = b.substr(0, kLongest - 1);
    std::array<std::array<double, kLongest>, 3> rows;
    auto* before = &rows[0];
    auto* above = &rows[1];
    auto* row = &rows[2];
    (*above)[0] = 0;
    for (std::size_t j = 0; j < b.size(); ++j) (*above)[j + 1] = (*above)[j] + gap_cost(b, j);
    for (std::size_t i = 0; i < a.size(); ++i) {
        (*row)[0] = (*above)[0] + gap_cost(a, i);
        for (std::size_t j = 0; j < b.size(); ++j) {
            const double replaced = a[i] == b[j] ? 0 : kReplacements.cost(a[i], b[j]);
            double least = std::min(
                {(*above)[j] + replaced, (*above)[j + 1] + gap_cost(a, i), (*row)[j] + gap_cost(b, j)});
            if (i > 0 && j > 0 && a[i] == b[j - 1] && a[i - 1] == b[j])
                least = std::min(least, (*before)[j - 1] + kLikely);
            (*row)[j + 1] = least;
        }
        std::swap(before, above);
        std::swap(above, row);
    }
    return (*above)[b.size()];
}

std::size_t letter_distance(std::u32string_view a, std::u32string_view b) {
    std::vector<std::size_t> rows(3 * (b.size() + 1));
    std::size_t* before = rows.data();
    std::size_t* above = before + b.size() + 1;
    std::size_t* row = above + b.size() + 1;
    for (std::size_t j = 0; j <= b.size(); ++j) above[j] = j;
    for (std::size_t i = 0; i < a.size(); ++i) {
        row[0] = i + 1;
        for (std::size_t j = 0; j < b.size(); ++j) {
            row[j + 1] = std::min({above[j] + (a[i] == b[j] ? 0 : 1), above[j + 1] + 1, row[j] + 1});
            if (i > 0 && j > 0 && a[i] == b[j - 1] && a[i - 1] == b[j])
                row[j + 1] = std::min(row[j + 1], before[j - 1] + 1);
        }
        std::swap(before, above);
        std::swap(above, row);
    }
    return above[b.size()];
}

}  // namespace bearing
