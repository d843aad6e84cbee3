#include "gazetteer/compass.hpp"

#include <algorithm>
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

constexpr std::array kAzerbaijani{Wind{"simal", 0, 1}, Wind{"cənub", 0, -1}, Wind{"cenub", 0, -1},
                                  Wind{"sərq", 1, 0},  Wind{"serq", 1, 0},   Wind{"qərb", -1, 0},
                                  Wind{"qerb", -1, 0}};
constexpr std::array kTurkish{Wind{"kuzey", 0, 1}, Wind{"guney", 0, -1}, Wind{"dogu", 1, 0},
                              Wind{"bati", -1, 0}};
constexpr std::array kArmenian{Wind{"հյուսիս", 0, 1},    Wind{"հարավ", 0, -1}, Wind{"արեւելք", 1, 0},
                               Wind{"արեւմուտք", -1, 0}, Wind{"արեւել", 1, 0}, Wind{"արեւմտ", -1, 0}};

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

/// The compass point of a word made of winds and one of the endings.
template <std::size_t N, std::size_t M>
std::optional<CompassPoint> whole_chain(std::string_view word, const std::array<Wind, N>& winds,
                                        const std::array<std::string_view, M>& endings) {
    const auto point = chain(word, winds);
    if (!point || std::find(endings.begin(), endings.end(), word) == endings.end()) return std::nullopt;
    return point;
}

}  // namespace

std::optional<CompassPoint> compass_point(std::string_view joined) {
    constexpr std::array<std::string_view, 1> kNoEnd{""};
    constexpr std::array<std::string_view, 5> kEnglishEnds{"", "ward", "wards", "erly", "bound"};
    constexpr std::array<std::string_view, 5> kRussianEnds{"", "у", "е", "нее", "ее"};
    constexpr std::array<std::string_view, 16> kTurkicEnds{"",     "a",    "ə",     "e",    "da",   "də",
                                                           "de",   "dan",  "dən",   "den",  "inda", "ində",
                                                           "inde", "unda", "sunda", "sinda"};
    constexpr std::array<std::string_view, 7> kArmenianEnds{"", "ը", "ն", "ում", "ի", "ից", "ով"};
    if (auto point = whole_chain(joined, kLetters, kNoEnd)) return point;
    if (auto point = whole_chain(joined, kEnglish, kEnglishEnds)) return point;
    if (auto point = whole_chain(joined, kRussian, kRussianEnds)) return point;
    if (auto point = whole_chain(joined, kAzerbaijani, kTurkicEnds)) return point;
    if (auto point = whole_chain(joined, kTurkish, kTurkicEnds)) return point;
    return whole_chain(joined, kArmenian, kArmenianEnds);
}

std::optional<CompassPoint> compass_adjective(std::string_view joined) {
    constexpr std::array<std::string_view, 2> kEnglishEnds{"ern", "erly"};
    constexpr std::array<std::string_view, 14> kRussianEnds{"ный", "ной", "ном", "ного", "ная", "ную", "ному",
                                                            "ый",  "ой",  "ом",  "ого",  "ая",  "ую",  "ому"};
    constexpr std::array<std::string_view, 2> kArmenianEnds{"ային", "յան"};
    if (auto point = whole_chain(joined, kEnglish, kEnglishEnds)) return point;
    if (auto point = whole_chain(joined, kRussian, kRussianEnds)) return point;
    return whole_chain(joined, kArmenian, kArmenianEnds);
}

}  // namespace bearing
