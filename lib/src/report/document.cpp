#include "report/document.hpp"

#include <algorithm>

#include "report/characters.hpp"

namespace bearing::report {

namespace {

constexpr std::size_t kLongestSentence = 400;  // tokens; longer ones are cut, so that no text is slow

bool is_abbreviation(const Document& document, std::size_t token) {
    const std::uint32_t known = document.knowledge.lexicon.categories_from(document.tokens[token].word);
    if ((known & bit_of(Category::structure)) == 0) return false;
    const auto hits = document.phrases_in({token, token + 1});
    return std::any_of(hits.begin(), hits.end(), [](const Hit& hit) {
        return hit.entry->category == Category::structure && hit.entry->kind == "abbreviation";
    });
}

/// Does the full stop at `at` belong to the word before it?
bool belongs_to_word(const Document& document, std::size_t at, std::size_t first) {
    const Tokens& tokens = document.tokens;
    if (at == first || tokens[at].space_before) return false;
    const Token& before = tokens[at - 1];
    const bool letter = before.kind == TokenKind::word && before.end - before.begin == 1;
    if (letter && before.capital) return true;
    const bool next_capital = at + 1 < tokens.size() && tokens[at + 1].capital;
    if (letter && at >= first + 2 && tokens.is(at - 2, ".")) return !next_capital;
    return is_abbreviation(document, at - 1);
}

bool may_begin_sentence(const Document& document, std::size_t at) {
    const Token& token = document.tokens[at];
    if (token.kind == TokenKind::number || token.capital) return true;
    const char32_t c = document.text[token.begin];
    if (token.kind == TokenKind::punctuation) return true;
    return is_letter(c) && to_lower(c) == c && c >= 0x530;  // scripts whose letters have no case, and others
}

bool is_closing(const Document& document, std::size_t at) {
    const Token& token = document.tokens[at];
    if (token.kind != TokenKind::punctuation || token.space_before) return false;
    const char32_t c = document.text[token.begin];
    return is_quote(c) || is_apostrophe(c) || c == ')' || c == ']';
}

/// One past the last token of the sentence that begins at `first`.
std::size_t end_of_sentence(const Document& document, std::size_t first, std::size_t last) {
    const Tokens& tokens = document.tokens;
    for (std::size_t at = first; at < last; ++at) {
        if (at - first >= kLongestSentence) return at;
        const char32_t c = document.text[tokens[at].begin];
        if (tokens[at].kind != TokenKind::punctuation || !is_sentence_end(c)) continue;
        if (c == '.' && belongs_to_word(document, at, first)) continue;
        std::size_t next = at + 1;
        while (next < last &&
               (is_closing(document, next) || is_sentence_end(document.text[tokens[next].begin])))
            ++next;
        if (next >= last) return last;
        if (tokens[next].space_before && may_begin_sentence(document, next)) return next;
    }
    return last;
}

void mark_categories(Sentence& sentence) {
    const std::size_t first = sentence.tokens.first;
    sentence.marks.resize(sentence.tokens.last - first);
    std::size_t next = 0;  // the first token whose first phrase is not known yet
    for (std::size_t i = 0; i < sentence.hits.size(); ++i) {
        const Hit& hit = sentence.hits[i];
        for (; next <= hit.tokens.first - first; ++next)
            sentence.marks[next].first_hit = static_cast<std::uint32_t>(i);
        const std::uint32_t bit = bit_of(hit.entry->category);
        sentence.marks[hit.tokens.first - first].begins |= bit;
        for (std::size_t at = hit.tokens.first; at < hit.tokens.last; ++at)
            sentence.marks[at - first].covers |= bit;
    }
    for (; next < sentence.marks.size(); ++next)
        sentence.marks[next].first_hit = static_cast<std::uint32_t>(sentence.hits.size());
}

}  // namespace

Document::Document(std::string_view utf8, const Knowledge& knowledge_in)
    : knowledge(knowledge_in),
      text(utf8),
      markup(find_markup(text)),
      tokens(text, markup),
      blocks(find_blocks(text)) {
    knowledge.lexicon.number_words(tokens);
    language = guess_language(*this);
    foreign = language == "en" ? "az" : language == "az" ? "en" : "";
}

TokenRange Document::tokens_of(TextSpan span) const {
    return {tokens.first_from(span.begin), tokens.first_from(span.end)};
}

void split_sentences(Document& document, const std::vector<std::size_t>& starts) {
    for (std::size_t b = 0; b < document.blocks.size(); ++b) {
        const Block& block = document.blocks[b];
        const TokenRange range = document.tokens_of(block.span);
        const bool whole = block.kind == BlockKind::table_row || block.kind == BlockKind::table_head;
        for (std::size_t first = std::max(range.first, starts[b]); first < range.last;) {
            const std::size_t last = whole ? range.last : end_of_sentence(document, first, range.last);
            Sentence sentence{{first, last}, b, {}, {}};
            sentence.hits = document.phrases_in(sentence.tokens);
            mark_categories(sentence);
            document.sentences.push_back(std::move(sentence));
            first = last;
        }
    }
}

}  // namespace bearing::report
