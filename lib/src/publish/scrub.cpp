#include <algorithm>

#include "bearing/base/text.hpp"
#include "bearing/base/utf8.hpp"
#include "bearing/publish/publisher.hpp"
#include "publish/coordinate_text.hpp"

namespace bearing {
namespace {

constexpr std::string_view kCoordinates = "[coordinates withheld]";
constexpr std::u32string_view kPlace = U"[place withheld]";

std::string without_coordinates(std::string_view text) {
    std::string out;
    std::size_t from = 0;
    for (const auto& [begin, end] : publish::find_coordinate_texts(text)) {
        out += text.substr(from, begin - from);
        out += kCoordinates;
        from = end;
    }
    return out + std::string(text.substr(from));
}

std::u32string lower(std::u32string text) {
    for (char32_t& c : text) {
        const std::u32string one = to_utf32(simple_lower(to_utf8(std::u32string_view(&c, 1))));
        if (one.size() == 1) c = one[0];
    }
    return text;
}

bool is_word(char32_t c) {
    return c > 0x7F ? c < 0x2000 || c > 0x206F
                    : (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

/// Whole words only: "Goris" is not withheld from "Gorisian".
void withhold(std::u32string& text, const std::u32string& name) {
    std::u32string folded = lower(text);
    for (std::size_t at = 0; (at = folded.find(name, at)) != std::u32string::npos;) {
        const std::size_t end = at + name.size();
        const bool whole =
            (at == 0 || !is_word(folded[at - 1])) && (end == folded.size() || !is_word(folded[end]));
        if (!whole) {
            ++at;
            continue;
        }
        text.replace(at, name.size(), kPlace);
        folded.replace(at, name.size(), kPlace);
        at += kPlace.size();
    }
}

}  // namespace

std::string Publisher::scrubbed(std::string_view text, const std::vector<std::string>& names) {
    std::string out = without_coordinates(text);
    if (names.empty() || out.empty()) return out;
    std::u32string letters = to_utf32(out);
    for (const std::string& name : names) withhold(letters, lower(to_utf32(name)));
    return to_utf8(letters);
}

}  // namespace bearing
