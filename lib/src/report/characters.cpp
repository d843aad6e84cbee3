#include "report/characters.hpp"

namespace bearing::report {

namespace {

bool between(char32_t c, char32_t low, char32_t high) {
    return c >= low && c <= high;
}

/// Blocks beyond ASCII that hold no letters: punctuation, symbols, arrows, emoji.
bool is_symbol_block(char32_t c) {
    return between(c, 0x80, 0xA9) || between(c, 0xAB, 0xB4) || between(c, 0xB6, 0xB9) ||
           between(c, 0xBB, 0xBF) || c == 0xD7 || c == 0xF7 || between(c, 0x55A, 0x55F) || c == 0x589 ||
           c == 0x58A || c == 0x60C || c == 0x61B || c == 0x61F || between(c, 0x66A, 0x66D) || c == 0x6D4 ||
           c == 0x964 || c == 0x965 || between(c, 0x2000, 0x2BFF) || between(c, 0x2E00, 0x2E7F) ||
           between(c, 0x3000, 0x3004) || between(c, 0x3008, 0x3020) || between(c, 0xE000, 0xF8FF) ||
           between(c, 0xFE00, 0xFE6F) || between(c, 0xFF00, 0xFF0F) || between(c, 0xFFF0, 0xFFFF) ||
           between(c, 0x1F000, 0x1FAFF) || c >= 0xE0000;
}

/// Latin Extended-A and its like: capitals and small letters alternate, with the parity given by the range.
bool alternates(char32_t c, bool& capital) {
    if (c == 0x130 || c == 0x131 || c == 0x138 || c == 0x149 || c == 0x17F) return false;
    if (between(c, 0x100, 0x137) || between(c, 0x14A, 0x177) || between(c, 0x1DE, 0x1EF) ||
        between(c, 0x1F8, 0x21F) || between(c, 0x222, 0x233) || between(c, 0x460, 0x481) ||
        between(c, 0x48A, 0x4BF) || between(c, 0x4D0, 0x52F) || between(c, 0x1E00, 0x1E95) ||
        between(c, 0x1EA0, 0x1EFF)) {
        capital = c % 2 == 0;
        return true;
    }
    if (between(c, 0x139, 0x148) || between(c, 0x179, 0x17E) || between(c, 0x1CD, 0x1DC) ||
        between(c, 0x4C1, 0x4CE)) {
        capital = c % 2 == 1;
        return true;
    }
    return false;
}

}  // namespace

bool is_space_beyond(char32_t c) {
    return c == 0x85 || c == 0xA0 || c == 0x1680 || between(c, 0x2000, 0x200A) || c == 0x2028 ||
           c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000 || c == 0xFEFF;
}

bool is_letter_beyond(char32_t c) {
    return !is_space_beyond(c) && !is_symbol_block(c);
}

char32_t to_lower_beyond(char32_t c) {
    if (between(c, 0xC0, 0xDE) && c != 0xD7) return c + 32;
    bool capital = false;
    if (alternates(c, capital)) return capital ? c + 1 : c;
    if (c == 0x130) return 'i';
    if (c == 0x178) return 0xFF;
    if (c == 0x18F) return 0x259;  // the Azerbaijani schwa
    if (between(c, 0x391, 0x3A9)) return c + 32;
    if (between(c, 0x400, 0x40F)) return c + 80;
    if (between(c, 0x410, 0x42F)) return c + 32;
    if (c == 0x4C0) return 0x4CF;
    if (between(c, 0x531, 0x556)) return c + 48;
    return c;
}

bool is_apostrophe_beyond(char32_t c) {
    return c == 0x2018 || c == 0x2019 || c == 0x2BC || c == 0xB4;
}

bool is_dash(char32_t c) {
    return c == '-' || between(c, 0x2010, 0x2015) || c == 0x2212 || c == 0x58A;
}

bool is_quote(char32_t c) {
    return c == '"' || c == 0xAB || c == 0xBB || between(c, 0x201C, 0x201F) || c == 0x2039 || c == 0x203A;
}

bool is_sentence_end_beyond(char32_t c) {
    return c == 0x2026 || c == 0x589 || c == 0x6D4 || c == 0x61F || c == 0x3002;
}

}  // namespace bearing::report
