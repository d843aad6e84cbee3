#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <array>

#include "bearing/base/error.hpp"
#include "bearing/base/utf8.hpp"
#include "bearing/gazetteer/gazetteer.hpp"
#include "gazetteer/name_keys.hpp"

namespace bearing {
namespace {

constexpr char32_t kSchwa = 0x0259;

const icu::Normalizer2& normalizer(const icu::Normalizer2* instance, UErrorCode status) {
    if (U_FAILURE(status) || instance == nullptr)
        throw MissingDataError("ICU's normalisation data cannot be loaded; reinstall the package libicu72");
    return *instance;
}

const icu::Normalizer2& nfc() {
    UErrorCode status = U_ZERO_ERROR;
    return normalizer(icu::Normalizer2::getNFCInstance(status), status);
}

const icu::Normalizer2& nfd() {
    UErrorCode status = U_ZERO_ERROR;
    return normalizer(icu::Normalizer2::getNFDInstance(status), status);
}

const icu::Normalizer2& casefold() {
    UErrorCode status = U_ZERO_ERROR;
    return normalizer(icu::Normalizer2::getNFKCCasefoldInstance(status), status);
}

icu::UnicodeString normalized(const icu::Normalizer2& how, const icu::UnicodeString& text) {
    UErrorCode status = U_ZERO_ERROR;
    icu::UnicodeString out = how.normalize(text, status);
    return U_FAILURE(status) ? text : out;
}

std::u32string to_u32(const icu::UnicodeString& text) {
    std::u32string out;
    for (int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1))
        out.push_back(static_cast<char32_t>(text.char32At(i)));
    return out;
}

icu::UnicodeString to_icu(std::u32string_view text) {
    icu::UnicodeString out;
    for (const char32_t c : text) out.append(static_cast<UChar32>(c));
    return out;
}

/// Letters whose case rules or code points differ between languages, made one before case folding: the schwa
/// has three code points, and Turkic languages have a dotted and a dotless i.
char32_t unify_letter(char32_t c) {
    switch (c) {
        case 0x018E:
        case 0x01DD:  // reversed e
        case 0x018F:  // Latin schwa
        case 0x04D8:
        case 0x04D9:  // Cyrillic schwa
            return kSchwa;
        case 0x0130:
        case 0x0131:  // capital i with dot, small i without
            return U'i';
        case 0x0643:
            return 0x06A9;  // Arabic kaf as Persian writes it
        case 0x064A:
        case 0x0649:
            return 0x06CC;  // Arabic yeh, alef maksura
        case 0x0629:
            return 0x0647;  // teh marbuta
        case 0x04C0:
        case 0x04CF:
            return U'\'';  // palochka, an apostrophe in Latin spelling
        default:
            return c;
    }
}

bool is_apostrophe(char32_t c) {
    return c == U'\'' || c == U'`' || c == 0xB4 || (c >= 0x2018 && c <= 0x201B) || c == 0x2032 ||
           c == 0x2035 || c == 0xFF07 || c == 0x055A || (c >= 0x02B0 && c <= 0x02FF) || c == 0x0640;
}

bool is_separator(char32_t c) {
    const auto type = u_charType(static_cast<UChar32>(c));
    return u_isUWhiteSpace(static_cast<UChar32>(c)) || type == U_DASH_PUNCTUATION ||
           type == U_CONNECTOR_PUNCTUATION || type == U_OTHER_PUNCTUATION || type == U_START_PUNCTUATION ||
           type == U_END_PUNCTUATION || type == U_INITIAL_PUNCTUATION || type == U_FINAL_PUNCTUATION ||
           type == U_MATH_SYMBOL;
}

/// Marks that a comparison ignores; those of other scripts (Indic vowels, say) are letters and stay.
bool is_ignored_mark(char32_t c) {
    return (c >= 0x0300 && c <= 0x036F) || (c >= 0x064B && c <= 0x065F) || c == 0x0670;
}

/// Letters with a stroke or ligatures, which decomposition leaves alone.
std::u32string_view plain_letter(char32_t c) {
    switch (c) {
        case U'ø':
            return U"o";
        case U'ł':
            return U"l";
        case U'đ':
        case U'ð':
            return U"d";
        case U'ħ':
            return U"h";
        case U'æ':
            return U"ae";
        case U'œ':
            return U"oe";
        case U'þ':
            return U"th";
        case U'ŋ':
            return U"n";
        default:
            return {};
    }
}

/// Words separated by single spaces, common short forms written out, a leading article left away.
std::string tidy_words(const std::u32string& text) {
    std::vector<std::string> words = words_of(to_utf8(text));
    for (std::string& word : words) {
        if (words.size() < 2) break;
        if (word == "st" || word == "ste") word = "saint";
        if (word == "mt") word = "mount";
        if (word == "&") word = "and";
    }
    if (words.size() > 1 && words.front() == "the") words.erase(words.begin());
    std::string out;
    for (const std::string& word : words) out += (out.empty() ? "" : " ") + word;
    return out;
}

}  // namespace

