#include <algorithm>
#include <array>

#include "bearing/base/text.hpp"
#include "bearing/base/utf8.hpp"
#include "publish/embedded.hpp"

namespace bearing::publish {
namespace {

int digit_of(char c, int base) {
    const int value = c >= '0' && c <= '9'   ? c - '0'
                      : c >= 'a' && c <= 'f' ? c - 'a' + 10
                      : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                             : 99;
    return value < base ? value : -1;
}

/// Digits at `at`, at most `most`; -1 if there are none.
long digits(std::string_view text, std::size_t at, std::size_t most, int base, std::size_t& end) {
    long value = -1;
    for (end = at; end < text.size() && end < at + most; ++end) {
        const int digit = digit_of(text[end], base);
        if (digit < 0) break;
        value = std::max(value, 0L) * base + digit;
    }
    return value;
}

/// Code units of UTF-16 as they come, put together to characters.
class Utf16 {
  public:
    explicit Utf16(std::string& out) : out_(out) {}
    void add(char32_t unit) {
        if (unit >= 0xD800 && unit < 0xDC00) {
            high_ = unit;
            return;
        }
        if (unit >= 0xDC00 && unit < 0xE000 && high_ != 0)
            unit = 0x10000 + ((high_ - 0xD800) << 10) + (unit - 0xDC00);
        high_ = 0;
        append_utf8(out_, unit);
    }

  private:
    std::string& out_;
    char32_t high_ = 0;
};

/// What a JSON escape at `at` (a backslash) means; moves `at` to its last character.
void json_escape(std::string_view text, std::size_t& at, std::string& out, Utf16& units) {
    const char c = at + 1 < text.size() ? text[at + 1] : '\0';
    std::size_t end = 0;
    if (c == 'u')
        if (const long code = digits(text, at + 2, 4, 16, end); code >= 0 && end == at + 6) {
            units.add(static_cast<char32_t>(code));
            at = end - 1;
            return;
        }
    if (std::string_view("nrtbf/\"\\").find(c) == std::string_view::npos || c == '\0') {
        out += '\\';
        return;
    }
    out += std::string_view("nrtbf").find(c) != std::string_view::npos ? ' ' : c;
    ++at;
}

void xml_reference(std::string_view text, std::size_t& at, std::string& out) {
    constexpr std::array<std::pair<std::string_view, char>, 5> kNames{
        {{"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&apos;", '\''}}};
    for (const auto& [name, c] : kNames)
        if (text.substr(at).starts_with(name)) {
            out += c;
            at += name.size() - 1;
            return;
        }
    if (text.substr(at).starts_with("&#")) {
        const bool hexadecimal = at + 2 < text.size() && (text[at + 2] == 'x' || text[at + 2] == 'X');
        std::size_t end = 0;
        const long code = digits(text, at + (hexadecimal ? 3 : 2), 7, hexadecimal ? 16 : 10, end);
        if (code >= 0 && end < text.size() && text[end] == ';') {
            append_utf8(out, static_cast<char32_t>(code));
            at = end;
            return;
        }
    }
    out += '&';
}

/// A literal string of a PDF from after its bracket, escapes undone.
std::string literal(std::string_view pdf, std::size_t& at) {
    std::string out;
    for (int depth = 1; at < pdf.size(); ++at) {
        const char c = pdf[at];
        if (c == ')' && --depth == 0) break;
        depth += c == '(';
        std::size_t end = 0;
        if (c != '\\') {
            out += c;
        } else if (const long octal = digits(pdf, at + 1, 3, 8, end); octal >= 0) {
            out += static_cast<char>(octal);
            at = end - 1;
        } else if (++at < pdf.size()) {
            out += pdf[at];
        }
    }
    return out;
}

char32_t unit_at(std::string_view bytes, std::size_t at, bool big) {
    const auto byte = [&](std::size_t i) {
        return static_cast<char32_t>(static_cast<unsigned char>(bytes[i]));
    };
    return big ? byte(at) << 8 | byte(at + 1) : byte(at + 1) << 8 | byte(at);
}

std::string decoded(std::string_view bytes) {
    if (!bytes.starts_with("\xFE\xFF")) return std::string(bytes);
    std::string out;
    Utf16 units(out);
    for (std::size_t i = 2; i + 1 < bytes.size(); i += 2)
        units.add(static_cast<char32_t>(static_cast<unsigned char>(bytes[i]) << 8 |
                                        static_cast<unsigned char>(bytes[i + 1])));
    return out;
}

}  // namespace

std::string unescaped(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    Utf16 units(out);
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '\\')
            json_escape(text, i, out, units);
        else if (text[i] == '&')
            xml_reference(text, i, out);
        else
            out += text[i];
    }
    return out;
}

std::string pdf_strings(std::string_view pdf) {
    std::string out;
    for (std::size_t i = 0; i < pdf.size(); ++i) {
        if (pdf[i] == '(') {
            out += decoded(literal(pdf, ++i)) + '\n';
        } else if (pdf[i] == '<' && ascii_lower(pdf.substr(i + 1, 4)) == "feff") {
            std::string bytes;
            for (++i; i + 1 < pdf.size() && pdf[i] != '>'; i += 2)
                bytes += static_cast<char>(std::max(0, digit_of(pdf[i], 16)) * 16 +
                                           std::max(0, digit_of(pdf[i + 1], 16)));
            out += decoded(bytes) + '\n';
        }
    }
    return out;
}

std::string utf16_texts(std::string_view bytes) {
    // Scripts of the region, Latin and punctuation: other units are rather numbers.
    constexpr std::string_view kHigh("\x00\x01\x02\x03\x04\x05\x06\x10\x20", 9);
    constexpr std::size_t kLeastUnits = 6;
    std::string out;
    for (const bool big : {false, true})
        for (std::size_t start : {0u, 1u}) {
            std::size_t begin = start, at = start;
            const auto end_run = [&] {
                if ((at - begin) / 2 >= kLeastUnits) {
                    Utf16 units(out);
                    for (std::size_t i = begin; i < at; i += 2) units.add(unit_at(bytes, i, big));
                    out += '\n';
                }
                begin = at + 2;
            };
            for (; at + 1 < bytes.size(); at += 2) {
                const char32_t unit = unit_at(bytes, at, big);
                const bool is_letter =
                    unit >= 0x20 && kHigh.find(static_cast<char>(unit >> 8)) != std::string_view::npos;
                if (!is_letter && unit != '\t' && unit != '\n' && unit != '\r') end_run();
            }
            end_run();
        }
    return out;
}

}  // namespace bearing::publish
