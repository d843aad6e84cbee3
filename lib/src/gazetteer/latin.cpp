#include <unicode/translit.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <memory>
#include <span>
#include <vector>

#include "bearing/base/utf8.hpp"
#include "bearing/gazetteer/gazetteer.hpp"
#include "gazetteer/name_keys.hpp"

namespace bearing {
namespace {

struct Letter {
    char32_t from;
    const char* to;
};

// Romanisations: the sounds of the BGN/PCGN systems, without their diacritics.
constexpr Letter kArmenian[] = {
    {U'ա', "a"}, {U'բ', "b"},  {U'գ', "g"},  {U'դ', "d"},  {U'ե', "e"},  {U'զ', "z"},  {U'է', "e"},
    {U'ը', "y"}, {U'թ', "t"},  {U'ժ', "zh"}, {U'ի', "i"},  {U'լ', "l"},  {U'խ', "kh"}, {U'ծ', "ts"},
    {U'կ', "k"}, {U'հ', "h"},  {U'ձ', "dz"}, {U'ղ', "gh"}, {U'ճ', "ch"}, {U'մ', "m"},  {U'յ', "y"},
    {U'ն', "n"}, {U'շ', "sh"}, {U'ո', "o"},  {U'չ', "ch"}, {U'պ', "p"},  {U'ջ', "j"},  {U'ռ', "r"},
    {U'ս', "s"}, {U'վ', "v"},  {U'տ', "t"},  {U'ր', "r"},  {U'ց', "ts"}, {U'ւ', "v"},  {U'փ', "p"},
    {U'ք', "k"}, {U'օ', "o"},  {U'ֆ', "f"}};

constexpr Letter kGeorgian[] = {
    {U'ა', "a"},  {U'ბ', "b"},  {U'გ', "g"},  {U'დ', "d"},  {U'ე', "e"},  {U'ვ', "v"},  {U'ზ', "z"},
    {U'თ', "t"},  {U'ი', "i"},  {U'კ', "k"},  {U'ლ', "l"},  {U'მ', "m"},  {U'ნ', "n"},  {U'ო', "o"},
    {U'პ', "p"},  {U'ჟ', "zh"}, {U'რ', "r"},  {U'ს', "s"},  {U'ტ', "t"},  {U'უ', "u"},  {U'ფ', "p"},
    {U'ქ', "k"},  {U'ღ', "gh"}, {U'ყ', "q"},  {U'შ', "sh"}, {U'ჩ', "ch"}, {U'ც', "ts"}, {U'ძ', "dz"},
    {U'წ', "ts"}, {U'ჭ', "ch"}, {U'ხ', "kh"}, {U'ჯ', "j"},  {U'ჰ', "h"}};

constexpr Letter kCyrillic[] = {
    {U'а', "a"},  {U'б', "b"},  {U'в', "v"},  {U'г', "g"},  {U'д', "d"},  {U'е', "e"},    {U'ё', "e"},
    {U'ж', "zh"}, {U'з', "z"},  {U'и', "i"},  {U'й', "y"},  {U'к', "k"},  {U'л', "l"},    {U'м', "m"},
    {U'н', "n"},  {U'о', "o"},  {U'п', "p"},  {U'р', "r"},  {U'с', "s"},  {U'т', "t"},    {U'у', "u"},
    {U'ф', "f"},  {U'х', "kh"}, {U'ц', "ts"}, {U'ч', "ch"}, {U'ш', "sh"}, {U'щ', "shch"}, {U'ъ', ""},
    {U'ы', "y"},  {U'ь', ""},   {U'э', "e"},  {U'ю', "yu"}, {U'я', "ya"}, {U'і', "i"},    {U'ї', "yi"},
    {U'є', "ye"}, {U'ґ', "g"},  {U'ў', "w"},  {U'ҝ', "g"},  {U'ғ', "gh"}, {U'һ', "h"},    {U'ө', "o"},
    {U'ү', "u"},  {U'ұ', "u"},  {U'ҹ', "j"},  {U'ј', "y"},  {U'қ', "q"},  {U'ң', "ng"},   {U'ҳ', "h"},
    {U'ҷ', "j"},  {U'ђ', "dj"}, {U'љ', "lj"}, {U'њ', "nj"}, {U'ћ', "c"},  {U'џ', "dz"}};

// Persian and Arabic without the short vowels, which are not written.
constexpr Letter kArabic[] = {
    {U'ا', "a"},  {U'آ', "a"},  {U'ب', "b"},  {U'پ', "p"}, {U'ت', "t"}, {U'ث', "s"}, {U'ج', "j"},
    {U'چ', "ch"}, {U'ح', "h"},  {U'خ', "kh"}, {U'د', "d"}, {U'ذ', "z"}, {U'ر', "r"}, {U'ز', "z"},
    {U'ژ', "zh"}, {U'س', "s"},  {U'ش', "sh"}, {U'ص', "s"}, {U'ض', "z"}, {U'ط', "t"}, {U'ظ', "z"},
    {U'ع', ""},   {U'غ', "gh"}, {U'ف', "f"},  {U'ق', "q"}, {U'ک', "k"}, {U'گ', "g"}, {U'ل', "l"},
    {U'م', "m"},  {U'ن', "n"},  {U'و', "u"},  {U'ه', "h"}, {U'ی', "i"}, {U'ء', ""},  {U'أ', "a"},
    {U'إ', "i"},  {U'ئ', ""},   {U'ؤ', "u"}};

constexpr Letter kAzerbaijani[] = {{U'x', "kh"}, {U'q', "g"},  {U'c', "j"}, {U'ç', "ch"},
                                   {U'ş', "sh"}, {U'ğ', "gh"}, {U'j', "zh"}};

constexpr Letter kSibilants[] = {{U'ç', "ch"}, {U'ş', "sh"}, {U'ğ', "gh"}, {U'č', "ch"},
                                 {U'š', "sh"}, {U'ž', "zh"}, {U'ț', "ts"}};

constexpr Letter kGerman[] = {{U'ä', "ae"}, {U'ö', "oe"}, {U'ü', "ue"}};

/// Letters by code point.
class LetterMap {
  public:
    explicit LetterMap(std::span<const Letter> letters) {
        const auto by_letter = [](const Letter& a, const Letter& b) { return a.from < b.from; };
        const auto [least, most] = std::minmax_element(letters.begin(), letters.end(), by_letter);
        first_ = least->from;
        spellings_.resize(most->from - first_ + 1);
        for (const Letter& l : letters) spellings_[l.from - first_] = l.to;
    }
    const char* find(char32_t c) const {
        return c >= first_ && c - first_ < spellings_.size() ? spellings_[c - first_] : nullptr;
    }

