#include <array>

#include "gazetteer/phrase_parts.hpp"

namespace bearing {
namespace {

using Relation = PlacePhrase::Relation;

/// Without the Azerbaijani or Turkish ablative or genitive that stands before a relation. Names of other
/// languages take these endings too, where they stand in a Turkic phrase.
std::string without_case(const std::string& anchor) {
    constexpr std::array<std::string_view, 16> kEndings{"'dan", "'den", "dan", "dən", "den", "tan",
                                                        "tən",  "ten",  "nın", "nin", "nun", "nün",
                                                        "ın",   "in",   "un",  "ün"};
    constexpr std::size_t kLeastStem = 3;
    for (const std::string_view ending : kEndings)
        if (anchor.size() >= ending.size() + kLeastStem && anchor.ends_with(ending))
            return anchor.substr(0, anchor.size() - ending.size());
    return {};
}

PlacePhrase phrase_of(const WordCursor& cursor, std::size_t anchor_end, Relation relation) {
    PlacePhrase phrase;
    phrase.relation = relation;
    phrase.anchor = bare_anchor(cursor.between(0, anchor_end));
    phrase.words = bare_anchor(cursor.between(anchor_end, cursor.size()));
    phrase.uninflected = without_case(phrase.anchor);
    phrase.anchor_first = true;
    return phrase;
}

/// "7 km şimal-şərqdə", "7 կմ դեպի հյուսիս", "7 km NE", "5 km məsafədə", "şimalında" after the anchor.
std::optional<PlacePhrase> offset_tail(WordCursor cursor, std::size_t at) {
    constexpr std::array<std::string_view, 14> kAway{
        "away",     "aralida",           "aralıda", "məsafədə", "məsafəsində", "uzaqliqda", "uzaklikta",
        "mesafede", "հեռավորության վրա", "հեռու",   "ընկած",    "գտնվող",      "on",        "of it"};
    cursor.go(at);
    const auto distance = take_distance(cursor);
    if (distance) cursor.take(kAway);
    const auto direction = take_direction(cursor);
    cursor.take(kAway);
    if (!cursor.done() || (!distance && !direction)) return std::nullopt;
    PlacePhrase phrase = phrase_of(cursor, at, distance ? Relation::offset : Relation::direction);
    if (distance) phrase.distance = *distance;
    phrase.direction = direction;
    return phrase;
}

/// Is a direction at the end of a name a relation to it? In these languages it is inflected; in English
/// "Korea North" is a name.
bool is_relation(const PlacePhrase& phrase) {
    return phrase.relation == Relation::offset ||
           phrase.words.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ -") !=
               phrase.words.npos ||
           phrase.words.ends_with("da") || phrase.words.ends_with("de");
}

std::optional<PlacePhrase> side_tail(WordCursor cursor, std::size_t at) {
    constexpr std::array<std::string_view, 17> kNear{
        "vicinity",       "surroundings",    "neighbourhood", "direction",   "yaxinliginda",
        "yaxinligindaki", "yaxinliqlarinda", "ətrafinda",     "yakininda",   "yakinlarinda",
        "cevresinde",     "civarinda",       "մոտ",           "մոտակայքում", "մերձակայքում",
        "շրջակայքում",    "հարեւանությամբ"};
    constexpr std::array<std::string_view, 11> kEdges{
        "outskirts",   "suburbs",     "suburb",        "kənarinda",   "kenarinda",    "girişində",
        "eteklerinde", "ծայրամասում", "ծայրամասերում", "արվարձանում", "մատույցներում"};
    cursor.go(at);
    const bool near = cursor.take(kNear);
    if (!near && !cursor.take(kEdges)) return std::nullopt;
    if (!cursor.done()) return std::nullopt;
    return phrase_of(cursor, at, near ? Relation::near : Relation::outskirts);
}

}  // namespace

std::optional<PlacePhrase> anchor_first_phrase(const WordCursor& cursor) {
    for (std::size_t at = 1; at < cursor.size(); ++at) {
        if (auto phrase = offset_tail(cursor, at); phrase && is_relation(*phrase)) return phrase;
        if (auto phrase = side_tail(cursor, at)) return phrase;
    }
    return std::nullopt;
}

}  // namespace bearing
