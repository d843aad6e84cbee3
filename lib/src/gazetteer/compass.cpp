#include "gazetteer/compass.hpp"

#include <array>
#include <cmath>

namespace bearing {
namespace {

struct Wind {
    std::string_view word;
    double east;
    double north;
};

// Words that compound names of winds are made of.
constexpr std::array kEnglish{Wind{"north", 0, 1}, Wind{"south", 0, -1}, Wind{"east", 1, 0},
                              Wind{"west", -1, 0}};
constexpr std::array kLetters{Wind{"n", 0, 1}, Wind{"s", 0, -1}, Wind{"e", 1, 0}, Wind{"w", -1, 0}};
constexpr std::array kRussian{Wind{"северо", 0, 1}, Wind{"юго", 0, -1},    Wind{"север", 0, 1},
                              Wind{"юг", 0, -1},    Wind{"южн", 0, -1},    Wind{"восточн", 1, 0},
                              Wind{"восток", 1, 0}, Wind{"западн", -1, 0}, Wind{"запад", -1, 0}};

/// The compass point of a chain of winds: each further wind turns the sum of those after it half-way, so that
/// north-north-east is 22.5 degrees.
template <std::size_t N>
std::optional<CompassPoint> chain(std::string_view& text, const std::array<Wind, N>& winds) {
    std::array<const Wind*, 3> found{};
    std::size_t n = 0;
    while (n < found.size()) {
        const Wind* next = nullptr;
        for (const Wind& w : winds)
            if (text.starts_with(w.word) && (!next || w.word.size() > next->word.size())) next = &w;
        if (!next) break;
        found[n++] = next;
        text.remove_prefix(next->word.size());
    }
    if (n == 0) return std::nullopt;
    double east = found[n - 1]->east, north = found[n - 1]->north;
    for (std::size_t i = n - 1; i-- > 0;) {
        const double length = std::hypot(east, north);
        east = east / length + found[i]->east;
        north = north / length + found[i]->north;
    }
    if (std::hypot(east, north) < 0.1) return std::nullopt;  // north-south
    const double bearing = std::atan2(east, north) * 180 / M_PI;
    return CompassPoint{bearing < 0 ? bearing + 360 : bearing, n == 3 ? 11.25 : 22.5};
}

template <std::size_t N>
bool one_of(std::string_view text, const std::array<std::string_view, N>& words) {
    for (const auto word : words)
        if (text == word) return true;
    return false;
}

}  // namespace

std::optional<CompassPoint> compass_point(std::string_view joined) {
    std::string_view rest = joined;
    if (const auto point = chain(rest, kLetters); point && rest.empty()) return point;
    rest = joined;
    constexpr std::array<std::string_view, 4> kEnglishEnds{"", "ward", "wards", "erly"};
    if (const auto point = chain(rest, kEnglish); point && one_of(rest, kEnglishEnds)) return point;
    rest = joined;
    constexpr std::array<std::string_view, 5> kRussianEnds{"", "у", "е", "нее", "ее"};
    if (const auto point = chain(rest, kRussian); point && one_of(rest, kRussianEnds)) return point;
    return std::nullopt;
}

std::optional<CompassPoint> compass_adjective(std::string_view joined) {
    std::string_view rest = joined;
    if (const auto point = chain(rest, kEnglish); point && rest == "ern") return point;
    rest = joined;
    constexpr std::array<std::string_view, 12> kEnds{"ный", "ной", "ном", "ного", "ная", "ную",
                                                     "ый",  "ой",  "ом",  "ого",  "ая",  "ую"};
    if (const auto point = chain(rest, kRussian); point && one_of(rest, kEnds)) return point;
    return std::nullopt;
}

}  // namespace bearing