  private:
    char32_t first_ = 0;
    std::vector<const char*> spellings_;
};

const LetterMap kArmenianMap{kArmenian}, kGeorgianMap{kGeorgian}, kCyrillicMap{kCyrillic},
    kArabicMap{kArabic}, kAzerbaijaniMap{kAzerbaijani}, kSibilantsMap{kSibilants}, kGermanMap{kGerman};

bool contains_any(const std::u32string& text, std::u32string_view letters) {
    return text.find_first_of(letters) != std::u32string::npos;
}

void replace_all(std::u32string& text, std::u32string_view from, std::u32string_view to) {
    for (auto at = text.find(from); at != std::u32string::npos; at = text.find(from, at + to.size()))
        text.replace(at, from.size(), to);
}

std::u32string with_letters(const std::u32string& text, const LetterMap& letters) {
    std::u32string out;
    for (const char32_t c : text) {
        if (const char* to = letters.find(c)) {
            for (; *to != '\0'; ++to) out.push_back(static_cast<unsigned char>(*to));
        } else {
            out.push_back(c);
        }
    }
    return out;
}

/// Diacritics taken off; what no table spells (Greek, Hebrew, Chinese) by ICU's general romanisation, which
/// is slow to load and therefore loaded at the first such name.
std::string to_basic_latin(std::u32string text) {
    std::replace(text.begin(), text.end(), U'ə', U'a');
    const std::string plain = fold_name(to_utf8(text));
    if (is_ascii(plain)) return plain;
    static const std::unique_ptr<const icu::Transliterator> kGeneral = [] {
        UErrorCode status = U_ZERO_ERROR;
        std::unique_ptr<const icu::Transliterator> made(
            icu::Transliterator::createInstance("Any-Latin; Latin-ASCII; Lower", UTRANS_FORWARD, status));
        return U_FAILURE(status) ? nullptr : std::move(made);
    }();
    icu::UnicodeString latin = icu::UnicodeString::fromUTF8(plain);
    if (kGeneral) kGeneral->transliterate(latin);
    std::string out;
    return fold_name(latin.toUTF8String(out));
}

bool starts_word(const std::u32string& text, std::size_t i) {
    return i == 0 || text[i - 1] == U' ';
}

std::vector<std::u32string> armenian_sounds(std::u32string text) {
    replace_all(text, U"ու", U"u");
    std::u32string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (starts_word(text, i) && text[i] == U'ե') out.push_back(U'y');
        if (starts_word(text, i) && text[i] == U'ո') out.push_back(U'v');
        out.push_back(text[i]);
    }
    return {with_letters(out, kArmenianMap)};
}

/// Russian first; then with h for г (Hadrut is Гадрут), and with the other usual spellings of е, ё and ы.
std::vector<std::u32string> cyrillic_sounds(std::u32string text) {
    replace_all(text, U"дж", U"j");
    constexpr std::u32string_view kVowels = U"аеёиоуыэюяьъ ";
    std::u32string iotated;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool soft = i == 0 || kVowels.find(text[i - 1]) != std::u32string_view::npos;
        if (text[i] == U'е' && soft) iotated.push_back(U'y');
        iotated.push_back(text[i]);
    }
    std::vector<std::u32string> forms{with_letters(iotated, kCyrillicMap)};
    std::u32string h = iotated;
    std::replace(h.begin(), h.end(), U'г', U'h');
    forms.push_back(with_letters(h, kCyrillicMap));
    std::replace(text.begin(), text.end(), U'ы', U'i');
    replace_all(text, U"ё", U"yo");
    forms.push_back(with_letters(text, kCyrillicMap));
    return forms;
}

