#include "gazetteer/phrase.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "bearing/base/text.hpp"
#include "bearing/gazetteer/gazetteer.hpp"
#include "gazetteer/name_keys.hpp"

namespace bearing {
namespace {

using Relation = PlacePhrase::Relation;
using Words = std::vector<std::string>;

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/// Words of the text as written, figures parted from the letters that follow them ("7km").
Words raw_words(std::string_view text) {
    Words words;
    for (std::string& word : words_of(clean_name(text))) {
        const auto figures = word.find_first_not_of("0123456789.,-+");
        const bool measure =
            is_digit(word[0]) && figures != std::string::npos && figures > 0 && is_digit(word[figures - 1]);
        if (measure) {
            words.push_back(word.substr(0, figures));
            word.erase(0, figures);
        }
        words.push_back(std::move(word));
    }
    return words;
}

/// A word for comparison: folded, its hyphens gone.
std::string plain(const std::string& word) {
    std::string folded = fold_name(word);
    std::erase(folded, ' ');
    return folded;
}

/// Moves over a text word by word.
class Cursor {
  public:
    explicit Cursor(std::string_view text) : words_(raw_words(text)) {
        for (const auto& word : words_) plain_.push_back(plain(word));
    }
    bool done() const { return at_ >= words_.size(); }
    const std::string& word() const { return done() ? kNone : plain_[at_]; }
    const std::string& raw() const { return done() ? kNone : words_[at_]; }
    std::size_t at() const { return at_; }
    void go(std::size_t at) { at_ = at; }

    /// Takes the words of one of the alternatives ("in the vicinity of"), if they come next.
    template <std::size_t N>
    bool take(const std::array<std::string_view, N>& alternatives) {
        return std::any_of(alternatives.begin(), alternatives.end(), [&](auto a) { return take(a); });
    }
    bool take(std::string_view phrase) {
        std::size_t i = at_;
        for (const std::string& word : words_of(phrase)) {
            if (i >= plain_.size() || plain_[i] != word) return false;
            ++i;
        }
        at_ = i;
        return true;
    }
    /// Takes up to three words as one, the longest first, if `read` understands them.
    template <class Read>
    auto take_joined(Read read) -> decltype(read(std::string())) {
        for (std::size_t n = 3; n > 0; --n) {
            if (at_ + n > plain_.size()) continue;
            std::string joined;
            for (std::size_t i = 0; i < n; ++i) joined += plain_[at_ + i];
            if (auto value = read(joined)) {
                at_ += n;
                return value;
            }
        }
        return std::nullopt;
    }
    std::string rest() const {
        return join({words_.begin() + static_cast<std::ptrdiff_t>(at_), words_.end()}, " ");
    }
    std::string between(std::size_t from, std::size_t to) const {
        return join({words_.begin() + static_cast<std::ptrdiff_t>(from),
                     words_.begin() + static_cast<std::ptrdiff_t>(to)},
                    " ");
    }
    std::size_t size() const { return words_.size(); }

