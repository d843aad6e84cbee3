#include "geoparse/name_evidence.hpp"

#include <algorithm>

#include "report/characters.hpp"

namespace bearing::geoparse {

using report::Token;
using report::TokenKind;
using report::TokenRange;

namespace {

constexpr double kOrdinaryImportance = 0.6;  ///< of a small town
constexpr double kPerImportance = 10;
constexpr double kCountry = 0.9;  ///< importance of a country

constexpr double kWholeChunk = 0.8;
constexpr double kSeveralWords = 0.8;
constexpr double kLocative = 2.0;
constexpr double kInLocatedList = 1.5;  ///< behind one with a locative: "in X, Y and Z"
constexpr double kWeakLocative = 0.6;
constexpr double kKindNamed = 2.5;  ///< "the village of", "X province"
constexpr double kPartNamed = 2.0;  ///< "northern X"
constexpr double kPossessive = 0.3;
constexpr double kHit = 1.5;  ///< "X was shelled"
constexpr double kBeginsSentence = -0.8;
constexpr double kOrdinaryWord = -3.0;
constexpr double kFirstName = -2.0;
constexpr double kWellKnownFirstName = -0.5;
constexpr double kCapitalsOnly = -2.5;
constexpr double kOtherCapital = -3.0;  ///< a capitalised word of unknown kind beside it
constexpr double kSpeaks = -1.0;
constexpr double kPerson = -3.0;

}  // namespace

void NameEvidence::weigh(NameMention& name, const Chunk& chunk, TokenRange sentence) const {
    if (is_in_code(name)) name.part_of = PartOf::other;
    name.evidence = weigh_name(name, chunk) + (name.located ? kInLocatedList : 0);
    if (!chunk.caseless) name.evidence += weigh_left(name, chunk) + weigh_right(name, chunk);
    name.evidence += weigh_before(name, sentence) + weigh_after(name, sentence);
}

/// "US$543", "A/California/7/2009": part of an amount or a code.
bool NameEvidence::is_in_code(const NameMention& name) const {
    const auto [first, last] = name.tokens;
    const auto joined = [&](std::size_t at) {
        return at < document_.tokens.size() && !document_.tokens[at].space_before;
    };
    if (joined(last) && document_.tokens.is(last, "$")) return true;
    return first > 0 && joined(first) && joined(last) && document_.tokens.is(first - 1, "/") &&
           document_.tokens.is(last, "/");
}

double NameEvidence::weigh_name(const NameMention& name, const Chunk& chunk) const {
    const double importance = name.listed ? names_.importance(name.query) : kOrdinaryImportance - 0.1;
    double sum = (importance - kOrdinaryImportance) * kPerImportance;
    const auto [first, last] = name.tokens;
    const bool single = last - first == 1;
    const bool known_well = importance >= kWellKnown;
    if (!single) sum += kSeveralWords;
    if (!single && !name.listed &&
        (classes_.is(last - 1, WordClass::after) || classes_.is(first, WordClass::before)))
        sum += kKindNamed;  // "Monroe County"
    if (name.tokens == chunk.tokens) sum += kWholeChunk;
    if (chunk.begins_sentence && first == chunk.tokens.first && single && !known_well) sum += kBeginsSentence;
    bool all_ordinary = true;
    for (std::size_t at = first; at < last; ++at)
        all_ordinary = all_ordinary && document_.tokens[at].kind == TokenKind::word &&
                       (classes_.is(at, WordClass::ordinary) || classes_.is(at, WordClass::time) ||
                        classes_.is(at, WordClass::title) || classes_.is(at, WordClass::organisation) ||
                        classes_.is(at, WordClass::part));
    if (all_ordinary) sum += kOrdinaryWord;
    if (chunk.caseless && !names_.has_exactly(name.query)) sum += kOrdinaryWord;
    if (!known_well && name.query.find('.') == 1) sum += kCapitalsOnly;  // initials
    if (single) {
        if (classes_.is(first, WordClass::given)) sum += known_well ? kWellKnownFirstName : kFirstName;
        if (!known_well && classes_.is_written_small(first)) sum += kOrdinaryWord;
        if (people_.has(first)) sum += known_well ? kPerson / 2 : kPerson;
        const Token& token = document_.tokens[first];
        if (token.all_caps && token.end - token.begin <= 5 && !known_well) sum += kCapitalsOnly;
    }
    return sum;
}

double NameEvidence::weigh_left(NameMention& name, const Chunk& chunk) const {
    std::size_t at = name.tokens.first;
    if (at == chunk.tokens.first) return 0;
    --at;
    const auto is = [&](WordClass one) { return classes_.is(at, one); };
    if (document_.tokens[at].kind == TokenKind::punctuation && !is_joining_hyphen(document_, at)) {
        name.part_of = PartOf::person;  // an initial: "George W. Bush"
        return kPerson;
    }
    if (document_.tokens.is(at, "of") || document_.tokens.is(at, "the")) {
        while (at > chunk.tokens.first && !is_capital(document_, at)) --at;
        for (std::size_t i = chunk.tokens.first; i <= at; ++i)  // "Governor Ali of Lagos"
            if (classes_.is(i, WordClass::title) || classes_.is(i, WordClass::given)) return kWeakLocative;
        if (is(WordClass::organisation) || !is(WordClass::ordinary)) {
            if (is(WordClass::organisation)) name.part_of = PartOf::organisation;
            return kOtherCapital;
        }
        return 0;
    }
    if (is(WordClass::title)) {
        name.part_of = PartOf::person;
        return kPerson;
    }
    if (is(WordClass::ordinary) || is(WordClass::time) || is(WordClass::demonym) || is(WordClass::part))
        return name.tokens.last == chunk.tokens.last ? kWholeChunk : kWholeChunk / 2;
    if (is(WordClass::given)) {
        name.part_of = PartOf::person;
        return kPerson;
    }
    return kOtherCapital;
}

double NameEvidence::weigh_right(NameMention& name, const Chunk& chunk) const {
    const std::size_t at = name.tokens.last;
    if (at >= chunk.tokens.last) return 0;
    // What the whole is decides: "Michigan State University", "Kenya Red Cross Society".
    for (std::size_t next = at; next < chunk.tokens.last; ++next) {
        if (classes_.is(next, WordClass::title)) return next == at ? kWholeChunk / 2 : kOtherCapital;
        if (!classes_.is(next, WordClass::organisation)) continue;
        if (classes_.is(next, WordClass::government) && names_.importance(name.query) >= kCountry) {
            name.body = true;
            return 0;
        }
        name.part_of = PartOf::organisation;
        return kOtherCapital;
    }
    if (classes_.is(at, WordClass::time) || classes_.is(at, WordClass::demonym)) return 0;
    return kOtherCapital;
}

double NameEvidence::weigh_before(NameMention& name, TokenRange sentence) const {
    double sum = 0;
    std::size_t at = name.tokens.first;
    const auto step_back = [&] { return at > sentence.first; };
    while (step_back() && document_.tokens[at - 1].kind == TokenKind::punctuation &&
           (report::is_quote(document_.text[document_.tokens[at - 1].begin]) ||
            document_.tokens.is(at - 1, "(")))
        --at;
    bool named_part = false;
    while (step_back() && !document_.tokens[at - 1].capital && classes_.is(at - 1, WordClass::part))
        named_part = true, --at;
    if (named_part) sum += kPartNamed;
    if (step_back() && document_.tokens.is(at - 1, "the")) --at;
    if (!step_back()) return sum;
    const std::size_t before = at - 1;
    if (document_.tokens[before].kind != TokenKind::word) return sum;
    const bool of = document_.tokens.is(before, "of") && before > sentence.first;
    const std::size_t kind = of ? before - 1 : before;  // "the village of X", "the town X"
    if (classes_.is(kind, WordClass::settlement) || classes_.is(kind, WordClass::area)) {
        name.located = true;
        return sum + kKindNamed;
    }
    if (classes_.is(before, WordClass::locative)) {
        name.located = true;
        return sum + kLocative;
    }
    if (classes_.is(before, WordClass::title) && !document_.tokens[before].capital) {
        if (!classes_.is(before, WordClass::ordinary)) name.part_of = PartOf::person;
        return sum + kPerson;
    }
    if (classes_.is(before, WordClass::weak_locative)) sum += kWeakLocative;
    return sum;
}

/// "was shelled", "came under fire": what happens to places.
bool NameEvidence::is_hit(std::size_t at, TokenRange sentence) const {
    if (at + 1 >= sentence.last) return false;
    const auto is = [&](std::string_view word) { return document_.tokens.is(at, word); };
    return (is("was") || is("were") || is("is") || is("came")) && classes_.is(at + 1, WordClass::event);
}

double NameEvidence::weigh_after(NameMention& name, TokenRange sentence) const {
    const std::size_t at = name.tokens.last;
    if (at >= sentence.last) return 0;
    if (document_.tokens[at].kind == TokenKind::possessive) return kPossessive;
    if (document_.tokens.is(at, ",") && at + 1 < sentence.last &&
        document_.tokens[at + 1].kind == TokenKind::number &&
        document_.tokens[at + 1].end - document_.tokens[at + 1].begin <= 2 &&
        !document_.tokens[name.tokens.first].all_caps) {
        const bool closed = at + 2 < sentence.last && document_.tokens.is(at + 2, ",");
        return closed ? kPerson : 0;  // an age: "Keller, 43,"
    }
    if (document_.tokens[at].capital) return 0;
    if (classes_.is(at, WordClass::thing)) {
        name.part_of = PartOf::other;
        return kOtherCapital;
    }
    if (classes_.is(at, WordClass::settlement) || classes_.is(at, WordClass::area)) return kKindNamed;
    if (is_hit(at, sentence)) return kHit;
    if (classes_.is(at, WordClass::says) || document_.tokens.is(at, "who")) return kSpeaks;
    return 0;
}

}  // namespace bearing::geoparse