bool is_azerbaijani(const std::u32string& text, std::string_view language) {
    if (!language.empty()) return language == "az";
    return contains_any(text, U"ə") || (contains_any(text, U"ğşçıöü") && contains_any(text, U"xq"));
}

bool is_german(std::string_view language, std::string_view country) {
    const bool open = language.empty() || language == "en";
    return language == "de" || (open && (country == "DE" || country == "AT" || country == "CH"));
}

std::vector<std::u32string> latin_sounds(const std::u32string& text, std::string_view language,
                                         std::string_view country) {
    std::vector<std::u32string> forms;
    const bool azerbaijani = is_azerbaijani(text, language);
    if (azerbaijani) {
        forms.push_back(with_letters(text, kAzerbaijaniMap));
        std::u32string e = text;
        std::replace(e.begin(), e.end(), U'ə', U'e');
        forms.push_back(with_letters(e, kAzerbaijaniMap));
        forms.push_back(e);
    }
    forms.push_back(text);
    if (!azerbaijani && contains_any(text, U"çşğčšžț")) forms.push_back(with_letters(text, kSibilantsMap));
    if (is_german(language, country) && contains_any(text, U"äöü"))
        forms.push_back(with_letters(text, kGermanMap));
    return forms;
}

}  // namespace

std::vector<std::string> latin_forms(std::string_view name, std::string_view language,
                                     std::string_view country) {
    const std::u32string text = lower_name(name);
    std::vector<std::u32string> sounds;
    switch (script_of(name)) {
        case Script::armenian:
            sounds = armenian_sounds(text);
            break;
        case Script::georgian:
            sounds = {with_letters(text, kGeorgianMap)};
            break;
        case Script::arabic:
            sounds = {with_letters(text, kArabicMap)};
            break;
        case Script::cyrillic:
            sounds = cyrillic_sounds(text);
            break;
        default:
            sounds = latin_sounds(text, language, country);
            break;
    }
    std::vector<std::string> forms;
    for (const std::u32string& sound : sounds) {
        std::string form = to_basic_latin(sound);
        if (!form.empty() && std::find(forms.begin(), forms.end(), form) == forms.end())
            forms.push_back(std::move(form));
    }
    return forms;
}

std::string latin_name(std::string_view name) {
    const auto forms = latin_forms(name);
    return forms.empty() ? std::string() : forms.front();
}

}  // namespace bearing
