#pragma once

namespace bearing::report {

/// Classes of code points, as far as reading reports needs them: without ICU, which stays in the gazetteer.
/// What is ASCII is decided here, where the compiler can see it; `_beyond` functions decide the rest.
bool is_space_beyond(char32_t c);
bool is_letter_beyond(char32_t c);
char32_t to_lower_beyond(char32_t c);
bool is_apostrophe_beyond(char32_t c);
bool is_sentence_end_beyond(char32_t c);

constexpr bool is_in(char32_t c, char32_t low, char32_t high) {
    return c - low <= high - low;
}

inline bool is_space(char32_t c) {
    return c < 0x80 ? c == ' ' || is_in(c, 9, 13) : is_space_beyond(c);
}
/// ASCII digits only: others are letters of their words.
constexpr bool is_digit(char32_t c) {
    return is_in(c, '0', '9');
}
inline bool is_letter(char32_t c) {
    return c < 0x80 ? is_in(c | 0x20, 'a', 'z') : is_letter_beyond(c);
}
/// Simple case mapping of Latin, Cyrillic, Armenian and Greek; other code points as they are.
inline char32_t to_lower(char32_t c) {
    return c < 0x80 ? (is_in(c, 'A', 'Z') ? c + 32 : c) : to_lower_beyond(c);
}
inline bool is_upper(char32_t c) {
    return to_lower(c) != c;
}
inline bool is_apostrophe(char32_t c) {
    return c < 0x80 ? c == '\'' || c == '`' : is_apostrophe_beyond(c);
}
bool is_dash(char32_t c);   ///< hyphens and dashes of all lengths
bool is_quote(char32_t c);  ///< double quotation marks of all kinds
inline bool is_sentence_end(char32_t c) {
    return c < 0x80 ? c == '.' || c == '!' || c == '?' : is_sentence_end_beyond(c);
}

}  // namespace bearing::report
