#include "gazetteer/phrase.hpp"

#include <algorithm>
#include <array>

#include "bearing/base/text.hpp"
#include "gazetteer/name_keys.hpp"
#include "gazetteer/word_cursor.hpp"

namespace bearing {
namespace {

using Relation = PlacePhrase::Relation;

std::optional<CompassPoint> take_direction(WordCursor& cursor) {
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
std::optional<PlacePhrase> offset_phrase(WordCursor cursor, std::size_t start) {
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
std::optional<PlacePhrase> between_phrase(WordCursor cursor) {
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
std::optional<PlacePhrase> part_phrase(WordCursor cursor) {
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

std::optional<PlacePhrase> near_phrase(WordCursor cursor) {
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
    const WordCursor cursor(text);
    constexpr std::size_t kMostWordsBefore = 4;
    for (std::size_t start = 0; start < std::min(cursor.size(), kMostWordsBefore + 1); ++start)
        if (auto phrase = offset_phrase(cursor, start)) return phrase;
    if (auto phrase = between_phrase(cursor)) return phrase;
    if (auto phrase = road_phrase(text)) return phrase;
    if (auto phrase = part_phrase(cursor)) return phrase;
    return near_phrase(cursor);
}

}  // namespace bearing
