#include "incident/match_text.hpp"

#include <algorithm>
#include <cmath>

#include "bearing/base/text.hpp"
#include "bearing/base/utf8.hpp"

namespace bearing {
namespace {

bool is_letter(char32_t c) {
    if (c < 0x80) return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    // Punctuation of Latin-1, general punctuation and symbols; everything else above ASCII forms words.
    return c >= 0xC0 && !(c >= 0x2000 && c <= 0x2BFF) && !(c >= 0x3000 && c <= 0x303F);
}

std::vector<std::u32string> words_of(std::string_view utf8) {
    std::vector<std::u32string> words(1);
    for (const char32_t c : to_utf32(simple_lower(utf8))) {
        if (is_letter(c))
            words.back() += c;
        else if (!words.back().empty())
            words.emplace_back();
    }
    if (words.back().empty()) words.pop_back();
    return words;
}

std::uint32_t hash_of(std::u32string_view characters) {
    std::uint32_t hash = 2166136261U;  // FNV-1a
    for (const char32_t c : characters)
        for (int shift = 0; shift < 24; shift += 8) hash = (hash ^ ((c >> shift) & 0xFF)) * 16777619U;
    return hash;
}

/// Runs of `length` characters of one word; a shorter word is one run.
void append_grams(std::u32string_view word, std::size_t length, std::vector<std::uint32_t>& grams) {
    if (word.size() <= length) {
        grams.push_back(hash_of(word));
        return;
    }
    for (std::size_t i = 0; i + length <= word.size(); ++i) grams.push_back(hash_of(word.substr(i, length)));
}

void make_set(std::vector<std::uint32_t>& values) {
    std::sort(values.begin(), values.end());
    values.erase(std::unique(values.begin(), values.end()), values.end());
}

}  // namespace

std::vector<std::uint32_t> text_grams(std::string_view utf8) {
    constexpr std::size_t kMostBytes = 4000;  // a page tells what it is about on its first lines
    std::vector<std::uint32_t> grams;
    for (const auto& word : words_of(utf8.substr(0, kMostBytes)))
        if (word.size() > 2) append_grams(word, 4, grams);
    make_set(grams);
    return grams;
}

void GramWeights::add(const std::vector<std::uint32_t>& grams) {
    ++texts_;
    for (const auto gram : grams) ++texts_with_[gram];
}

double GramWeights::weight(std::uint32_t gram) const {
    // Twenty imagined texts without it keep few texts from telling too much about frequency.
    const auto found = texts_with_.find(gram);
    const double with = found == texts_with_.end() ? 0 : found->second;
    return std::log((static_cast<double>(texts_) + 20) / (with + 1));
}

double GramWeights::similarity(const std::vector<std::uint32_t>& a,
                               const std::vector<std::uint32_t>& b) const {
    double shared = 0, all = 0;
    for (const auto gram : a) all += weight(gram);
    for (const auto gram : b) all += weight(gram);
    auto left = a.begin();
    auto right = b.begin();
    while (left != a.end() && right != b.end()) {
        if (*left == *right) shared += weight(*left);
        const bool step_left = *left <= *right, step_right = *right <= *left;
        left += step_left;
        right += step_right;
    }
    return a.empty() || b.empty() || all <= 0 ? 0 : 2 * shared / all;
}

double name_similarity(std::string_view a, std::string_view b) {
    const auto pairs = [](std::string_view name) {
        std::vector<std::uint32_t> grams;
        for (const auto& word : words_of(name)) append_grams(word, 2, grams);
        make_set(grams);
        return grams;
    };
    const auto left = pairs(a), right = pairs(b);
    if (left.empty() || right.empty()) return 0;
    std::vector<std::uint32_t> shared;
    std::set_intersection(left.begin(), left.end(), right.begin(), right.end(), std::back_inserter(shared));
    return 2.0 * static_cast<double>(shared.size()) / static_cast<double>(left.size() + right.size());
}

}  // namespace bearing
