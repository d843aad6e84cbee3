#include <algorithm>
#include <array>

#include "bearing/base/utf8.hpp"
#include "gazetteer/name_keys.hpp"
#include "gazetteer/name_variants.hpp"

namespace bearing {
namespace {

constexpr std::size_t kLeastStem = 3;  ///< letters that must remain

/// Letters of a folded word group.
std::size_t letters_in(std::string_view utf8) {
    return static_cast<std::size_t>(
        std::count_if(utf8.begin(), utf8.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

/// Cuts each ending that fits and appends `restored` to what remains.
template <std::size_t N>
void cut_endings(std::string_view word, const std::array<std::string_view, N>& endings,
                 std::string_view restored, std::vector<std::string>& out) {
    for (const std::string_view ending : endings) {
        if (!word.ends_with(ending)) continue;
        const std::string_view stem = word.substr(0, word.size() - ending.size());
        if (letters_in(stem) >= kLeastStem) out.push_back(std::string(stem) += restored);
    }
}

// Eastern Armenian: genitive and dative, ablative, instrumental, locative, each perhaps with the article.
constexpr std::array<std::string_view, 13> kArmenianEndings{"ից",    "ում", "ով", "ին", "ուց", "ուն", "այից",
                                                            "այում", "յի",  "ի",  "ու", "ը",   "ն"};
// Azerbaijani and Turkish, folded (ı and i are one, diacritics are gone, the schwa stays): locative,
// ablative, genitive, accusative, dative, possessive.
constexpr std::array<std::string_view, 28> kTurkicEndings{
    "dakı", "daki", "dəki", "deki", "dan", "dən", "den", "tan", "ten", "nin", "nun", "da", "də", "de",
    "ta",   "te",   "ya",   "yə",   "ye",  "ni",  "nu",  "in",  "un",  "yi",  "a",   "ə",  "i",  "u"};
constexpr std::array<std::string_view, 5> kGeorgianEndings{"ში", "დან", "ის", "თან", "ს"};

constexpr std::array<std::u32string_view, 17> kRussianEndings{U"ого", U"его", U"ому", U"ему", U"ами", U"ями",
                                                              U"ой",  U"ей",  U"ом",  U"ем",  U"ым",  U"им",
                                                              U"ов",  U"ах",  U"ях",  U"ам",  U"ям"};
constexpr std::u32string_view kRussianVowels = U"аеиоуыэюяйь";
constexpr std::array<std::string_view, 12> kPrepositions{"в", "во", "из", "на",    "под",  "у",
                                                         "к", "ко", "от", "около", "близ", "над"};

std::u32string without_vowels_at_end(const std::u32string& word) {
    const auto last = word.find_last_not_of(kRussianVowels);
    return last == std::u32string::npos ? std::u32string() : word.substr(0, last + 1);
}

/// The stem of a word in the nominative; empty if it does not decline.
std::u32string nominative_stem(const std::u32string& word) {
    if (word.empty()) return {};
    constexpr std::u32string_view kIndeclinable = U"иоуюеэ";
    if (kIndeclinable.find(word.back()) != std::u32string_view::npos && !word.ends_with(U"ие") &&
        !word.ends_with(U"ое") && !word.ends_with(U"ые"))
        return {};
    const std::u32string stem = without_vowels_at_end(word);
    return stem.size() >= kLeastStem ? stem : std::u32string();
}

/// Adds a stem if it is long enough and new.
void add_stem(std::vector<std::u32string>& stems, std::u32string stem) {
    if (stem.size() >= kLeastStem && std::find(stems.begin(), stems.end(), stem) == stems.end())
        stems.push_back(std::move(stem));
}

std::vector<std::u32string> word_stems(const std::u32string& word) {
    std::vector<std::u32string> stems;
    add_stem(stems, without_vowels_at_end(word));
    for (const std::u32string_view ending : kRussianEndings)
        if (word.size() >= ending.size() + kLeastStem && word.ends_with(ending)) {
            add_stem(stems, without_vowels_at_end(word.substr(0, word.size() - ending.size())));
            break;
        }
    // Adjectives: Аскеранский of Аскеран, Шушинский of Шуша, Тертерский of Тертер.
    const std::vector<std::u32string> plain = stems;
    for (const std::u32string& stem : plain)
        for (const std::u32string_view suffix : {U"инск", U"ынск", U"ск"})
            if (stem.size() > suffix.size() && stem.ends_with(suffix))
                add_stem(stems, without_vowels_at_end(stem.substr(0, stem.size() - suffix.size())));
    return stems;
}

std::string without_preposition(std::string_view folded) {
    for (const std::string_view p : kPrepositions)
        if (folded.size() > p.size() + 1 && folded.starts_with(p) && folded[p.size()] == ' ')
            return std::string(folded.substr(p.size() + 1));
    return std::string(folded);
}

}  // namespace

std::vector<std::string> base_forms(std::string_view folded) {
    std::vector<std::string> forms;
    switch (script_of(folded)) {
        case Script::armenian: {
            cut_endings(folded, kArmenianEndings, "", forms);
            // The article after a case ending that keeps its vowel: Շուշիին, Ստեփանակերտինը.
            const std::size_t n = forms.size();
            for (std::size_t i = 0; i < n; ++i)
                cut_endings(std::string(forms[i]), std::array<std::string_view, 2>{"ի", "ում"}, "", forms);
            break;
        }
        case Script::georgian:
            cut_endings(folded, kGeorgianEndings, "ი", forms);
            cut_endings(folded, kGeorgianEndings, "", forms);
            break;
        case Script::latin:
            cut_endings(folded, kTurkicEndings, "", forms);
            break;
        case Script::cyrillic:
            if (std::string bare = without_preposition(folded); bare != folded)
                forms.push_back(std::move(bare));
            break;
        default:
            break;
    }
    return forms;
}

std::string stem_of_name(std::string_view folded) {
    if (script_of(folded) != Script::cyrillic) return {};
    std::string out;
    for (const std::string& word : words_of(folded)) {
        const std::u32string stem = nominative_stem(to_utf32(word));
        if (stem.empty()) return {};
        out += (out.empty() ? "" : " ") + to_utf8(stem);
    }
    return out;
}

std::vector<std::string> stems_of_query(std::string_view folded) {
    if (script_of(folded) != Script::cyrillic) return {};
    constexpr std::size_t kMostStems = 64;
    std::vector<std::string> out{""};
    for (const std::string& word : words_of(without_preposition(folded))) {
        std::vector<std::string> longer;
        for (const std::u32string& stem : word_stems(to_utf32(word)))
            for (const std::string& start : out)
                longer.push_back(start + (start.empty() ? "" : " ") + to_utf8(stem));
        out = std::move(longer);
        if (out.empty() || out.size() > kMostStems) return {};
    }
    return out;
}

}  // namespace bearing
