#include "geoparse/word_classes.hpp"

namespace bearing::geoparse {

using report::Category;
using report::Entry;
using report::Hit;

WordClasses::WordClasses(const report::Document& document)
    : document_(document), classes_(document.tokens.size(), 0) {
    for (const report::Sentence& sentence : document.sentences)
        for (const Hit& hit : sentence.hits) take(hit);
    for (std::size_t at = 0; at < document.tokens.size(); ++at) {
        const report::Token& token = document.tokens[at];
        if (token.kind == report::TokenKind::word && !token.capital && token.word < 0)
            small_.insert(document.tokens.low(at));
    }
}

bool WordClasses::is_written_small(std::size_t token) const {
    return small_.contains(document_.tokens.low(token));
}

void WordClasses::take(const Hit& hit) {
    const Entry& entry = *hit.entry;
    switch (entry.category) {
        case Category::name_word:
            take_name_word(hit);
            return;
        case Category::month:
        case Category::weekday:
            add(hit.tokens, WordClass::time);
            return;
        case Category::country:
            if (entry.kind == "name") add(hit.tokens, WordClass::country);
            if (entry.kind == "demonym" || entry.kind == "people") add(hit.tokens, WordClass::demonym);
            return;
        case Category::place_word:
            if (entry.kind == "settlement") add(hit.tokens, WordClass::settlement);
            if (entry.kind == "area") add(hit.tokens, WordClass::area);
            if (entry.kind == "near") add(hit.tokens.last - 1, WordClass::locative);
            if (entry.kind == "direction") add(hit.tokens, WordClass::part);
            return;
        case Category::stance:
            add(hit.tokens, WordClass::says);
            add(hit.tokens, WordClass::ordinary);
            return;
        case Category::event:
            if (entry.kind != "not_event") add(hit.tokens, WordClass::event);
            add(hit.tokens, WordClass::ordinary);
            return;
        case Category::cue:
            if (entry.kind == "background") add(hit.tokens, WordClass::past);
            add(hit.tokens, WordClass::ordinary);
            return;
        case Category::actor:
        case Category::structure:
            return;
        case Category::weapon:
            if (!entry.capital_only) add(hit.tokens, WordClass::ordinary);
            return;
        default:
            add(hit.tokens, WordClass::ordinary);
    }
}

void WordClasses::take_name_word(const Hit& hit) {
    const std::string& kind = hit.entry->kind;
    const bool capital = document_.tokens[hit.tokens.first].capital;
    if (kind == "ordinary") add(hit.tokens, WordClass::ordinary);
    if (kind == "title") add(hit.tokens, WordClass::title);
    if (kind == "given" && capital) add(hit.tokens, WordClass::given);
    if (kind == "organisation" && capital) add(hit.tokens, WordClass::organisation);
    if (kind == "government" && capital) {
        add(hit.tokens, WordClass::organisation);
        add(hit.tokens, WordClass::government);
    }
    if (kind == "before") add(hit.tokens, WordClass::before);
    if (kind == "after") add(hit.tokens, WordClass::after);
    if (kind == "part") add(hit.tokens, WordClass::part);
    if (kind == "locative") add(hit.tokens.last - 1, WordClass::locative);
    if (kind == "surely_in") {
        add(hit.tokens.last - 1, WordClass::locative);
        add(hit.tokens.last - 1, WordClass::surely_in);
    }
    if (kind == "thing") add(hit.tokens, WordClass::thing);
    if (kind == "weak_locative") add(hit.tokens.last - 1, WordClass::weak_locative);
}

}  // namespace bearing::geoparse
