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

/// "7,000" and "12,500" have a comma between thousands, "0,500" and "7,5" a decimal one.
bool has_thousands(std::string_view text) {
    const auto comma = text.find(',');
    if (comma == text.npos || comma == 0 || comma > 3 || text[0] == '0') return false;
    return text.size() == comma + 4 && text.find_first_not_of("0123456789,") == text.npos;
}

/// A number with its error; in the unit written.
std::optional<WrittenDistance> figure(std::string text) {
    while (!text.empty() && (text.front() == '(' || text.front() == '~')) text.erase(0, 1);
    if (has_thousands(text)) text.erase(text.find(','), 1);
    std::replace(text.begin(), text.end(), ',', '.');
    const auto value = parse_number(text);
    if (!value || *value <= 0 || *value > 1e6 || !is_digit(text[0])) return std::nullopt;
    return WrittenDistance{*value, half_last_digit(text)};
}

bool is_figures(std::string_view text, std::size_t least, std::size_t most) {
    return text.size() >= least && text.size() <= most && std::all_of(text.begin(), text.end(), is_digit);
}

/// The figures at the cursor, thousands set apart by a space ("7 000") joined.
std::string take_figures(WordCursor& cursor) {
    std::string figures = cursor.raw();
    cursor.go(cursor.at() + 1);
    if (is_figures(figures, 1, 3) && is_figures(cursor.raw(), 3, 3)) {
        figures += cursor.raw();
        cursor.go(cursor.at() + 1);
    }
    return figures;
}

struct NumberWord {
    std::string_view word;
    double value, error;
};

/// Longer phrases before the shorter ones that begin them.
constexpr std::array kNumberWords{NumberWord{"a few hundred", 300, 150},
                                  NumberWord{"several hundred", 400, 200},
                                  NumberWord{"a couple of hundred", 200, 50},
                                  NumberWord{"hundreds of", 400, 300},
                                  NumberWord{"a hundred", 100, 50},
                                  NumberWord{"one hundred", 100, 50},
                                  NumberWord{"a thousand", 1000, 500},
                                  NumberWord{"a few", 3, 1.5},
                                  NumberWord{"several", 4, 2},
                                  NumberWord{"a couple of", 2, 0.5},
                                  NumberWord{"one and a half", 1.5, 0.25},
                                  NumberWord{"half a", 0.5, 0.1},
                                  NumberWord{"a half", 0.5, 0.1},
                                  NumberWord{"a dozen", 12, 2},
                                  NumberWord{"несколько", 4, 2},
                                  NumberWord{"нескольких", 4, 2},
                                  NumberWord{"полутора", 1.5, 0.25},
                                  NumberWord{"полтора", 1.5, 0.25},
                                  NumberWord{"bir neçə", 4, 2},
                                  NumberWord{"birkaç", 4, 2},
                                  NumberWord{"մի քանի", 4, 2},
                                  NumberWord{"a", 1, 0.5},
                                  NumberWord{"an", 1, 0.5}};

struct CountWord {
    std::string_view word;  ///< folded
    int value;
};

constexpr std::array kCountWords{
    CountWord{"one", 1},         CountWord{"two", 2},        CountWord{"three", 3},
    CountWord{"four", 4},        CountWord{"five", 5},       CountWord{"six", 6},
    CountWord{"seven", 7},       CountWord{"eight", 8},      CountWord{"nine", 9},
    CountWord{"ten", 10},        CountWord{"eleven", 11},    CountWord{"twelve", 12},
    CountWord{"thirteen", 13},   CountWord{"fourteen", 14},  CountWord{"fifteen", 15},
    CountWord{"sixteen", 16},    CountWord{"seventeen", 17}, CountWord{"eighteen", 18},
    CountWord{"nineteen", 19},   CountWord{"twenty", 20},    CountWord{"thirty", 30},
    CountWord{"forty", 40},      CountWord{"fifty", 50},     CountWord{"sixty", 60},
    CountWord{"seventy", 70},    CountWord{"eighty", 80},    CountWord{"ninety", 90},
    CountWord{"один", 1},        CountWord{"одном", 1},      CountWord{"два", 2},
    CountWord{"двух", 2},        CountWord{"три", 3},        CountWord{"трех", 3},
    CountWord{"четыре", 4},      CountWord{"четырех", 4},    CountWord{"пять", 5},
    CountWord{"пяти", 5},        CountWord{"шесть", 6},      CountWord{"шести", 6},
    CountWord{"семь", 7},        CountWord{"семи", 7},       CountWord{"восемь", 8},
    CountWord{"восьми", 8},      CountWord{"девять", 9},     CountWord{"девяти", 9},
    CountWord{"десять", 10},     CountWord{"десяти", 10},    CountWord{"пятнадцать", 15},
    CountWord{"пятнадцати", 15}, CountWord{"двадцать", 20},  CountWord{"двадцати", 20},
    CountWord{"тридцать", 30},   CountWord{"тридцати", 30},  CountWord{"сорок", 40},
    CountWord{"сорока", 40},     CountWord{"пятьдесят", 50}, CountWord{"пятидесяти", 50},
    CountWord{"bir", 1},         CountWord{"iki", 2},        CountWord{"uc", 3},
    CountWord{"dord", 4},        CountWord{"dort", 4},       CountWord{"bes", 5},
    CountWord{"alti", 6},        CountWord{"yeddi", 7},      CountWord{"yedi", 7},
    CountWord{"səkkiz", 8},      CountWord{"sekiz", 8},      CountWord{"doqquz", 9},
    CountWord{"dokuz", 9},       CountWord{"on", 10},        CountWord{"iyirmi", 20},
    CountWord{"yirmi", 20},      CountWord{"մեկ", 1},        CountWord{"երկու", 2},
    CountWord{"երեք", 3},        CountWord{"չորս", 4},       CountWord{"հինգ", 5},
    CountWord{"վեց", 6},         CountWord{"յոթ", 7},        CountWord{"ութ", 8},
    CountWord{"ինը", 9},         CountWord{"տասը", 10},      CountWord{"տասնհինգ", 15},
    CountWord{"քսան", 20},       CountWord{"երեսուն", 30}};

