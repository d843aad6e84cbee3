#include "report/tokens.hpp"

#include <algorithm>

#include "bearing/base/utf8.hpp"
#include "report/characters.hpp"

namespace bearing::report {

namespace {

constexpr std::size_t kLongestWord = 64;  // code points kept of a word's lower-case form

bool is_word_part(char32_t c) {
    return is_letter(c) || is_digit(c);
}

/// True if the apostrophe at `at` ends its word: "Ganja's", "soldiers'".
bool ends_word(const Text& text, const Markup& markup, std::size_t at) {
    const std::size_t next = at + 1;
    if (next >= text.size() || markup[next] || !is_word_part(text[next])) return true;
    const bool is_s = text[next] == 's' || text[next] == 'S';
    return is_s && (next + 1 >= text.size() || markup[next + 1] || !is_word_part(text[next + 1]));
}

std::size_t word_end(const Text& text, const Markup& markup, std::size_t at) {
    while (at < text.size() && !markup[at]) {
        if (!is_word_part(text[at]) && !(is_apostrophe(text[at]) && !ends_word(text, markup, at))) break;
        ++at;
    }
    return at;
}

}  // namespace

Tokens::Tokens(const Text& text, const Markup& markup) {
    tokens_.reserve(text.size() / 5 + 1);
    low_.reserve(text.size());
    bool space = true;
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = text[at];
        if (markup[at] || is_space(c)) {
            space = space || is_space(c);
            ++at;
            continue;
        }
        std::size_t end = at + 1;
        TokenKind kind = TokenKind::punctuation;
        if (is_digit(c)) {
            while (end < text.size() && !markup[end] && is_digit(text[end])) ++end;
            const bool mixed = end < text.size() && !markup[end] && is_letter(text[end]);
            kind = mixed ? TokenKind::word : TokenKind::number;
            if (mixed) end = word_end(text, markup, end);
        } else if (is_letter(c)) {
            end = word_end(text, markup, at);
            kind = TokenKind::word;
        } else if (is_apostrophe(c) && !space && at > 0 && is_word_part(text[at - 1]) && end < text.size() &&
                   (text[end] == 's' || text[end] == 'S') && ends_word(text, markup, at)) {
            ++end;
            kind = TokenKind::possessive;
        }
        add(text, at, end, kind, space);
        space = false;
        at = end;
    }
}

void Tokens::add(const Text& text, std::size_t begin, std::size_t end, TokenKind kind, bool space_before) {
    Token token;
    token.begin = static_cast<std::uint32_t>(begin);
    token.end = static_cast<std::uint32_t>(end);
    token.low_at = static_cast<std::uint32_t>(low_.size());
    token.kind = kind;
    token.space_before = space_before;
    token.capital = is_upper(text[begin]);
    bool any_lower = false;
    for (std::size_t i = begin; i < std::min(end, begin + kLongestWord); ++i) {
        const char32_t c = text[i], low = to_lower(c);
        any_lower = any_lower || (low == c && is_letter(c));
        if (c < 0x80)
            low_ += c == '`' ? '\'' : static_cast<char>(low);
        else
            append_utf8(low_, is_apostrophe(c) ? U'\'' : low);
    }
    token.all_caps = kind == TokenKind::word && end - begin > 1 && !any_lower;
    token.low_size = static_cast<std::uint16_t>(low_.size() - token.low_at);
    tokens_.push_back(token);
}

std::size_t Tokens::first_from(std::size_t code_point) const {
    const auto it = std::lower_bound(tokens_.begin(), tokens_.end(), code_point,
                                     [](const Token& token, std::size_t at) { return token.begin < at; });
    return static_cast<std::size_t>(it - tokens_.begin());
}

TextSpan Tokens::span(TokenRange range) const {
    if (range.empty()) return {};
    return {tokens_[range.first].begin, tokens_[range.last - 1].end};
}

std::string words_of(const Text& text, const Tokens& tokens, TokenRange range) {
    std::string words;
    for (std::size_t i = range.first; i < range.last; ++i) {
        if (i > range.first && tokens[i].begin > tokens[i - 1].end && tokens[i].space_before) words += ' ';
        words += text.slice({tokens[i].begin, tokens[i].end});
    }
    return words;
}

}  // namespace bearing::report
