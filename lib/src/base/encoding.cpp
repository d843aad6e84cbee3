#include "bearing/base/encoding.hpp"

#include <fmt/format.h>
#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <vector>

#include "base/cyrillic_encoding.hpp"
#include "bearing/base/error.hpp"
#include "bearing/base/utf8.hpp"

namespace bearing {
namespace {

bool is_high(char c) {
    return (static_cast<unsigned char>(c) & 0x80) != 0;
}

std::optional<TextEncoding> encoding_by_mark(std::string_view start) {
    struct Mark {
        std::string_view bytes;
        const char* name;
    };
    // UTF-32LE begins as UTF-16LE does, so it is asked for first.
    using namespace std::string_view_literals;
    static constexpr std::array<Mark, 5> kMarks{{{"\xEF\xBB\xBF"sv, "UTF-8"},
                                                 {"\xFF\xFE\0\0"sv, "UTF-32LE"},
                                                 {"\0\0\xFE\xFF"sv, "UTF-32BE"},
                                                 {"\xFF\xFE"sv, "UTF-16LE"},
                                                 {"\xFE\xFF"sv, "UTF-16BE"}}};
    for (const auto& mark : kMarks)
        if (start.starts_with(mark.bytes)) return TextEncoding{mark.name, mark.bytes.size(), false};
    return std::nullopt;
}

/// Text has many characters below 256 (delimiters, digits, line ends) in any script: where their zero bytes
/// stand tells how wide a character is.
std::optional<TextEncoding> encoding_by_zeros(std::string_view start) {
    start = start.substr(0, std::min<std::size_t>(start.size(), 4096) / 4 * 4);
    if (start.size() < 8) return std::nullopt;
    std::array<std::size_t, 4> zeros{};
    for (std::size_t i = 0; i < start.size(); ++i) zeros[i % 4] += start[i] == '\0';
    const std::size_t quarter = start.size() / 4;
    const auto many = [&](std::size_t i) { return zeros[i] * 10 > quarter; };
    const auto all = [&](std::size_t i) { return zeros[i] * 10 > quarter * 9; };
    const auto none = [&](std::size_t i) { return zeros[i] * 50 < quarter; };
    if (none(0) && all(2) && all(3)) return TextEncoding{"UTF-32LE", 0, false};
    if (all(0) && all(1) && none(3)) return TextEncoding{"UTF-32BE", 0, false};
    if (none(0) && none(2) && many(1) && many(3)) return TextEncoding{"UTF-16LE", 0, false};
    if (many(0) && many(2) && none(1) && none(3)) return TextEncoding{"UTF-16BE", 0, false};
    return std::nullopt;
}

struct HighLines {
    std::size_t lines = 0;
    std::size_t utf8 = 0;   ///< lines with letters beyond ASCII, in UTF-8
    std::size_t other = 0;  ///< lines that are not UTF-8
    std::string words;      ///< of the latter, those with bytes beyond ASCII
};

/// Words around bytes beyond ASCII: the rest of a table is the same in every encoding and would only weigh
/// the guess towards English.
void collect_words(std::string_view line, std::string& words) {
    constexpr std::size_t kEnough = 200'000;
    const auto in_word = [](char c) {
        return is_high(c) || std::isalpha(static_cast<unsigned char>(c)) != 0;
    };
    for (std::size_t i = 0; i < line.size() && words.size() < kEnough;) {
        if (!in_word(line[i])) {
            ++i;
            continue;
        }
        const std::size_t begin = i;
        while (i < line.size() && in_word(line[i])) ++i;
        const std::string_view word = line.substr(begin, i - begin);
        constexpr std::size_t kLeast = 3;  // shorter ones are damage as often as words
        if (word.size() >= kLeast && std::any_of(word.begin(), word.end(), is_high))
            words.append(word).append(" ");
    }
}

HighLines high_lines(std::string_view text) {
    HighLines found;
    while (!text.empty()) {
        const auto end = text.find('\n');
        const std::string_view line = text.substr(0, end);
        ++found.lines;
        if (std::any_of(line.begin(), line.end(), is_high)) {
            if (is_valid_utf8(line)) {
                ++found.utf8;
            } else if (end != std::string_view::npos || found.lines == 1) {
                // The last line may be cut within a character.
                ++found.other;
                collect_words(line, found.words);
            }
        }
        if (end == std::string_view::npos) break;
        text.remove_prefix(end + 1);
    }
    return found;
}

/// The name under which the text is decoded: the windows superset of what the detector says, because nobody
/// writes the control characters that ISO 8859 has in their place.
std::string superset(const std::string& name) {
    if (name == "ISO-8859-1") return "windows-1252";
    if (name == "ISO-8859-2") return "windows-1250";
    if (name == "ISO-8859-9") return "windows-1254";
    if (name == "ISO-8859-7") return "windows-1253";
    if (name == "ISO-8859-8" || name == "ISO-8859-8-I") return "windows-1255";
    if (name == "ISO-8859-6") return "windows-1256";
    return name;
}

std::string encoding_by_letters(const std::string& words) {
    if (const auto cyrillic = cyrillic_encoding(words)) return *cyrillic;
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<UCharsetDetector, decltype(&ucsdet_close)> detector(ucsdet_open(&status),
                                                                              ucsdet_close);
    ucsdet_setText(detector.get(), words.data(), static_cast<int32_t>(words.size()), &status);
    int32_t count = 0;
    const UCharsetMatch** matches = ucsdet_detectAll(detector.get(), &count, &status);
    for (int32_t i = 0; U_SUCCESS(status) && i < count; ++i) {
        const std::string name = ucsdet_getName(matches[i], &status);
        // Zero bytes and UTF-8 were ruled out before; EBCDIC is no text of this century.
        if (!name.starts_with("UTF-") && !name.starts_with("IBM4")) return superset(name);
    }
    return "windows-1252";
}

}  // namespace

TextEncoding detect_encoding(std::string_view start) {
    if (const auto marked = encoding_by_mark(start)) return *marked;
    if (const auto wide = encoding_by_zeros(start)) return *wide;
    const HighLines found = high_lines(start);
    if (found.words.empty() || found.utf8 >= found.other) return {};
    const std::string name = encoding_by_letters(found.words);
    // A few stray bytes in a file of ASCII are damage in rows, not a property of the file.
    const bool few = found.other * 20 < found.lines;
    if (name == "windows-1252" && (few || !western_words(found.words))) return {};
    return {name, 0, true};
}

struct Utf8Decoder::Converter {
    UConverter* icu = nullptr;
    std::vector<UChar> utf16 = std::vector<UChar>(1 << 14);
    char16_t high_surrogate = 0;