Script script_of(std::string_view name) {
    std::array<int, 6> counts{};
    for (const char32_t c : to_utf32(name)) {
        UErrorCode status = U_ZERO_ERROR;
        if (!u_isalpha(static_cast<UChar32>(c))) continue;
        switch (uscript_getScript(static_cast<UChar32>(c), &status)) {
            case USCRIPT_LATIN:
                ++counts[0];
                break;
            case USCRIPT_CYRILLIC:
                ++counts[1];
                break;
            case USCRIPT_ARMENIAN:
                ++counts[2];
                break;
            case USCRIPT_GEORGIAN:
                ++counts[3];
                break;
            case USCRIPT_ARABIC:
                ++counts[4];
                break;
            default:
                ++counts[5];
                break;
        }
    }
    const auto most = std::max_element(counts.begin(), counts.end());
    return *most == 0 ? Script::other : static_cast<Script>(most - counts.begin());
}

std::string clean_name(std::string_view name) {
    std::u32string out;
    bool space = false;
    for (const char32_t c : to_u32(normalized(nfc(), to_icu(to_utf32(name))))) {
        const auto type = u_charType(static_cast<UChar32>(c));
        if (type == U_FORMAT_CHAR && c != 0x200C) continue;  // the zero-width non-joiner is Persian spelling
        if (u_isUWhiteSpace(static_cast<UChar32>(c)) || type == U_CONTROL_CHAR) {
            space = !out.empty();
            continue;
        }
        if (space) out.push_back(U' ');
        space = false;
        out.push_back(c);
    }
    return to_utf8(out);
}

std::u32string lower_name(std::string_view name) {
    std::u32string unified;
    for (const char32_t c : to_u32(normalized(nfc(), to_icu(to_utf32(name)))))
        unified.push_back(unify_letter(c));
    std::u32string out;
    for (const char32_t c : to_u32(normalized(nfc(), normalized(casefold(), to_icu(unified))))) {
        if (is_apostrophe(c)) continue;
        out.push_back(is_separator(c) && c != U'&' ? U' ' : c);
    }
    return out;
}

std::vector<std::string> words_of(std::string_view folded) {
    std::vector<std::string> words;
    for (std::size_t i = 0; i < folded.size();) {
        const auto end = std::min(folded.find(' ', i), folded.size());
        if (end > i) words.emplace_back(folded.substr(i, end - i));
        i = end + 1;
    }
    return words;
}

std::string fold_name(std::string_view name) {
    std::u32string out;
    for (const char32_t c : to_u32(normalized(nfd(), to_icu(lower_name(name))))) {
        if (c == 0x0306 && !out.empty() && out.back() == U'и') {
            out.back() = U'й';  // a letter of its own in Cyrillic
        } else if (const auto plain = plain_letter(c); !plain.empty()) {
            out += plain;
        } else if (!is_ignored_mark(c)) {
            out.push_back(unify_letter(c));  // decomposition brings back Arabic forms of letters
        }
    }
    return tidy_words(out);
}

bool is_abbreviation(std::string_view name) {
    std::size_t letters = 0, capitals = 0;
    for (const char c : name) {
        if (c == '.') continue;
        if (!((c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'))) return false;
        ++letters;
        capitals += c <= 'Z';
    }
    return letters >= 2 && letters <= 3 && capitals >= 2;
}

std::string abbreviation_key(std::string_view name) {
    std::string key;
    for (const char c : name)
        if (c != '.') key += (c >= 'a' && c <= 'z') ? static_cast<char>(c - 'a' + 'A') : c;
    return key;
}

}  // namespace bearing
