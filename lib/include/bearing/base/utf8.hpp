#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace bearing {

/// True if the bytes are well-formed UTF-8 (no surrogates, no overlong forms, at most U+10FFFF).
bool is_valid_utf8(std::string_view bytes);

/// True if all bytes are below 128.
bool is_ascii(std::string_view bytes);

/// Code points of UTF-8 text; each byte that cannot be decoded becomes one U+FFFD.
std::u32string to_utf32(std::string_view utf8);

/// UTF-8 of code points; a value that is no Unicode scalar becomes U+FFFD.
std::string to_utf8(std::u32string_view code_points);

/// Appends one code point as UTF-8.
void append_utf8(std::string& out, char32_t code_point);

/// The text with decimal digits of every script as 0 to 9, and the Arabic decimal separator and the minus sign
/// as those of ASCII.
std::string ascii_digits(std::string_view utf8);

/// The bytes with every undecodable byte replaced by U+FFFD.
std::string sanitize_utf8(std::string_view bytes);

}  // namespace bearing
