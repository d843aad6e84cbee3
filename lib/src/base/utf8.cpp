#include "bearing/base/utf8.hpp"

#include <unicode/uchar.h>

#include <algorithm>
#include <cstdint>
#include <cstring>

namespace bearing {
namespace {

constexpr char32_t kReplacement = 0xFFFD;

struct Decoded {
    char32_t code_point = kReplacement;
    std::size_t length = 1;
    bool valid = false;
};

bool is_scalar(char32_t c) {
    return c <= 0x10FFFF && (c < 0xD800 || c > 0xDFFF);
}

Decoded decode_at(std::string_view text, std::size_t at) {
    const auto byte = [&](std::size_t i) { return static_cast<std::uint8_t>(text[i]); };
    const std::uint8_t lead = byte(at);
    if (lead < 0x80) return {lead, 1, true};
    const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC2 ? 2 : 0;
    if (length == 0 || lead > 0xF4 || at + length > text.size()) return {};
    char32_t c = lead & (0xFF >> (length + 1));
    for (std::size_t i = 1; i < length; ++i) {
        if ((byte(at + i) & 0xC0) != 0x80) return {};
        c = (c << 6) | (byte(at + i) & 0x3F);
    }
    constexpr char32_t kLeast[] = {0, 0, 0x80, 0x800, 0x10000};
    if (c < kLeast[length] || !is_scalar(c)) return {};
    return {c, length, true};
}

}  // namespace

bool is_valid_utf8(std::string_view bytes) {
    constexpr std::uint64_t kHighBits = 0x8080808080808080U;
    for (std::size_t i = 0; i < bytes.size();) {
        // Most text is ASCII for long stretches: eight bytes at a time.
        std::uint64_t word = kHighBits;
        if (i + 8 <= bytes.size()) std::memcpy(&word, bytes.data() + i, 8);
        if ((word & kHighBits) == 0) {
            i += 8;
            continue;
        }
        const Decoded d = decode_at(bytes, i);
        if (!d.valid) return false;
        i += d.length;
    }
    return true;
}

bool is_ascii(std::string_view bytes) {
    return std::all_of(bytes.begin(), bytes.end(), [](char c) { return (c & 0x80) == 0; });
}

std::u32string to_utf32(std::string_view utf8) {
    std::u32string out(utf8.size(), 0);  // no code point is shorter than a byte
    std::size_t size = 0;
    for (std::size_t i = 0; i < utf8.size();) {
        const auto byte = static_cast<std::uint8_t>(utf8[i]);
        if (byte < 0x80) {
            out[size++] = byte;
            ++i;
            continue;
        }
        const Decoded d = decode_at(utf8, i);
        out[size++] = d.code_point;
        i += d.length;
    }
    out.resize(size);
    return out;
}

void append_utf8(std::string& out, char32_t c) {
    if (!is_scalar(c)) c = kReplacement;
    if (c < 0x80) {
        out += static_cast<char>(c);
    } else if (c < 0x800) {
        out += static_cast<char>(0xC0 | (c >> 6));
        out += static_cast<char>(0x80 | (c & 0x3F));
    } else if (c < 0x10000) {
        out += static_cast<char>(0xE0 | (c >> 12));
        out += static_cast<char>(0x80 | ((c >> 6) & 0x3F));
        out += static_cast<char>(0x80 | (c & 0x3F));
    } else {
        out += static_cast<char>(0xF0 | (c >> 18));
        out += static_cast<char>(0x80 | ((c >> 12) & 0x3F));
        out += static_cast<char>(0x80 | ((c >> 6) & 0x3F));
        out += static_cast<char>(0x80 | (c & 0x3F));
    }
}

std::string to_utf8(std::u32string_view code_points) {
    std::string out;
    out.reserve(code_points.size());
    for (const char32_t c : code_points) {
        if (c < 0x80)
            out += static_cast<char>(c);
        else
            append_utf8(out, c);
    }
    return out;
}

std::string ascii_digits(std::string_view utf8) {
    std::string plain;
    for (const char32_t c : to_utf32(utf8)) {
        constexpr char32_t kArabicDecimalSeparator = 0x66B, kMinus = 0x2212;
        const auto digit = u_charDigitValue(static_cast<UChar32>(c));
        if (digit >= 0 && c >= 0x80)
            plain += static_cast<char>('0' + digit);
        else
            append_utf8(plain, c == kArabicDecimalSeparator ? U'.' : c == kMinus ? U'-' : c);
    }
    return plain;
}

std::string sanitize_utf8(std::string_view bytes) {
    return is_valid_utf8(bytes) ? std::string(bytes) : to_utf8(to_utf32(bytes));
}

}  // namespace bearing
