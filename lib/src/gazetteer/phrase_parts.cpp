#include "gazetteer/phrase_parts.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "bearing/base/text.hpp"

namespace bearing {
namespace {

/// Degrees of "045°", "45" before "degrees".
std::optional<double> take_degrees(WordCursor& cursor) {
    std::string figures = cursor.raw();
    bool marked = false;
    for (const std::string_view sign : {"°", "º", "˚", "deg"})
        if (figures.ends_with(sign)) {
            figures.erase(figures.size() - sign.size());
            marked = true;
        }
    const auto value = parse_number(figures);
    if (!value || *value < 0 || *value > 360) return std::nullopt;
    const std::size_t start = cursor.at();
    cursor.go(start + 1);
    constexpr std::array<std::string_view, 6> kDegrees{"degrees", "degree",   "deg",
                                                       "°",       "градусов", "градуса"};
    if (!cursor.take(kDegrees) && !marked) {
        cursor.go(start);
        return std::nullopt;
    }
    return value;
}

/// "at 045°", "on a bearing of 45 degrees", "azimuth 45°".
std::optional<CompassPoint> take_bearing(WordCursor& cursor) {
    constexpr double kReadingError_deg = 5;
    const std::size_t start = cursor.at();
    constexpr std::array<std::string_view, 6> kAt{"at an", "at a", "on an", "on a", "at", "on"};
    constexpr std::array<std::string_view, 8> kBearing{"bearing of", "bearing",   "azimuth of", "azimuth",
                                                       "heading of", "direction", "по азимуту", "азимут"};
    cursor.take(kAt);
    cursor.take(kBearing);
    if (const auto degrees = take_degrees(cursor))
        return CompassPoint{std::fmod(*degrees, 360.0), kReadingError_deg};
    cursor.go(start);
    return std::nullopt;
}

}  // namespace

void skip_descriptions(WordCursor& cursor) {
    constexpr std::array<std::string_view, 58> kWords{
        "a",          "an",       "the",     "some",        "somewhere",   "just",     "immediately",
        "directly",   "slightly", "located", "situated",    "lying",       "position", "positions",
        "post",       "posts",    "outpost", "outposts",    "point",       "place",    "places",
        "spot",       "location", "area",    "areas",       "territory",   "land",     "lands",
        "field",      "fields",   "hill",    "hills",       "heights",     "height",   "village",
        "villages",   "hamlet",   "site",    "sites",       "settlement",  "section",  "stretch",
        "community",  "town",     "towns",   "communities", "settlements", "сразу",    "немного",
        "позиции",    "позициях", "участок", "участке",     "место",       "села",     "село",
        "населенные", "пункты"};
    constexpr std::size_t kMost = 6;
    for (std::size_t n = 0; n < kMost && !cursor.done(); ++n) {
        if (std::find(kWords.begin(), kWords.end(), cursor.word()) == kWords.end()) return;
        cursor.go(cursor.at() + 1);
    }
}

std::optional<CompassPoint> take_direction(WordCursor& cursor) {
    const std::size_t start = cursor.at();
    if (const auto bearing = take_bearing(cursor)) return bearing;
    constexpr std::array<std::string_view, 14> kTo{"to the",   "in the", "towards the", "in a", "due",
                                                   "directly", "just",   "to",          "к",    "ко",
                                                   "на",       "в",      "դեպի",        "the"};
    cursor.take(kTo);
    constexpr std::array<std::string_view, 6> kWay{"direction",   "side",    "направлении",
                                                   "направлению", "стороне", "сторону"};
    if (const auto side = cursor.take_joined([](const std::string& w) { return compass_adjective(w); });
        side && cursor.take(kWay))
        return side;
    cursor.go(start);
    cursor.take(kTo);
    const auto point = cursor.take_joined([](const std::string& word) { return compass_point(word); });
    if (!point) {
        cursor.go(start);
    } else {
        cursor.take(kWay);
    }
    return point;
}

std::string bare_anchor(std::string_view text) {
    constexpr std::string_view kEdge = " ,;:()[]-";
    while (!text.empty() && kEdge.find(text.front()) != kEdge.npos) text.remove_prefix(1);
    while (!text.empty() && kEdge.find(text.back()) != kEdge.npos) text.remove_suffix(1);
    for (const std::string_view dash : {"–", "—"}) {
        while (text.starts_with(dash)) text = trim(text.substr(dash.size()));
        while (text.ends_with(dash)) text = trim(text.substr(0, text.size() - dash.size()));
    }
    std::string anchor(text);
    // A bracket whose other half was cut off with the tail.
    if (std::count(anchor.begin(), anchor.end(), '(') > std::count(anchor.begin(), anchor.end(), ')'))
        anchor += ')';
    return anchor;
}

}  // namespace bearing
