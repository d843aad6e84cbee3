#include "geoparse/roles.hpp"

#include <algorithm>

#include "report/characters.hpp"

namespace bearing {

std::string_view to_string(ToponymRole role) {
    switch (role) {
        case ToponymRole::event:
            return "event";
        case ToponymRole::dateline:
            return "dateline";
        case ToponymRole::actor:
            return "actor";
        case ToponymRole::background:
            return "background";
        case ToponymRole::other:
            break;
    }
    return "other";
}

namespace geoparse {

using report::Document;
using report::Sentence;
using report::TokenKind;

namespace {

/// "Baku denied", "Moscow and Ankara said": a name that speaks, behind no preposition.
bool speaks(const Document& document, const WordClasses& classes, const NameMention& name,
            const Sentence& sentence) {
    const std::size_t after = name.tokens.last;
    if (name.located || after >= sentence.tokens.last) return false;
    if (document.tokens[after].capital || document.tokens[after].kind != TokenKind::word) return false;
    if (!classes.is(after, WordClass::says)) return false;
    const std::size_t before = name.tokens.first;
    return before == sentence.tokens.first || !classes.is(before - 1, WordClass::weak_locative) ||
           document.tokens.is(before - 1, "and");
}

bool tells_of_past(const WordClasses& classes, const Sentence& sentence) {
    for (std::size_t at = sentence.tokens.first; at < sentence.tokens.last; ++at)
        if (classes.is(at, WordClass::past)) return true;
    return false;
}

bool tells_of_event(const WordClasses& classes, const Sentence& sentence) {
    for (std::size_t at = sentence.tokens.first; at < sentence.tokens.last; ++at)
        if (classes.is(at, WordClass::event)) return true;
    return false;
}

}  // namespace

ToponymRole role_of(const Document& document, const WordClasses& classes, const NameMention& name,
                    const Sentence& sentence) {
    if (name.body || speaks(document, classes, name, sentence)) return ToponymRole::actor;
    if (tells_of_past(classes, sentence)) return ToponymRole::background;
    return tells_of_event(classes, sentence) ? ToponymRole::event : ToponymRole::other;
}

}  // namespace geoparse
}  // namespace bearing
