#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <cstdint>

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

/// ASCII without anything to even out.
bool is_plain_ascii(std::string_view text) {
    char last = ' ';
    for (const char c : text) {
        if (c < ' ' || c == '\x7F' || (c == ' ' && last == ' ')) return false;
        last = c;
    }
    return last != ' ';
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

std::u32string lower_by_icu(std::u32string_view text) {
    std::u32string unified;
    for (const char32_t c : to_u32(normalized(nfc(), to_icu(text)))) unified.push_back(unify_letter(c));
    std::u32string out;
    for (const char32_t c : to_u32(normalized(nfc(), normalized(casefold(), to_icu(unified))))) {
        if (is_apostrophe(c)) continue;
        out.push_back(is_separator(c) && c != U'&' ? U' ' : c);
    }
    return out;
}

std::u32string without_marks(std::u32string_view lower) {
    std::u32string out;
    for (const char32_t c : to_u32(normalized(nfd(), to_icu(lower)))) {
        if (c == 0x0306 && !out.empty() && out.back() == U'и') {
            out.back() = U'й';  // a letter of its own in Cyrillic
        } else if (const auto plain = plain_letter(c); !plain.empty()) {
            out += plain;
        } else if (!is_ignored_mark(c)) {
            out.push_back(unify_letter(c));  // decomposition brings back Arabic forms of letters
        }
    }
    return out;
}

/// What becomes of single letters, for the scripts of most names: ICU takes a microsecond a call, and texts
/// and dumps have many. Only for code points that neither join nor are joined with their neighbours.
class LetterTable {
  public:
    struct Entry {
        bool alone = false;  ///< may be treated without its neighbours
        std::uint8_t lower_size = 0, plain_size = 0;
        std::array<char32_t, 4> lower{}, plain{};
    };

    static const LetterTable& instance() {
        static const LetterTable kTable;
        return kTable;
    }

    const Entry* find(char32_t c) const {
        const std::size_t at = slot_of(c);
        if (at >= entries_.size()) return nullptr;
        const Entry& entry = entries_[at];
        return entry.alone ? &entry : nullptr;
    }

  private:
    /// Alphabets; then Latin letters with dots and the like, as Vietnamese and romanised Arabic names have.
    static constexpr char32_t kEnd = 0x700, kMore = 0x1E00, kMoreEnd = 0x1F00;
    static std::size_t slot_of(char32_t c) {
        if (c < kEnd) return c;
        return c >= kMore && c < kMoreEnd ? kEnd + (c - kMore) : kEnd + (kMoreEnd - kMore);
    }

    LetterTable() : entries_(kEnd + (kMoreEnd - kMore)) {
        for (char32_t c = 1; c < kEnd; ++c) fill(c);
        for (char32_t c = kMore; c < kMoreEnd; ++c) fill(c);
    }

    void fill(char32_t c) {
        if (c >= 0x250 && c < 0x370 && c != 0x259) return;
        const auto point = static_cast<UChar32>(c);
        if (u_getCombiningClass(point) != 0 ||
            u_getIntPropertyValue(point, UCHAR_NFC_QUICK_CHECK) != UNORM_YES)
            return;
        Entry& entry = entries_[slot_of(c)];
        const std::u32string lower = lower_by_icu(std::u32string_view(&c, 1));
        const std::u32string plain = without_marks(lower);
        if (lower.size() > entry.lower.size() || plain.size() > entry.plain.size()) return;
        entry.alone = true;
        entry.lower_size = static_cast<std::uint8_t>(lower.size());
        entry.plain_size = static_cast<std::uint8_t>(plain.size());
        std::copy(lower.begin(), lower.end(), entry.lower.begin());
        std::copy(plain.begin(), plain.end(), entry.plain.begin());
    }

    std::vector<Entry> entries_;
};

/// Appends what `part` of each letter's entry says; false if some letter needs its neighbours.
template <class Part>
bool by_letters(std::u32string_view text, std::u32string& out, Part part) {
    const LetterTable& table = LetterTable::instance();
    for (const char32_t c : text) {
        const LetterTable::Entry* entry = table.find(c);
        if (entry == nullptr) return false;
        out.append(part(*entry));
    }
    return true;
}

char fold_ascii(char c) {
    if (c >= 'A' && c <= 'Z') return static_cast<char>(c - 'A' + 'a');
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '&') return c;
    return is_separator(static_cast<unsigned char>(c)) ? ' ' : c;
}

std::string_view written_out(std::string_view word) {
    if (word == "st" || word == "ste") return "saint";
    if (word == "mt") return "mount";
    if (word == "&") return "and";
    return word;
}

/// Words separated by single spaces, common short forms written out, a leading article left away.
std::string tidy_words(std::string text) {
    if (text.find(' ') == std::string::npos) return text;
    const std::vector<std::string> words = words_of(text);
    const bool several = words.size() > 1;
    text.clear();
    for (std::size_t i = several && words.front() == "the" ? 1 : 0; i < words.size(); ++i) {
        if (!text.empty()) text += ' ';
        text += several ? written_out(words[i]) : words[i];
    }
    return text;
}

}  // namespace

std::string clean_name(std::string_view name) {
    if (is_plain_ascii(name)) return std::string(name);
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
    const std::u32string text = to_utf32(name);
    std::u32string out;
    if (by_letters(text, out, [](const LetterTable::Entry& e) {
            return std::u32string_view(e.lower.data(), e.lower_size);
        }))
        return out;
    return lower_by_icu(text);
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
    std::string out;
    if (is_ascii(name)) {
        out.reserve(name.size());
        for (const char c : name)
            if (c != '\'' && c != '`') out += fold_ascii(c);
        return tidy_words(std::move(out));
    }
    const std::u32string text = to_utf32(name);
    std::u32string plain;
    if (!by_letters(text, plain, [](const LetterTable::Entry& e) {
            return std::u32string_view(e.plain.data(), e.plain_size);
        }))
        plain = without_marks(lower_by_icu(text));
    return tidy_words(to_utf8(plain));
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