    ~Converter() { ucnv_close(icu); }
};

Utf8Decoder::Utf8Decoder(const std::string& encoding) : converter_(std::make_unique<Converter>()) {
    UErrorCode status = U_ZERO_ERROR;
    converter_->icu = ucnv_open(encoding.c_str(), &status);
    if (U_FAILURE(status)) throw ArgumentError(fmt::format("no such encoding: {}", encoding));
}
Utf8Decoder::~Utf8Decoder() = default;
Utf8Decoder::Utf8Decoder(Utf8Decoder&&) noexcept = default;
Utf8Decoder& Utf8Decoder::operator=(Utf8Decoder&&) noexcept = default;

void Utf8Decoder::append(std::string_view bytes, bool last, std::string& utf8) {
    const char* source = bytes.data();
    const char* const end = source + bytes.size();
    UErrorCode status = U_BUFFER_OVERFLOW_ERROR;
    while (status == U_BUFFER_OVERFLOW_ERROR) {
        status = U_ZERO_ERROR;
        UChar* target = converter_->utf16.data();
        ucnv_toUnicode(converter_->icu, &target, target + converter_->utf16.size(), &source, end, nullptr,
                       static_cast<UBool>(last), &status);
        for (const UChar* unit = converter_->utf16.data(); unit < target; ++unit) {
            const char16_t c = *unit;
            if (c >= 0xD800 && c < 0xDC00) {
                converter_->high_surrogate = c;
            } else if (c >= 0xDC00 && c < 0xE000) {
                append_utf8(utf8, 0x10000 + ((converter_->high_surrogate - 0xD800U) << 10) + (c - 0xDC00U));
            } else {
                append_utf8(utf8, c);
            }
        }
    }
}

std::optional<std::string> western_words(std::string_view bytes) {
    const auto letter = [&](std::size_t i) {
        return i < bytes.size() && std::isalpha(static_cast<unsigned char>(bytes[i])) != 0;
    };
    std::size_t words = 0, rubbish = 0;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        if (!is_high(bytes[i])) continue;
        const auto byte = static_cast<unsigned char>(bytes[i]);
        const bool undefined = byte == 0x81 || byte == 0x8D || byte == 0x8F || byte == 0x90 || byte == 0x9D;
        const bool mark = byte == 0x85 || (byte >= 0x91 && byte <= 0x97) || (byte >= 0xA0 && byte <= 0xBF);
        const bool in_word = letter(i + 1) || (i > 0 && letter(i - 1));
        (!undefined && (mark || in_word) ? words : rubbish) += 1;
    }
    if (words == 0 || rubbish > 0) return std::nullopt;
    std::string text;
    Utf8Decoder("windows-1252").append(bytes, true, text);
    return text;
}

}  // namespace bearing