  private:
    static inline const std::string kNone;
    Words words_, plain_;
    std::size_t at_ = 0;
};

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

std::optional<WrittenDistance> take_number(Cursor& cursor) {
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

/// "about 7 km", "в 7 км".
std::optional<WrittenDistance> take_distance(Cursor& cursor) {
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

std::optional<CompassPoint> take_direction(Cursor& cursor) {
    const std::size_t start = cursor.at();
    constexpr std::array<std::string_view, 6> kTo{"to the", "in the", "due", "к", "ко", "на"};
    cursor.take(kTo);
    const auto point = cursor.take_joined([](const std::string& word) { return compass_point(word); });
    if (!point) cursor.go(start);
    return point;
}

constexpr std::array<std::string_view, 6> kOf{"of the", "of", "from the", "from", "от", "outside"};

/// "7 km north-east of X", "5 km from X", "north of X"; `start` words in front may describe what is there
/// ("a village 7 km …").
std::optional<PlacePhrase> offset_phrase(Cursor cursor, std::size_t start) {
    cursor.go(start);
    PlacePhrase phrase;
    const auto distance = take_distance(cursor);
    phrase.direction = take_direction(cursor);
    if (!distance && !phrase.direction) return std::nullopt;
    if (!distance && start > 0) return std::nullopt;
    const bool comparative = !cursor.done() && cursor.at() > 0 && phrase.direction.has_value();
    cursor.take("away");
    const std::size_t relation_end = cursor.at();
    // Russian comparatives need no preposition: "севернее Гадрута".
    const bool joined = cursor.take(kOf) ||
                        (comparative && script_of(cursor.between(start, relation_end)) == Script::cyrillic);
    if (!joined || cursor.done()) return std::nullopt;
    phrase.relation = distance ? Relation::offset : Relation::direction;
    if (distance) phrase.distance = *distance;
    phrase.words = cursor.between(start, cursor.at());
    phrase.anchor = cursor.rest();
    return phrase;
}

/// "between A and B", "road from A to B", "A-B road".
std::optional<PlacePhrase> between_phrase(Cursor cursor) {
    constexpr std::array<std::string_view, 12> kStarts{"on the road between",
                                                       "along the road between",
                                                       "road between",
                                                       "halfway between",
                                                       "midway between",
                                                       "between",
                                                       "on the road from",
                                                       "along the road from",
                                                       "the road from",
                                                       "road from",
                                                       "между",
                                                       "дорога между"};
    constexpr std::array<std::string_view, 3> kLinks{"and", "to", "и"};
    if (!cursor.take(kStarts)) return std::nullopt;
    const std::size_t first = cursor.at();
    for (std::size_t i = first + 1; i + 1 < cursor.size(); ++i) {
        cursor.go(i);
        if (!cursor.take(kLinks)) continue;
        PlacePhrase phrase;
        phrase.relation = Relation::between;
        phrase.anchor = cursor.between(first, i);
        phrase.second_anchor = cursor.rest();
        phrase.words = "between";
        return phrase;
    }
    return std::nullopt;
}

std::optional<PlacePhrase> road_phrase(std::string_view text) {
    constexpr std::array<std::string_view, 6> kRoads{" road",    " highway",  " motorway",
                                                     " railway", " corridor", " line"};
    const std::string lower = ascii_lower(trim(text));
    for (const std::string_view road : kRoads) {
        if (!lower.ends_with(road)) continue;
        std::string body(trim(text).substr(0, lower.size() - road.size()));
        if (ascii_lower(body).starts_with("the ")) body.erase(0, 4);
        for (const std::string_view dash : {"–", "—", "-"}) {
            const auto at = body.find(dash);
            if (at == std::string::npos || at == 0) continue;
            PlacePhrase phrase;
            phrase.relation = Relation::between;
            phrase.words = "between";
            phrase.anchor = trim(std::string_view(body).substr(0, at));
            phrase.second_anchor = trim(std::string_view(body).substr(at + dash.size()));
            if (!phrase.second_anchor.empty()) return phrase;
        }
    }
    return std::nullopt;
}

/// "(northern) outskirts of X", "northern part of X", "central X", "northern X".
std::optional<PlacePhrase> part_phrase(Cursor cursor) {
    constexpr std::array<std::string_view, 6> kLead{"in the", "on the", "at the", "the", "в", "на"};
    constexpr std::array<std::string_view, 9> kEdges{"outskirts of", "outskirt of", "suburbs of",
                                                     "edge of",      "edges of",    "approaches to",
                                                     "окраине",      "окраина",     "окраины"};
    constexpr std::array<std::string_view, 9> kParts{"part of",      "parts of", "side of",
                                                     "districts of", "areas of", "districts",
                                                     "части",        "часть",    "районах"};
    constexpr std::array<std::string_view, 6> kCentre{"centre of", "center of", "heart of",
                                                      "downtown",  "central",   "центре"};
    cursor.take(kLead);
    PlacePhrase phrase;
    const std::size_t start = cursor.at();
    phrase.direction = cursor.take_joined([](const std::string& w) { return compass_adjective(w); });
    if (cursor.take(kEdges)) {
        phrase.relation = Relation::outskirts;
    } else if (phrase.direction || cursor.take(kCentre)) {
        phrase.relation = Relation::part;
        if (phrase.direction) cursor.take(kParts);
    } else {
        return std::nullopt;
    }
    if (cursor.done()) return std::nullopt;
    phrase.words = cursor.between(start, cursor.at());
    phrase.anchor = cursor.rest();
    return phrase;
}

std::optional<PlacePhrase> near_phrase(Cursor cursor) {
    constexpr std::array<std::string_view, 18> kNear{"in the vicinity of",
                                                     "in the vicinities of",
                                                     "the vicinity of",
                                                     "vicinity of",
                                                     "not far from",
                                                     "close to",
                                                     "next to",
                                                     "in the area of",
                                                     "in the direction of",
                                                     "nearby",
                                                     "near to",
                                                     "near",
                                                     "outside of",
                                                     "outside",
                                                     "around",
                                                     "около",
                                                     "близ",
                                                     "под"};
    constexpr std::array<std::string_view, 6> kAt{"inside", "within", "in", "at", "на территории", "over"};
    PlacePhrase phrase;
    if (cursor.take(kNear)) {
        phrase.relation = Relation::near;
    } else if (cursor.take(kAt)) {
        phrase.relation = Relation::at;
    } else {
        return std::nullopt;
    }
    if (cursor.done()) return std::nullopt;
    phrase.words = cursor.between(0, cursor.at());
    phrase.anchor = cursor.rest();
    return phrase;
}

}  // namespace

std::optional<PlacePhrase> parse_phrase(std::string_view text) {
    const Cursor cursor(text);
    constexpr std::size_t kMostWordsBefore = 4;
    for (std::size_t start = 0; start < std::min(cursor.size(), kMostWordsBefore + 1); ++start)
        if (auto phrase = offset_phrase(cursor, start)) return phrase;
    if (auto phrase = between_phrase(cursor)) return phrase;
    if (auto phrase = road_phrase(text)) return phrase;
    if (auto phrase = part_phrase(cursor)) return phrase;
    return near_phrase(cursor);
}

}  // namespace bearing
