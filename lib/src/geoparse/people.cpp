#include "geoparse/people.hpp"

#include <algorithm>

namespace bearing::geoparse {

using report::TokenKind;
using report::TokenRange;

People::People(const report::Document& document, const WordClasses& classes, const std::vector<Chunk>& chunks,
               NameSource& names)
    : document_(document), classes_(classes) {
    for (const Chunk& chunk : chunks) {
        if (chunk.caseless) continue;
        for (std::size_t at = find_person(chunk, names); at < chunk.tokens.last; ++at)
            if (document.tokens[at].kind == TokenKind::word && is_capital(document, at) &&
                !classes.is(at, WordClass::title))
                words_.insert(document.tokens.low(at));
    }
}

std::size_t People::find_person(const Chunk& chunk, NameSource& names) const {
    const auto [first, last] = chunk.tokens;
    for (std::size_t at = first; at < last; ++at)
        if (classes_.is(at, WordClass::organisation)) return last;
    for (std::size_t at = first; at + 1 < last; ++at) {
        const bool next_is_name = document_.tokens[at + 1].kind == TokenKind::word &&
                                  is_capital(document_, at + 1) && !classes_.is(at + 1, WordClass::after);
        if (!next_is_name) continue;
        // "Jordan River", "Victoria Falls", "San Juan": known as a whole.
        if (names.knows(document_.words({at, last}))) return last;
        if (classes_.is(at, WordClass::title) && !classes_.is(at + 1, WordClass::title)) return at + 1;
        if (classes_.is(at, WordClass::given) && !classes_.is(at, WordClass::before)) return at;
    }
    return last;
}

}  // namespace bearing::geoparse
