#pragma once

namespace bearing::report {

/// Classes of code points, as far as reading reports needs them: without ICU, which stays in the gazetteer.
bool is_space(char32_t c);
bool is_digit(char32_t c);  ///< ASCII digits only: others are letters of their words
bool is_letter(char32_t c);
bool is_upper(char32_t c);
/// Simple case mapping of Latin, Cyrillic, Armenian and Greek; other code points as they are.
char32_t to_lower(char32_t c);

bool is_apostrophe(char32_t c);
bool is_dash(char32_t c);   ///< hyphens and dashes of all lengths
bool is_quote(char32_t c);  ///< double quotation marks of all kinds
bool is_sentence_end(char32_t c);

}  // namespace bearing::report