std::optional<int> count_word(std::string_view word) {
    for (const CountWord& c : kCountWords)
        if (c.word == word) return c.value;
    // "twenty-five" without its hyphen.
    for (const CountWord& tens : kCountWords)
        if (tens.value >= 20 && word.starts_with(tens.word))
            for (const CountWord& ones : kCountWords)
                if (ones.value < 10 && word.substr(tens.word.size()) == ones.word)
                    return tens.value + ones.value;
    return std::nullopt;
}

/// "seven", "twenty five", "двадцати пяти".
std::optional<WrittenDistance> take_counted(WordCursor& cursor) {
    auto count = count_word(cursor.word());
    if (!count) return std::nullopt;
    cursor.go(cursor.at() + 1);
    const auto ones = *count >= 20 && *count % 10 == 0 ? count_word(cursor.word()) : std::nullopt;
    if (ones && *ones < 10) {
        count = *count + *ones;
        cursor.go(cursor.at() + 1);
    }
    return WrittenDistance{static_cast<double>(*count), *count % 10 == 0 ? 5 : 0.5};
}

std::optional<WrittenDistance> take_number(WordCursor& cursor) {
    const std::size_t start = cursor.at();
    for (const NumberWord& w : kNumberWords)
        if (cursor.take(w.word)) return WrittenDistance{w.value, w.error};
    if (const auto counted = take_counted(cursor)) return counted;
    std::string raw = take_figures(cursor);
    for (const std::string_view dash : {"–", "—"})
        if (const auto at = raw.find(dash); at != raw.npos) raw.replace(at, dash.size(), "-");
    const auto dash = raw.find('-');
    auto low = figure(raw.substr(0, dash));
    if (!low) {
        cursor.go(start);
        return std::nullopt;
    }
    std::optional<WrittenDistance> high;
    if (dash != std::string::npos) {
        high = figure(raw.substr(dash + 1));
    } else {
        const std::size_t after = cursor.at();
        constexpr std::array<std::string_view, 3> kTo{"to", "or", "до"};
        if (cursor.take(kTo)) high = figure(take_figures(cursor));
        if (!high) cursor.go(after);
    }
    if (!high || high->metres <= low->metres) return low;
    return WrittenDistance{(low->metres + high->metres) / 2,
                           (high->metres - low->metres) / 2 + high->error_m};
}

std::optional<double> unit_metres(const std::string& word) {
    struct Unit {
        double metres;
        std::array<std::string_view, 18> words;  ///< folded
    };
    static constexpr std::array kUnits{
        Unit{1000,
             {"km", "kms", "kilometre", "kilometres", "kilometer", "kilometers", "klicks", "км", "километр",
              "километре", "километрах", "километра", "километров", "kilometr", "կմ", "կիլոմետր", "կիլոմետրի",
              "կիլոմետրում"}},
        Unit{1,
             {"m", "metre", "metres", "meter", "meters", "mtr", "mts", "м", "метр", "метре", "метрах",
              "метра", "метров", "metr", "մ", "մետր", "մետրի"}},
        Unit{1609.344, {"mi", "mile", "miles", "миля", "миль", "милях", "мили", "mil", "մղոն"}},
        Unit{1852, {"nm", "nmi"}},
        Unit{0.9144, {"yd", "yds", "yard", "yards"}},
        Unit{0.3048, {"ft", "foot", "feet"}},
    };
    for (const Unit& unit : kUnits)
        if (std::find(unit.words.begin(), unit.words.end(), word) != unit.words.end() && !word.empty())
            return unit.metres;
    return std::nullopt;
}

}  // namespace

std::optional<WrittenDistance> take_distance(WordCursor& cursor) {
    const std::size_t start = cursor.at();
    constexpr std::array<std::string_view, 34> kAbout{
        "about",       "approximately",  "approx",     "around",
        "roughly",     "some",           "nearly",     "almost",
        "just over",   "just under",     "just",       "a little over",
        "more than",   "over",           "at least",   "at a distance of",
        "distance of", "circa",          "c",          "ca",
        "примерно",    "приблизительно", "около",      "более чем",
        "порядка",     "на расстоянии",  "расстоянии", "в",
        "təxminən",    "təqribən",       "yaklasik",   "մոտ",
        "մոտավորապես", "շուրջ"};
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
