#include "gazetteer/written_distance.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

#include "bearing/base/text.hpp"

namespace bearing {
namespace {

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/// Half the size of the last significant digit: 7 -> 0.5, 10 -> 5, 12 -> 0.5, 2.5 -> 0.05.
double half_last_digit(std::string_view figures) {
    if (const auto point = figures.find('.'); point != std::string_view::npos)
        return std::pow(10.0, -static_cast<double>(figures.size() - point - 1)) / 2;
    double size = 0.5;
    for (auto i = figures.size(); i-- > 1 && figures[i] == '0';) size *= 10;
    return size;
}

/// A number with its error; in the unit written.
std::optional<WrittenDistance> figure(std::string text) {
    std::replace(text.begin(), text.end(), ',', '.');
    const auto value = parse_number(text);
    if (!value || *value <= 0 || *value > 1e6 || !is_digit(text[0])) return std::nullopt;
    return WrittenDistance{*value, half_last_digit(text)};
}

std::optional<WrittenDistance> take_number(WordCursor& cursor) {
    struct Word {
        std::string_view word;
        double value, error;
    };
    constexpr std::array kWords{
        Word{"a few", 3, 1.5},    Word{"several", 4, 2},   Word{"a couple of", 2, 0.5},
        Word{"half a", 0.5, 0.1}, Word{"несколько", 4, 2}, Word{"a", 1, 0.5},
        Word{"one", 1, 0.5},      Word{"two", 2, 0.5},     Word{"three", 3, 0.5},
        Word{"four", 4, 0.5},     Word{"five", 5, 0.5},    Word{"six", 6, 0.5},
        Word{"seven", 7, 0.5},    Word{"eight", 8, 0.5},   Word{"nine", 9, 0.5},
        Word{"ten", 10, 5},       Word{"twelve", 12, 0.5}, Word{"fifteen", 15, 0.5},
        Word{"twenty", 20, 5},    Word{"thirty", 30, 5},   Word{"forty", 40, 5},
        Word{"fifty", 50, 5}};
    const std::size_t start = cursor.at();
    for (const Word& w : kWords)
        if (cursor.take(w.word)) return WrittenDistance{w.value, w.error};
    const std::string raw = cursor.raw();
    const auto dash = raw.find('-');
    auto low = figure(raw.substr(0, dash));
    if (!low) return std::nullopt;
    cursor.go(start + 1);
    std::optional<WrittenDistance> high;
    if (dash != std::string::npos) {
        high = figure(raw.substr(dash + 1));
    } else if (cursor.take("to")) {
        high = figure(cursor.raw());
        cursor.go(high ? cursor.at() + 1 : start + 1);
    }
    if (!high || high->metres <= low->metres) return low;
    return WrittenDistance{(low->metres + high->metres) / 2,
                           (high->metres - low->metres) / 2 + high->error_m};
}

std::optional<double> unit_metres(const std::string& word) {
    struct Unit {
        double metres;
        std::array<std::string_view, 9> words;
    };
    static constexpr std::array kUnits{
        Unit{1000,
             {"km", "kms", "kilometre", "kilometres", "kilometer", "kilometers", "км", "километрах",
              "километра"}},
        Unit{1, {"m", "metre", "metres", "meter", "meters", "м", "метрах", "метра", "mtr"}},
        Unit{1609.344, {"mi", "mile", "miles", "миль", "милях", "мили"}},
        Unit{1852, {"nm", "nmi"}},
    };
    if (word == "километров") return 1000;
    for (const Unit& unit : kUnits)
        if (std::find(unit.words.begin(), unit.words.end(), word) != unit.words.end() && !word.empty())
            return unit.metres;
    return std::nullopt;
}

}  // namespace

std::optional<WrittenDistance> take_distance(WordCursor& cursor) {
    const std::size_t start = cursor.at();
    constexpr std::array<std::string_view, 12> kAbout{
        "about",  "approximately", "approx", "around", "roughly",    "some",
        "nearly", "almost",        "just",   "в",      "примерно в", "около"};
    while (cursor.take(kAbout)) {
    }
    auto distance = take_number(cursor);
    const auto unit = distance ? unit_metres(cursor.word()) : std::nullopt;
    if (!unit) {
        cursor.go(start);
        return std::nullopt;
    }
    cursor.go(cursor.at() + 1);
    distance->metres *= *unit;
    distance->error_m *= *unit;
    return distance;
}

}  // namespace bearing
