#include "base/cyrillic_encoding.hpp"

#include <array>

#include "bearing/base/encoding.hpp"
#include "bearing/base/utf8.hpp"

namespace bearing {
namespace {

bool is_lower(char32_t c) {
    return (c >= 0x430 && c <= 0x45F) || c == 0x491;
}
bool is_upper(char32_t c) {
    return (c >= 0x400 && c <= 0x42F) || c == 0x490;
}

/// The share of letters that stand as Cyrillic words have them: small letters after a letter, a capital only
/// before small ones or among capitals, and most of them those that Russian, Ukrainian and Bulgarian use
/// most.
double cyrillic_share(const std::u32string& text) {
    static const std::u32string kFrequent = U"оеаинтсрвлкмдпуя";
    double score = 0, letters = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char32_t c = text[i];
        if (c < 0x80) continue;
        ++letters;
        const char32_t before = i > 0 ? text[i - 1] : U' ';
        const char32_t lower = c >= 0x410 && c <= 0x42F ? c + 0x20 : c;
        const double frequent = kFrequent.find(lower) != std::u32string::npos ? 0.3 : 0;
        if (is_lower(c))
            score += 0.7 + frequent;
        else if (is_upper(c))
            score += is_lower(before) ? -1.0 : 0.6 + frequent;
        else
            score -= 1.0;
        const bool latin_neighbour = before < 0x80 && before != U' ';
        if (latin_neighbour) score -= 0.5;
    }
    return letters == 0 ? 0 : score / letters;
}

}  // namespace

std::optional<std::string> cyrillic_encoding(std::string_view words) {
    static constexpr std::array<const char*, 6> kCandidates{"windows-1251", "KOI8-R", "KOI8-U",
                                                            "ISO-8859-5",   "IBM866", "x-mac-cyrillic"};
    constexpr double kEnough = 0.75;
    std::optional<std::string> best;
    double most = kEnough;
    for (const char* name : kCandidates) {
        std::string text;
        Utf8Decoder(name).append(words, true, text);
        const double share = cyrillic_share(to_utf32(text));
        if (share > most) {
            most = share;
            best = name;
        }
    }
    return best;
}

}  // namespace bearing
