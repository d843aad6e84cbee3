#include "geo/coordinate_tokens.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "bearing/base/text.hpp"
#include "bearing/base/utf8.hpp"

namespace bearing {
namespace {

using Kind = CoordinateToken::Kind;

struct Word {
    std::u32string_view text;  ///< lower case
    Kind kind;
    char letter = 0;
};

// Longer words before those that begin them.
constexpr std::array kWords{
    Word{U"latitude", Kind::latitude_label},
    Word{U"lat", Kind::latitude_label},
    Word{U"широта", Kind::latitude_label},
    Word{U"longitude", Kind::longitude_label},
    Word{U"long", Kind::longitude_label},
    Word{U"lng", Kind::longitude_label},
    Word{U"lon", Kind::longitude_label},
    Word{U"долгота", Kind::longitude_label},
    Word{U"северной широты", Kind::hemisphere, 'N'},
    Word{U"южной широты", Kind::hemisphere, 'S'},
    Word{U"восточной долготы", Kind::hemisphere, 'E'},
    Word{U"западной долготы", Kind::hemisphere, 'W'},
    Word{U"հյուսիսային լայնություն", Kind::hemisphere, 'N'},
    Word{U"հյուսիսային լայնության", Kind::hemisphere, 'N'},
    Word{U"հս. լայն.", Kind::hemisphere, 'N'},
    Word{U"արևելյան երկայնություն", Kind::hemisphere, 'E'},
    Word{U"արևելյան երկայնության", Kind::hemisphere, 'E'},
    Word{U"արլ. երկ.", Kind::hemisphere, 'E'},
    Word{U"şimal en dairəsi", Kind::hemisphere, 'N'},
    Word{U"şimal enliyi", Kind::hemisphere, 'N'},
    Word{U"şm. e.", Kind::hemisphere, 'N'},
    Word{U"şm.e.", Kind::hemisphere, 'N'},
    Word{U"şərq uzunluğu", Kind::hemisphere, 'E'},
    Word{U"şərq uzunluq dairəsi", Kind::hemisphere, 'E'},
    Word{U"ş. u.", Kind::hemisphere, 'E'},
    Word{U"ş.u.", Kind::hemisphere, 'E'},
    Word{U"градусов", Kind::degree},
    Word{U"градуса", Kind::degree},
    Word{U"градус", Kind::degree},
    Word{U"минут", Kind::minute},
    Word{U"минуты", Kind::minute},
    Word{U"минута", Kind::minute},
    Word{U"секунд", Kind::second},
    Word{U"секунды", Kind::second},
    Word{U"секунда", Kind::second},
    Word{U"degrees", Kind::degree},
    Word{U"degree", Kind::degree},
    Word{U"deg", Kind::degree},
    Word{U"minutes", Kind::minute},
    Word{U"minute", Kind::minute},
    Word{U"min", Kind::minute},
    Word{U"seconds", Kind::second},
    Word{U"second", Kind::second},
    Word{U"sec", Kind::second},
    Word{U"north", Kind::hemisphere, 'N'},
    Word{U"south", Kind::hemisphere, 'S'},
    Word{U"east", Kind::hemisphere, 'E'},
    Word{U"west", Kind::hemisphere, 'W'},
    Word{U"с.ш.", Kind::hemisphere, 'N'},
    Word{U"с. ш.", Kind::hemisphere, 'N'},
    Word{U"сш", Kind::hemisphere, 'N'},
    Word{U"ю.ш.", Kind::hemisphere, 'S'},
    Word{U"ю. ш.", Kind::hemisphere, 'S'},
    Word{U"юш", Kind::hemisphere, 'S'},
    Word{U"в.д.", Kind::hemisphere, 'E'},
    Word{U"в. д.", Kind::hemisphere, 'E'},
    Word{U"вд", Kind::hemisphere, 'E'},
    Word{U"з.д.", Kind::hemisphere, 'W'},
    Word{U"з. д.", Kind::hemisphere, 'W'},
    Word{U"зд", Kind::hemisphere, 'W'},
    Word{U"and", Kind::separator},
    Word{U"n", Kind::hemisphere, 'N'},
    Word{U"s", Kind::hemisphere, 'S'},
    Word{U"e", Kind::hemisphere, 'E'},
    Word{U"w", Kind::hemisphere, 'W'},
    Word{U"d", Kind::degree},
    Word{U"m", Kind::minute, 'm'},
};

bool is_digit(char32_t c) {
    return c >= U'0' && c <= U'9';
}
bool is_minus(char32_t c) {
    return c == U'-' || c == 0x2212 || c == 0x2013 || c == 0x2010 || c == 0x2011;
}

bool is_space(char32_t c) {
    return c == U' ' || c == U'\t' || c == U'\n' || c == U'\r' || c == 0xA0 || c == 0x202F || c == 0x2009;
}

bool is_degree(char32_t c) {
    // Degree sign, masculine ordinal, ring above, ring operator, modifier o, combining ring.
    return c == 0xB0 || c == 0xBA || c == 0x2DA || c == 0x2218 || c == 0x1D52 || c == 0x30A;
}
bool is_prime(char32_t c) {
    return c == U'\'' || c == 0x2019 || c == 0x2018 || c == 0x2032 || c == 0x2B9 || c == 0xB4 || c == U'`';
}
bool is_double_prime(char32_t c) {
    return c == U'"' || c == 0x201D || c == 0x201C || c == 0x2033 || c == 0x2BA;
}

char32_t lower(char32_t c) {
    if (c >= U'A' && c <= U'Z') return c + 32;
    if (c >= U'А' && c <= U'Я') return c + 32;
    return c;
}

bool is_letter(char32_t c) {
    return (c >= U'a' && c <= U'z') || (c >= U'а' && c <= U'я');
}

/// Reads tokens off a line of lower-case text.
class Lexer {
  public:
    Lexer(std::u32string text, bool decimal_comma) : text_(std::move(text)), decimal_comma_(decimal_comma) {}

