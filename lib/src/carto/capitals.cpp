#include "bearing/base/utf8.hpp"
#include "bearing/carto/fonts.hpp"

namespace bearing {
namespace {

/// In Latin Extended-A and the like capitals and small letters alternate.
char32_t alternating(char32_t c, bool capital_is_even) {
    return (c % 2 == 0) == capital_is_even ? c : c - 1;
}

char32_t latin_capital(char32_t c) {
    if (c >= U'a' && c <= U'z') return c - 32;
    if (c >= 0xE0 && c <= 0xFE && c != 0xF7) return c - 32;
    if (c == 0xFF) return 0x178;
    if (c == 0x131) return U'I';
    if (c >= 0x100 && c <= 0x137 && c != 0x130) return alternating(c, true);
    if (c >= 0x139 && c <= 0x148) return alternating(c, false);
    if (c >= 0x14A && c <= 0x177) return alternating(c, true);
    if (c >= 0x179 && c <= 0x17E) return alternating(c, false);
    if (c >= 0x218 && c <= 0x21B) return alternating(c, true);
    if (c >= 0x1E00 && c <= 0x1E95) return alternating(c, true);
    if (c >= 0x1EA0 && c <= 0x1EFF) return alternating(c, true);
    if (c == 0x259) return 0x18F;
    return c;
}

char32_t greek_capital(char32_t c) {
    if (c == 0x3AC) return 0x386;
    if (c >= 0x3AD && c <= 0x3AF) return c - 37;
    if (c == 0x3C2) return 0x3A3;
    if (c >= 0x3B1 && c <= 0x3CB) return c - 32;
    if (c == 0x3CC) return 0x38C;
    if (c == 0x3CD || c == 0x3CE) return c - 63;
    return c;
}

char32_t cyrillic_capital(char32_t c) {
    if (c >= 0x430 && c <= 0x44F) return c - 32;
    if (c >= 0x450 && c <= 0x45F) return c - 80;
    if (c >= 0x460 && c <= 0x481) return alternating(c, true);
    if (c >= 0x48A && c <= 0x4BF) return alternating(c, true);
    if (c >= 0x4C1 && c <= 0x4CE) return alternating(c, false);
    if (c == 0x4CF) return 0x4C0;
    if (c >= 0x4D0 && c <= 0x52F) return alternating(c, true);
    return c;
}

}  // namespace

std::string to_capitals(std::string_view utf8, std::string_view language) {
    const bool dotted_i = language == "az" || language == "tr";
    std::u32string out;
    for (const char32_t c : to_utf32(utf8)) {
        if (c == U'i' && dotted_i) {
            out += U'\u0130';
        } else if (c == 0xDF) {
            out += U"SS";
        } else if (c == 0x587) {
            out += U"\u0535\u054E";  // the Armenian ligature of yech and yiwn
        } else if (c >= 0x561 && c <= 0x586) {
            out += c - 48;
        } else if (c >= 0x370 && c <= 0x3FF) {
            out += greek_capital(c);
        } else if (c >= 0x400 && c <= 0x52F) {
            out += cyrillic_capital(c);
        } else {
            out += latin_capital(c);
        }
    }
    return to_utf8(out);
}

}  // namespace bearing
