#include "gazetteer/phrase.hpp"

#include <algorithm>
#include <array>

#include "gazetteer/name_keys.hpp"
#include "gazetteer/phrase_parts.hpp"

namespace bearing {
namespace {

using Relation = PlacePhrase::Relation;

constexpr std::array<std::string_view, 9> kOf{"of the", "of",         "from the", "from", "off",
                                              "от",     "outside of", "outside",  "из"};

/// "north of the" before "town of Hadrut", of which the name is shown alone.
std::string without_article(std::string words) {
    if (words.ends_with(" the")) words.erase(words.size() - 4);
    return words;
}

/// "(4 miles)" after a distance: the same in another unit.
void skip_converted_distance(WordCursor& cursor) {
    WordCursor ahead = cursor;
    ahead.take("or");
    if (!ahead.raw().starts_with('(') && ahead.at() == cursor.at()) return;
    if (take_distance(ahead)) cursor = ahead;
}

/// Is the direction at these words written in letters ("NNE"), which need no "of"?
bool is_lettered(const WordCursor& cursor, std::size_t from, std::size_t to) {
    const std::string word = cursor.between(from, to);
    return word.size() <= 3 &&
           std::all_of(word.begin(), word.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

/// What may follow the anchor: the distance of "north of X, 7 km" or the direction of "7 km from X to the
/// north".
void read_tail(WordCursor cursor, std::size_t first, PlacePhrase& phrase) {
    const bool has_distance = phrase.relation == Relation::offset;
    for (std::size_t i = first + 1; i < cursor.size(); ++i) {
        cursor.go(i);
        const auto distance = has_distance ? std::nullopt : take_distance(cursor);
        const auto direction = phrase.direction ? std::nullopt : take_direction(cursor);
        if ((!distance && !direction) || !cursor.done()) continue;
        const std::string tail = bare_anchor(cursor.between(i, cursor.size()));
        if (distance) {
            phrase.distance = *distance;
            phrase.relation = Relation::offset;
            phrase.words = tail + ' ' + phrase.words;
        } else {
            const auto last_word = phrase.words.rfind(' ') + 1;
            phrase.words.insert(last_word, tail + ' ');
        }
        if (direction) phrase.direction = direction;
        phrase.anchor = bare_anchor(cursor.between(first, i));
        return;
    }
}

/// "7 km north-east of X", "5 km from X", "north of X"; `start` words in front may describe what is there
/// ("a village 7 km …").
std::optional<PlacePhrase> offset_phrase(WordCursor cursor, std::size_t start) {
    cursor.go(start);
    PlacePhrase phrase;
    auto bearing = take_direction(cursor);  // "on a bearing of 45°, 7 km from X"
    const bool bearing_first = bearing && !cursor.done();
    const auto distance = take_distance(cursor);
    if (bearing_first && !distance) {
        cursor.go(start);
        bearing.reset();
    }
    if (distance) skip_converted_distance(cursor);
    const std::size_t direction_at = cursor.at();
    constexpr std::array<std::string_view, 4> kAway{"away to the", "away", "distance", "расстоянии"};
    cursor.take(kAway);
    phrase.direction = bearing ? bearing : take_direction(cursor);
    if (!distance && !phrase.direction) return std::nullopt;
    if (!distance && start > 0) return std::nullopt;
    const std::size_t relation_end = cursor.at();
    cursor.take(kAway);
    // Russian comparatives need no preposition ("севернее Гадрута"), nor do letters ("7 km NNE Hadrut").
    const bool loose = phrase.direction && relation_end > direction_at &&
                       (script_of(cursor.between(direction_at, relation_end)) == Script::cyrillic ||
                        (distance && is_lettered(cursor, direction_at, relation_end)));
    if ((!cursor.take(kOf) && !loose) || cursor.done()) return std::nullopt;
    phrase.relation = distance ? Relation::offset : Relation::direction;
    if (distance) phrase.distance = *distance;
    phrase.words = without_article(cursor.between(start, cursor.at()));
    phrase.anchor = cursor.rest();
    read_tail(cursor, cursor.at(), phrase);
    return phrase;
}

/// "within 5 km of X", "less than 5 km from X", "в радиусе 5 км от X".
std::optional<PlacePhrase> within_phrase(WordCursor cursor) {
    constexpr std::array<std::string_view, 15> kAtMost{
        "within a radius of", "in a radius of", "within a",       "within", "less than",
        "no more than",       "not more than",  "up to",          "under",  "в радиусе",
        "в пределах",         "менее чем в",    "не более чем в", "менее",  "ближе"};
    skip_descriptions(cursor);
    const std::size_t start = cursor.at();
    if (!cursor.take(kAtMost)) return std::nullopt;
    const auto distance = take_distance(cursor);
    if (!distance) return std::nullopt;
    skip_converted_distance(cursor);
    constexpr std::array<std::string_view, 4> kWords{"radius", "range", "distance", "away"};
    cursor.take(kWords);
    if (!cursor.take(kOf) && !cursor.take("around")) return std::nullopt;
    if (cursor.done()) return std::nullopt;
    PlacePhrase phrase;
    phrase.relation = Relation::within;
    phrase.distance = *distance;
    phrase.words = cursor.between(start, cursor.at());
    phrase.anchor = cursor.rest();
    return phrase;
}

bool is_small_letter(std::string_view word) {
    return !word.empty() && word[0] >= 'a' && word[0] <= 'z';
}

/// "(northern) outskirts of X", "northern part of X", "east bank of X", "central X", "northern X", "north X"
/// (with a small letter, as "North X" may be a name that is not listed).
std::optional<PlacePhrase> part_phrase(WordCursor cursor) {
    constexpr std::array<std::string_view, 9> kLead{"in the", "on the", "at the", "near the", "the",
                                                    "in",     "в",      "на",     "у"};
    constexpr std::array<std::string_view, 15> kEdges{
        "outskirts of", "outskirt of",   "suburbs of",  "suburb of", "edge of",
        "edges of",     "approaches to", "entrance to", "окраине",   "окраина",
        "окраины",      "окраинах",      "пригороде",   "въезде в",  "въезд в"};
    constexpr std::array<std::string_view, 13> kParts{
        "part of",  "parts of",  "side of", "half of", "bank of", "shore of", "districts of",
        "areas of", "districts", "части",   "часть",   "районах", "берегу"};
    constexpr std::array<std::string_view, 7> kCentre{"centre of", "center of", "heart of", "middle of",
                                                      "downtown",  "central",   "центре"};
    cursor.take(kLead);
    PlacePhrase phrase;
    const std::size_t start = cursor.at();
    const bool small = is_small_letter(cursor.raw());
    phrase.direction = cursor.take_joined([](const std::string& w) { return compass_adjective(w); });
    const bool adjective = phrase.direction.has_value();
    if (!adjective)
        phrase.direction = cursor.take_joined([](const std::string& w) { return compass_point(w); });
    if (cursor.take(kEdges)) {
        phrase.relation = Relation::outskirts;
    } else if (phrase.direction ? cursor.take(kParts) || adjective || small : cursor.take(kCentre)) {
        phrase.relation = Relation::part;
    } else {
        return std::nullopt;
    }
    cursor.take("the");
    if (cursor.done()) return std::nullopt;
    phrase.words = without_article(cursor.between(start, cursor.at()));
    phrase.anchor = cursor.rest();
    return phrase;
}

std::optional<PlacePhrase> near_phrase(WordCursor cursor) {
    constexpr std::array<std::string_view, 42> kNear{"in the vicinity of",
                                                     "in the vicinities of",
                                                     "the vicinity of",
                                                     "vicinity of",
                                                     "in the neighbourhood of",
                                                     "in the neighborhood of",
                                                     "not far from",
                                                     "close to",
                                                     "next to",
                                                     "adjacent to",
                                                     "in the area of",
                                                     "in the direction of",
                                                     "in the surroundings of",
                                                     "surroundings of",
                                                     "nearby",
                                                     "near to",
                                                     "near",
                                                     "outside of",
                                                     "outside",
                                                     "around",
                                                     "surrounding",
                                                     "opposite",
                                                     "недалеко от",
                                                     "неподалеку от",
                                                     "вблизи от",
                                                     "вблизи",
                                                     "рядом с",
                                                     "рядом со",
                                                     "в районе",
                                                     "в окрестностях",
                                                     "в направлении",
                                                     "на подступах к",
                                                     "около",
                                                     "возле",
                                                     "близ",
                                                     "под",
                                                     "вокруг",
                                                     "on the road to",
                                                     "the road to",
                                                     "road to",
                                                     "дороге на",
                                                     "дороге в"};
    constexpr std::array<std::string_view, 24> kAt{"on the banks of the",
                                                   "on the banks of",
                                                   "on the bank of the",
                                                   "on the bank of",
                                                   "banks of the",
                                                   "banks of",
                                                   "bank of",
                                                   "shores of",
                                                   "shore of",
                                                   "on the shores of",
                                                   "along the",
                                                   "along",
                                                   "across",
                                                   "inside",
                                                   "within",
                                                   "in",
                                                   "at",
                                                   "on the",
                                                   "on",
                                                   "на территории",
                                                   "на берегу",
                                                   "вдоль",
                                                   "over",
                                                   "у берегов"};
    skip_descriptions(cursor);
    const std::size_t start = cursor.at();
    PlacePhrase phrase;
    if (cursor.take(kNear)) {
        phrase.relation = Relation::near;
    } else if (cursor.take(kAt)) {
        phrase.relation = Relation::at;
    } else {
        return std::nullopt;
    }
    if (cursor.done()) return std::nullopt;
    phrase.words = cursor.between(start, cursor.at());
    phrase.anchor = cursor.rest();
    return phrase;
}

}  // namespace

std::optional<PlacePhrase> parse_phrase(std::string_view text, const IsPlaceName& is_name) {
    const WordCursor cursor(text);
    if (auto phrase = within_phrase(cursor)) return phrase;
    constexpr std::size_t kMostWordsBefore = 4;
    for (std::size_t start = 0; start < std::min(cursor.size(), kMostWordsBefore + 1); ++start)
        if (auto phrase = offset_phrase(cursor, start)) return phrase;
    WordCursor described = cursor;
    skip_descriptions(described);
    if (described.at() > 0)
        if (auto phrase = offset_phrase(WordCursor(described.rest()), 0)) return phrase;
    if (auto phrase = two_place_phrase(text, is_name)) return phrase;
    if (auto phrase = anchor_first_phrase(cursor)) return phrase;
    if (auto phrase = part_phrase(cursor)) return phrase;
    return near_phrase(cursor);
}

}  // namespace bearing
