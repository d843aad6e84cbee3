#include <algorithm>
#include <array>

#include "bearing/base/text.hpp"
#include "gazetteer/name_keys.hpp"
#include "gazetteer/phrase_parts.hpp"

namespace bearing {
namespace {

using Relation = PlacePhrase::Relation;

PlacePhrase of_two(Relation relation, std::string_view first, std::string_view second) {
    PlacePhrase phrase;
    phrase.relation = relation;
    phrase.anchor = bare_anchor(first);
    phrase.second_anchor = bare_anchor(second);
    phrase.words = relation == Relation::midway ? "half-way between" : "between";
    return phrase;
}

/// "M4", "E117", "A-81": the number of a road.
bool is_road_number(std::string_view word) {
    std::size_t letters = 0;
    while (letters < word.size() && word[letters] >= 'A' && word[letters] <= 'Z') ++letters;
    std::string_view figures = word.substr(letters);
    if (figures.starts_with("М")) figures.remove_prefix(2), ++letters;  // Cyrillic М and Р
    if (figures.starts_with("Р")) figures.remove_prefix(2), ++letters;
    if (figures.starts_with('-')) figures.remove_prefix(1);
    return letters >= 1 && letters <= 2 && !figures.empty() && figures.size() <= 4 &&
           figures.find_first_not_of("0123456789") == figures.npos;
}

/// "on the M4 highway", "along the road", "дорога".
void skip_road(WordCursor& cursor) {
    constexpr std::array<std::string_view, 10> kOn{"on the", "along the", "on", "along", "at the",
                                                   "the",    "на",        "по", "вдоль", "a"};
    constexpr std::array<std::string_view, 19> kRoad{
        "highway", "motorway", "road",  "railway",    "route",     "line",   "corridor",
        "section", "stretch",  "part",  "of the",     "of",        "дорога", "дороге",
        "трасса",  "трассе",   "шоссе", "автодороге", "автодорога"};
    cursor.take(kOn);
    skip_descriptions(cursor);
    while (!cursor.done() && (is_road_number(cursor.raw()) || cursor.take(kRoad) || cursor.take("the"))) {
        if (is_road_number(cursor.raw())) cursor.go(cursor.at() + 1);
    }
}

/// The relation that the words before two names mean.
std::optional<Relation> take_start(WordCursor& cursor) {
    constexpr std::array<std::string_view, 8> kMidway{
        "halfway between",  "half way between",   "midway between",   "in the middle between",
        "на полпути между", "на полдороги между", "посередине между", "посредине между"};
    constexpr std::array<std::string_view, 12> kBorder{"border between",
                                                       "border of",
                                                       "boundary between",
                                                       "frontier between",
                                                       "front line between",
                                                       "frontline between",
                                                       "line of contact between",
                                                       "contact line between",
                                                       "граница между",
                                                       "границе между",
                                                       "границе",
                                                       "границы между"};
    constexpr std::array<std::string_view, 6> kBetween{"in between", "between", "from", "между", "от", "из"};
    if (cursor.take(kMidway)) return Relation::midway;
    skip_road(cursor);
    if (cursor.take(kMidway)) return Relation::midway;
    if (cursor.take(kBorder)) return Relation::border;
    const bool road = cursor.at() > 0;
    const std::size_t start = cursor.at();
    if (!cursor.take(kBetween)) return std::nullopt;
    // "from A to B" is a road only where one was named.
    const std::string word = cursor.between(start, cursor.at());
    const bool needs_road = ascii_lower(word) == "from" || word == "от" || word == "из";
    return needs_road && !road ? std::nullopt : std::optional(Relation::between);
}

/// "between A and B", "on the M4 from A to B".
std::optional<PlacePhrase> between_phrase(WordCursor cursor) {
    constexpr std::array<std::string_view, 8> kLinks{"and the", "and", "to the", "to", "и", "до", "в", "&"};
    const auto relation = take_start(cursor);
    if (!relation) return std::nullopt;
    const std::size_t first = cursor.at();
    for (std::size_t i = first + 1; i + 1 < cursor.size(); ++i) {
        cursor.go(i);
        if (cursor.take(kLinks) && !cursor.done())
            return of_two(*relation, cursor.between(first, i), cursor.rest());
    }
    return std::nullopt;
}

/// "A ilə B arasında", "A-ի և B-ի միջև": the names first.
std::optional<PlacePhrase> names_first_phrase(WordCursor cursor) {
    constexpr std::array<std::string_view, 8> kEnds{"arasinda",         "arasindaki", "arasindakı yolda",
                                                    "arasindaki yolda", "միջեւ",      "միջեւ ընկած",
                                                    "միջակայքում",      "შორის"};
    constexpr std::array<std::string_view, 6> kLinks{"ilə", "ile", "və", "ve", "եւ", "და"};
    for (std::size_t end = 3; end < cursor.size() + 1; ++end) {
        cursor.go(end);
        if (!cursor.take(kEnds) || !cursor.done()) continue;
        for (std::size_t i = 1; i + 1 < end; ++i) {
            cursor.go(i);
            if (!cursor.take(kLinks) || cursor.at() >= end) continue;
            return of_two(Relation::between, cursor.between(0, i), cursor.between(cursor.at(), end));
        }
    }
    return std::nullopt;
}

/// The two names around one of the dashes in the text: those that are both known, else the parts around the
/// first long dash, else around the first hyphen if only one is there.
std::optional<std::pair<std::string, std::string>> parts_at_dash(std::string_view text,
                                                                 const IsPlaceName& is_name,
                                                                 bool must_be_known) {
    std::optional<std::pair<std::string, std::string>> guess;
    for (const std::string_view dash : {"–", "—", "-"})
        for (auto at = text.find(dash); at != text.npos; at = text.find(dash, at + dash.size())) {
            std::pair parts{bare_anchor(text.substr(0, at)), bare_anchor(text.substr(at + dash.size()))};
            if (parts.first.empty() || parts.second.empty()) continue;
            if (is_name(parts.first) && is_name(parts.second)) return parts;
            if (!guess) guess = std::move(parts);
        }
    return must_be_known ? std::nullopt : guess;
}

/// "the A–B road", "дорога A — B", "A-B yolu"; without a word for a road both names must be known.
std::optional<PlacePhrase> road_phrase(std::string_view text, const IsPlaceName& is_name) {
    constexpr std::array<std::string_view, 19> kEnds{
        "highway",        "motorway",   "road",     "railway",    "railroad", "corridor", "route",
        "line",           "section",    "axis",     "border",     "pipeline", "yolu",     "yolunda",
        "avtomobil yolu", "magistrali", "ճանապարհ", "ճանապարհին", "ճանապարհը"};
    WordCursor cursor(text);
    skip_road(cursor);
    const bool led = cursor.at() > 0 && !cursor.done();
    const std::size_t first = cursor.done() ? 0 : cursor.at();
    std::size_t end = cursor.size();
    for (std::size_t i = first + 1; i < cursor.size() && end == cursor.size(); ++i) {
        cursor.go(i);
        if (cursor.take(kEnds) && cursor.done()) end = i;
    }
    const bool named = led || end < cursor.size();
    const auto parts = parts_at_dash(cursor.between(first, end), is_name, !named);
    if (!parts) return std::nullopt;
    return of_two(Relation::between, parts->first, parts->second);
}

}  // namespace

std::optional<PlacePhrase> two_place_phrase(std::string_view text, const IsPlaceName& is_name) {
    const WordCursor cursor(text);
    if (auto phrase = between_phrase(cursor)) return phrase;
    if (auto phrase = names_first_phrase(cursor)) return phrase;
    return road_phrase(text, is_name);
}

}  // namespace bearing
