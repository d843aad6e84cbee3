#include <algorithm>
#include <array>
#include <optional>

#include "bearing/base/text.hpp"
#include "bearing/base/utf8.hpp"
#include "bearing/publish/publisher.hpp"
#include "publish/coordinate_text.hpp"

namespace bearing {
namespace {

constexpr std::string_view kCoordinates = "[coordinates withheld]";
constexpr std::u32string_view kPlace = U"[place withheld]";

std::string without_coordinates(std::string_view text) {
    // Positions in other digits are found in ASCII's; a text without positions keeps its own.
    std::string ascii;
    auto found = publish::find_coordinate_texts(text);
    if (publish::has_other_digits(text)) {
        ascii = publish::plain_numbers(text);
        auto found_there = publish::find_coordinate_texts(ascii);
        if (found_there.size() > found.size()) {
            found = std::move(found_there);
            text = ascii;
        }
    }
    std::string out;
    std::size_t from = 0;
    for (const auto& [begin, end] : found) {
        out += text.substr(from, begin - from);
        out += kCoordinates;
        from = end;
    }
    return out + std::string(text.substr(from));
}

bool is_word(char32_t c) {
    return c > 0x7F ? c < 0x2000 || c > 0x206F
                    : (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

/// A name as texts have it: as it is, or declined ("Шуше", "Ստեփանակերտում", "Xankəndidə").
class PlaceName {
  public:
    explicit PlaceName(std::string_view name) : stem_(to_utf32(simple_lower(name))) {
        declines_ = !stem_.empty() && is_declined_script(stem_.back());
        constexpr std::size_t kShortestStem = 3;
        constexpr std::u32string_view kChanging = U"аяоеиыйьуюი";
        if (stem_.size() > kShortestStem && kChanging.find(stem_.back()) != std::u32string_view::npos) {
            stem_.pop_back();
            loses_its_last_ = true;
        }
    }

    const std::u32string& stem() const { return stem_; }

    /// The end of the word that begins at `at` of a text in lower case with the stem; nothing if it is
    /// another word.
    std::optional<std::size_t> end_in(std::u32string_view folded, std::size_t at) const {
        if (at > 0 && is_word(folded[at - 1])) return std::nullopt;
        std::size_t end = at + stem_.size();
        while (end < folded.size() && is_word(folded[end])) ++end;
        const std::u32string_view ending = folded.substr(at + stem_.size(), end - at - stem_.size());
        return is_case_ending(ending) ? std::optional(end) : std::nullopt;
    }

  private:
    static bool is_declined_script(char32_t c) {
        const bool cyrillic = c >= 0x400 && c <= 0x52F, armenian = c >= 0x531 && c <= 0x587,
                   georgian = c >= 0x10A0 && c <= 0x10FF;
        return cyrillic || armenian || georgian;
    }

    bool is_case_ending(std::u32string_view ending) const {
        if (ending.empty()) return true;
        if (declines_) {
            constexpr std::size_t kLongest = 4;
            return ending.size() <= (loses_its_last_ && stem_.size() < kLongest ? 2 : kLongest);
        }
        // Azerbaijani and Turkish; in other languages of Latin letters names have no cases.
        constexpr std::array<std::u32string_view, 42> kEndings{
            U"da",  U"də", U"de", U"ta",  U"tə",  U"te",   U"dan",  U"dən",  U"den", U"tan", U"tən",
            U"ten", U"a",  U"ə",  U"e",   U"ya",  U"yə",   U"ye",   U"ı",    U"i",   U"u",   U"ü",
            U"nı",  U"ni", U"nu", U"nü",  U"ın",  U"in",   U"un",   U"ün",   U"nın", U"nin", U"nun",
            U"nün", U"na", U"nə", U"nda", U"ndə", U"dakı", U"dəki", U"daki", U"deki"};
        constexpr std::size_t kShortestName = 5;
        return stem_.size() >= kShortestName &&
               std::find(kEndings.begin(), kEndings.end(), ending) != kEndings.end();
    }

    std::u32string stem_;
    bool declines_ = false;
    bool loses_its_last_ = false;
};

/// Whole words only: "Goris" is not withheld from "Gorisian".
void withhold(std::u32string& text, std::u32string& folded, const PlaceName& name) {
    for (std::size_t at = 0; (at = folded.find(name.stem(), at)) != std::u32string::npos;) {
        const auto end = name.end_in(folded, at);
        if (!end) {
            ++at;
            continue;
        }
        text.replace(at, *end - at, kPlace);
        folded.replace(at, *end - at, kPlace);
        at += kPlace.size();
    }
}

}  // namespace

std::string Publisher::scrubbed(std::string_view text, const std::vector<std::string>& names) {
    std::string out = without_coordinates(text);
    if (names.empty() || out.empty()) return out;
    std::u32string letters, folded;
    const std::string lower = simple_lower(out);
    for (const std::string& name : names) {
        const PlaceName place(name);
        if (place.stem().empty() || lower.find(to_utf8(place.stem())) == std::string::npos) continue;
        if (letters.empty()) {
            letters = to_utf32(out);
            folded = to_utf32(lower);
        }
        withhold(letters, folded, place);
    }
    return letters.empty() ? out : to_utf8(letters);
}

}  // namespace bearing
