#pragma once

#include <vector>

#include "report/blocks.hpp"
#include "report/knowledge.hpp"
#include "report/tokens.hpp"

namespace bearing::report {

/// What is known of the phrases at a token.
struct PhraseMarks {
    std::uint32_t begins = 0;     ///< categories of phrases that begin at it, as bits
    std::uint32_t covers = 0;     ///< the same for phrases that cover it
    std::uint32_t first_hit = 0;  ///< index of the first phrase that begins at it or behind
};

struct Sentence {
    TokenRange tokens;
    std::size_t block = 0;
    std::vector<PhraseMarks> marks;  ///< one a token
    std::vector<Hit> hits;  ///< phrases of the lexicon in it, ascending by first token, longer ones first
};

/// A report cut into blocks, tokens and sentences.
struct Document {
    explicit Document(std::string_view utf8, const Knowledge& knowledge);

    const Knowledge& knowledge;
    Text text;
    Markup markup;
    Tokens tokens;
    std::vector<Block> blocks;
    std::vector<Sentence> sentences;  ///< filled by split_sentences

    std::string language;      ///< ISO 639-1, "" if undecided
    std::string_view foreign;  ///< the language whose words are not meant, because it shares the script

    /// Phrases of the lexicon in a range, ascending by first token, longer ones first.
    std::vector<Hit> phrases_in(TokenRange range) const {
        return knowledge.lexicon.find(tokens, range, foreign);
    }
    TokenRange tokens_of(TextSpan span) const;
    std::string words(TokenRange range) const { return words_of(text, tokens, range); }
    TextSpan span(TokenRange range) const { return tokens.span(range); }
};

/// ISO 639-1 code of the language that most of the text is in, "" if undecided.
std::string guess_language(const Document& document);

/// Cuts the blocks into sentences; tokens of a block before `starts[block]` (its dateline) are left out.
void split_sentences(Document& document, const std::vector<std::size_t>& starts);

}  // namespace bearing::report
