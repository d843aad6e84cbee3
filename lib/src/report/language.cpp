#include <algorithm>
#include <array>

#include "report/document.hpp"

namespace bearing::report {

namespace {

constexpr std::size_t kSampledTokens = 4000;  // enough to tell

}  // namespace

std::string guess_language(const Document& document) {
    std::size_t latin = 0, cyrillic = 0, armenian = 0, georgian = 0, arabic = 0;
    std::array<std::pair<std::string_view, std::size_t>, 4> words = {
        {{"en", 0}, {"ru", 0}, {"hy", 0}, {"az", 0}}};
    const std::size_t count = std::min(document.tokens.size(), kSampledTokens);
    for (std::size_t at = 0; at < count; ++at) {
        if (document.tokens[at].kind != TokenKind::word) continue;
        const char32_t c = document.text[document.tokens[at].begin];
        latin += c < 0x250;
        cyrillic += c >= 0x400 && c < 0x530;
        armenian += c >= 0x531 && c < 0x588;
        georgian += c >= 0x10A0 && c < 0x1100;
        arabic += c >= 0x600 && c < 0x700;
        words[3].second += document.tokens.low(at).find("ə") != std::string_view::npos;
        if ((document.knowledge.lexicon.categories_from(document.tokens[at].word) &
             bit_of(Category::structure)) == 0)
            continue;
        for (const Hit& hit : document.knowledge.lexicon.find(document.tokens, {at, at + 1}))
            if (hit.entry->category == Category::structure && hit.entry->kind == "stopword")
                for (auto& [language, hits] : words) hits += language == hit.entry->value;
    }
    const std::size_t most = std::max({latin, cyrillic, armenian, georgian, arabic});
    if (most == 0) return {};
    if (most == armenian) return "hy";
    if (most == georgian) return "ka";
    if (most == arabic) return "ar";
    const std::string_view preferred = most == cyrillic ? "ru" : "";
    const auto best = std::max_element(words.begin(), words.end(),
                                       [](const auto& a, const auto& b) { return a.second < b.second; });
    if (!preferred.empty()) return std::string(preferred);
    return best->second > 0 && best->first != "ru" && best->first != "hy" ? std::string(best->first)
                                                                          : std::string();
}

}  // namespace bearing::report