    std::optional<std::vector<CoordinateToken>> all() {
        while (at_ < text_.size()) {
            if (is_space(text_[at_])) {
                ++at_;
            } else if (!number() && !sign() && !word()) {
                return std::nullopt;
            }
        }
        return std::move(tokens_);
    }

  private:
    bool next_is_digit(std::size_t i) const { return i < text_.size() && is_digit(text_[i]); }

    bool number() {
        std::size_t i = at_;
        CoordinateToken token{Kind::number};
        const bool minus = is_minus(text_[i]);
        // After a number a minus without space before it joins (39-49-05), elsewhere it is a sign.
        const bool joins =
            i > 0 && (is_digit(text_[i - 1]) || is_degree(text_[i - 1]) || is_prime(text_[i - 1]));
        if ((minus && !joins) || text_[i] == U'+') {
            token.signed_ = true;
            token.negative = minus;
            ++i;
        }
        if (!next_is_digit(i)) return false;
        std::string digits;
        for (; next_is_digit(i); ++i, ++token.whole_digits) digits += static_cast<char>(text_[i]);
        const bool point = i < text_.size() && (text_[i] == U'.' || (decimal_comma_ && text_[i] == U','));
        if (point && next_is_digit(i + 1)) {
            for (++i; next_is_digit(i); ++i, ++token.decimals) digits += static_cast<char>(text_[i]);
            digits.insert(token.whole_digits, 1, '.');
        }
        at_ = i;
        if (token.whole_digits > 8 || token.decimals > 15) return false;
        token.value = parse_number(digits).value_or(0);
        tokens_.push_back(token);
        return true;
    }

    void push(Kind kind, std::size_t length) {
        tokens_.push_back({kind});
        at_ += length;
    }

    bool sign() {
        const char32_t c = text_[at_];
        const bool twice = at_ + 1 < text_.size() && is_prime(text_[at_ + 1]);
        if (is_degree(c)) {
            push(Kind::degree, 1);
        } else if (is_double_prime(c)) {
            push(Kind::second, 1);
        } else if (is_prime(c)) {
            push(twice ? Kind::second : Kind::minute, twice ? 2 : 1);
        } else if (c == U',' || c == U';' || c == U'/' || c == U'|') {
            push(Kind::separator, 1);
        } else if (c == U':' || is_minus(c) || c == U'=' || c == U'(' || c == U')' || c == U'.' ||
                   c == U'[' || c == U']' || c == U'{' || c == U'}') {
            ++at_;  // 39:49:05, 39-49-05, "lat: 39", brackets around, a stop at the end
        } else {
            return false;
        }
        return true;
    }

    /// The s of 39d49m05s; after a prime (33°52'10S) it is the south.
    bool is_seconds() const {
        if (text_[at_] != U's' || tokens_.size() < 2 || !is_digit(text_[at_ - 1])) return false;
        const CoordinateToken& before = tokens_[tokens_.size() - 2];
        return before.kind == Kind::minute && before.letter == 'm';
    }

    bool word() {
        if (is_seconds()) {
            push(Kind::second, 1);
            return true;
        }
        for (const Word& w : kWords) {
            if (text_.compare(at_, w.text.size(), w.text) != 0) continue;
            const std::size_t end = at_ + w.text.size();
            if (end < text_.size() && is_letter(w.text.back()) && is_letter(text_[end])) continue;
            tokens_.push_back({w.kind});
            tokens_.back().letter = w.letter;
            at_ = end;
            return true;
        }
        return false;
    }

    std::u32string text_;
    bool decimal_comma_;
    std::size_t at_ = 0;
    std::vector<CoordinateToken> tokens_;
};

}  // namespace

std::optional<std::vector<CoordinateToken>> coordinate_tokens(std::string_view text, bool decimal_comma) {
    constexpr std::size_t kLongest = 200;
    if (text.size() > kLongest) return std::nullopt;
    std::u32string lowered = to_utf32(is_ascii(text) ? text : std::string_view(ascii_digits(text)));
    std::transform(lowered.begin(), lowered.end(), lowered.begin(), lower);
    return Lexer(std::move(lowered), decimal_comma).all();
}

}  // namespace bearing
