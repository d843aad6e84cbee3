#include "report/speakers.hpp"

#include <algorithm>

#include "report/characters.hpp"
#include "report/mentions.hpp"

namespace bearing::report {

namespace {

constexpr std::size_t kSubjectReach = 16;

}  // namespace

Who SpeakerFinder::party_at(std::size_t at) const {
    const Tag tag = reading_.tag(at);
    return tag.kind == TagKind::party ? who_is(reading_, tag.index) : Who{};
}

/// The first party behind a token, past articles and small words, before the clause ends.
Who SpeakerFinder::party_after(std::size_t from, std::size_t reach) const {
    for (std::size_t at = from; at < reading_.tokens.last && at < from + reach; ++at) {
        if (Who who = party_at(at); who.known()) return who;
        const TagKind kind = reading_.tag(at).kind;
        if (kind == TagKind::event || kind == TagKind::stance || is(at, ";") || is(at, ".")) break;
        if (Who name = unknown_name_from(at); at == from && name.known()) return name;
    }
    return {};
}

Who SpeakerFinder::party_after_word(std::string_view word, std::size_t from, std::size_t reach) const {
    for (std::size_t at = from; at < reading_.tokens.last && at < from + reach; ++at)
        if (is(at, word))
            if (Who who = party_after(at + 1, 4); who.known()) return who;
    return {};
}

bool SpeakerFinder::is_name_word(std::size_t at) const {
    const Token& token = document_.tokens[at];
    return reading_.tokens.contains(at) && token.kind == TokenKind::word && token.capital &&
           reading_.tag(at).kind == TagKind::none && !reading_.has(at, Category::grammar) &&
           !reading_.has(at, Category::cue) && !reading_.has(at, Category::time_word);
}

Who SpeakerFinder::name_of(TokenRange tokens) const {
    Who who;
    who.kind = Who::Kind::name;
    who.tokens = tokens;
    who.name = document_.words(tokens);
    return who;
}

Who SpeakerFinder::unknown_name_from(std::size_t first) const {
    std::size_t last = first;
    while (last < reading_.tokens.last && last < first + 5 && is_name_word(last)) ++last;
    return last > first ? name_of({first, last}) : Who{};
}

Who SpeakerFinder::unknown_name_before(std::size_t last) const {
    std::size_t first = last;
    while (first > reading_.tokens.first && last - first < 5 && is_name_word(first - 1)) --first;
    const bool sentence_start = first == reading_.tokens.first && last - first == 1;
    return last > first && !sentence_start ? name_of({first, last}) : Who{};
}

bool SpeakerFinder::is_pronoun(std::size_t at) const {
    for (std::string_view word : {"it", "they", "he", "she", "we", "он", "она", "они"})
        if (is(at, word)) return true;
    return false;
}

/// The subject of an active verb: walks left from its verb group.
Who SpeakerFinder::subject_before(std::size_t verb) const {
    std::size_t begin = verb_group_begin(reading_, verb);
    std::size_t stop =
        begin > reading_.tokens.first + kSubjectReach ? begin - kSubjectReach : reading_.tokens.first;
    bool past_comma = false;
    for (std::size_t at = begin; at-- > stop;) {
        if (Who who = party_at(at); who.known()) return who;
        if (is_quote(document_.text[document_.tokens[at].begin])) {
            if (at + 1 == begin) --begin;  // it "had nothing to do with" the attack
            continue;
        }
        const bool adjacent = at + 1 == begin;
        if (!past_comma &&
            ((is_pronoun(at) && adjacent) || reading_.has(at, Category::grammar, "reference"))) {
            if (is(at, "we")) return {};  // the report itself
            if (is_pronoun(at) && previous_claimant().known() && told_.back().kind == "say" &&
                told_.back().verb.last <= at)
                return previous_claimant();  // "Moscow said that it had nothing to do with it"
            Who who;
            who.kind = Who::Kind::pronoun;
            who.tokens = {at, at + 1};
            return who;
        }
        if (is(at, "and") || is(at, "but") || is(at, "then") || is(at, ";"))
            if (previous_claimant().known()) return previous_claimant();
        if (is(at, ";") || is(at, ".")) return {};
        const TagKind kind = reading_.tag(at).kind;
        if (kind == TagKind::stance) return previous_claimant();
        if (adjacent)
            if (Who name = unknown_name_before(at + 1); name.known()) return name;
        if (kind == TagKind::event && !past_comma) return previous_claimant();
        if (is(at, ",")) {
            if (adjacent && is_participle(verb)) return previous_claimant();
            if (adjacent) {
                const std::size_t opened = behind_relative_clause(at);
                if (opened < at)
                    stop = opened > kSubjectReach ? std::max(reading_.tokens.first, opened - kSubjectReach)
                                                  : reading_.tokens.first;
                at = opened;
            }
            past_comma = true;
        }
    }
    return {};
}

/// For the comma that closes ", which had accused …," the one that opens it; else the comma itself.
std::size_t SpeakerFinder::behind_relative_clause(std::size_t comma) const {
    constexpr std::size_t kLongestClause = 30;
    const std::size_t stop =
        comma > reading_.tokens.first + kLongestClause ? comma - kLongestClause : reading_.tokens.first;
    for (std::size_t at = comma; at-- > stop;)
        if (is(at, ",") && (is(at + 1, "which") || is(at + 1, "who") || is(at + 1, "whose"))) return at;
    return behind_apposition(comma);
}

/// For the comma that closes ", Ihor Terekhov,", the one that opens it; else the comma itself.
std::size_t SpeakerFinder::behind_apposition(std::size_t comma) const {
    constexpr std::size_t kLongestName = 6;
    for (std::size_t at = comma; at-- > reading_.tokens.first && at + kLongestName >= comma;) {
        if (is(at, ",")) return at + 1 < comma ? at : comma;
        if (!document_.tokens[at].capital || reading_.tag(at).kind == TagKind::event) return comma;
    }
    return comma;
}

/// "…, said the ministry": the verb stands first.
Who SpeakerFinder::subject_after(const StanceMention& stance) const {
    std::size_t at = stance.tokens.last;
    if (is(at, "the") || is(at, "a")) ++at;
    if (Who who = party_at(at); who.known()) return who;
    return unknown_name_from(at);
}

bool SpeakerFinder::is_inverted(const StanceMention& stance) const {
    const std::size_t at = stance.tokens.first;
    if (at == reading_.tokens.first) return false;
    if (is(at - 1, ",")) return behind_relative_clause(at - 1) == at - 1;
    const Token& before = document_.tokens[at - 1];
    return before.kind == TokenKind::punctuation && is_quote(document_.text[before.begin]);
}

}  // namespace bearing::report
