#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "report/text.hpp"

namespace bearing::report {

enum class TokenKind : std::uint8_t { word, number, possessive, punctuation };

/// A word, a run of digits, an English "'s", or one other character.
struct Token {
    std::uint32_t begin = 0;  ///< code points of the text
    std::uint32_t end = 0;
    std::uint32_t low_at = 0;  ///< its lower-case form in Tokens::low
    std::uint16_t low_size = 0;
    TokenKind kind = TokenKind::word;
    bool capital = false;       ///< begins with a capital
    bool all_caps = false;      ///< two or more letters, all capitals
    bool space_before = false;  ///< white space (or a line's begin) before it
    std::int32_t word = -1;     ///< its number in the lexicon, -1 if the lexicon does not have it
};

/// Half-open range of tokens.
struct TokenRange {
    std::size_t first = 0;
    std::size_t last = 0;

    bool operator==(const TokenRange&) const = default;
    bool empty() const { return first >= last; }
    bool contains(std::size_t token) const { return token >= first && token < last; }
    bool overlaps(const TokenRange& other) const { return first < other.last && other.first < last; }
};

/// All tokens of a text, in order. A token that crosses markup ("**Gan**ja") is two.
class Tokens {
  public:
    Tokens(const Text& text, const Markup& markup);

    std::size_t size() const { return tokens_.size(); }
    const Token& operator[](std::size_t at) const { return tokens_[at]; }
    Token& operator[](std::size_t at) { return tokens_[at]; }
    /// Lower-case UTF-8 of a token; words longer than any real one are cut.
    std::string_view low(std::size_t at) const {
        return std::string_view(low_).substr(tokens_[at].low_at, tokens_[at].low_size);
    }
    bool is(std::size_t at, std::string_view low_form) const { return at < size() && low(at) == low_form; }
    /// First token that begins at or after a code point.
    std::size_t first_from(std::size_t code_point) const;
    TextSpan span(TokenRange range) const;

  private:
    void add(const Text& text, std::size_t begin, std::size_t end, TokenKind kind, bool space_before);

    std::vector<Token> tokens_;
    std::string low_;
};

/// The words of a range with one space where the text has white space or markup between them.
std::string words_of(const Text& text, const Tokens& tokens, TokenRange range);

}  // namespace bearing::report
