#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "gazetteer/spelling_cost.hpp"

namespace bearing {
namespace {

// Costs of an edit; one that nothing speaks for costs 1.
constexpr float kDoubled = 0.55F;  ///< a letter doubled, or one of two left out
constexpr float kSwapped = 0.6F;   ///< neighbours in the wrong order
constexpr float kOmitted = 0.65F;
constexpr float kSilentOmitted = 0.6F;  ///< h, y or a space left out: transcriptions differ in them
constexpr float kSilent = 0.8F;         ///< the same put in
constexpr float kLikely = 0.8F;         ///< a letter of like sound, or beside it on the keyboard

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
    float cost(char32_t a, char32_t b) const {
        const char32_t x = a - U'a', y = b - U'a';
        return x < kLetters && y < kLetters && likely_[x][y] ? kLikely : 1;
    }

  private:
    static constexpr std::size_t kLetters = 26;
    std::array<std::array<bool, kLetters>, kLetters> likely_{};
};

char32_t letter(char c) {
    return static_cast<unsigned char>(c);
}
char32_t letter(char32_t c) {
    return c;
}

template <class Text>
bool is_doubled(const Text& text, std::size_t i) {
    return (i > 0 && text[i - 1] == text[i]) || (i + 1 < text.size() && text[i + 1] == text[i]);
}

bool is_silent(char32_t c) {
    return c == U'h' || c == U'y' || c == U' ';
}

/// Of a letter that the query has and the name does not.
template <class Text>
float extra_cost(const Text& query, std::size_t i) {
    if (is_doubled(query, i)) return kDoubled;
    return is_silent(letter(query[i])) ? kSilent : 1;
}

/// Of a letter of the name that the query lacks. There are few letters to leave out, and many to put in or
/// to write instead, so any one omission is likelier than any one of those.
template <class Text>
float omitted_cost(const Text& name, std::size_t j) {
    if (is_doubled(name, j)) return kDoubled;
    return is_silent(letter(name[j])) ? kSilentOmitted : kOmitted;
}

template <class Text>
float cost_of(Text query, Text name) {
    static const ReplacementTable kReplacements;
    constexpr std::size_t kLongest = 128;
    // Two edits leave no letter further from its place than two.
    constexpr std::size_t kBand = 2;
    constexpr float kFar = 1e6F;
    query = query.substr(0, kLongest - 1);
    name = name.substr(0, kLongest - 1);
    if (query.size() > name.size() + kBand || name.size() > query.size() + kBand) return kFar;
    std::array<std::array<float, kLongest + 1>, 3> rows;
    auto* before = &rows[0];
    auto* above = &rows[1];
    auto* row = &rows[2];
    for (auto& r : rows) std::fill_n(r.begin(), name.size() + 2, kFar);
    (*above)[0] = 0;
    for (std::size_t j = 0; j < std::min(kBand, name.size()); ++j)
        (*above)[j + 1] = (*above)[j] + omitted_cost(name, j);
    for (std::size_t i = 0; i < query.size(); ++i) {
        const std::size_t first = i < kBand ? 0 : i - kBand, end = std::min(name.size(), i + kBand + 1);
        const float extra = extra_cost(query, i);
        (*row)[first] = first == 0 ? (*above)[0] + extra : kFar;
        for (std::size_t j = first; j < end; ++j) {
            const float replaced =
                query[i] == name[j] ? 0 : kReplacements.cost(letter(query[i]), letter(name[j]));
            float least = std::min(
                {(*above)[j] + replaced, (*above)[j + 1] + extra, (*row)[j] + omitted_cost(name, j)});
            if (i > 0 && j > 0 && query[i] == name[j - 1] && query[i - 1] == name[j])
                least = std::min(least, (*before)[j - 1] + kSwapped);
            (*row)[j + 1] = least;
        }
        (*row)[end + 1] = kFar;
        std::swap(before, above);
        std::swap(above, row);
    }
    return (*above)[name.size()];
}

}  // namespace

double spelling_cost(std::string_view query, std::string_view name) {
    return cost_of(query, name);
}

double spelling_cost(std::u32string_view query, std::u32string_view name) {
    return cost_of(query, name);
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
