#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "bearing/base/utf8.hpp"
#include "gazetteer/name_keys.hpp"

namespace bearing {
namespace {

/// Nothing for what is no letter.
std::optional<Script> script_by_icu(char32_t c) {
    UErrorCode status = U_ZERO_ERROR;
    if (!u_isalpha(static_cast<UChar32>(c))) return std::nullopt;
    switch (uscript_getScript(static_cast<UChar32>(c), &status)) {
        case USCRIPT_LATIN:
            return Script::latin;
        case USCRIPT_CYRILLIC:
            return Script::cyrillic;
        case USCRIPT_ARMENIAN:
            return Script::armenian;
        case USCRIPT_GEORGIAN:
            return Script::georgian;
        case USCRIPT_ARABIC:
            return Script::arabic;
        default:
            return Script::other;
    }
}

/// The scripts of the letters of most names: asking ICU for each takes longer than finding the name.
class ScriptTable {
  public:
    ScriptTable() : scripts_(kEnd) {
        for (char32_t c = 0; c < kEnd; ++c) scripts_[c] = script_by_icu(c);
    }
    std::optional<Script> of(char32_t c) const { return c < kEnd ? scripts_[c] : script_by_icu(c); }

  private:
    static constexpr char32_t kEnd = 0x700;
    std::vector<std::optional<Script>> scripts_;
};

bool is_ascii_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

}  // namespace

Script script_of(std::string_view name) {
    if (is_ascii(name))
        return std::any_of(name.begin(), name.end(), is_ascii_letter) ? Script::latin : Script::other;
    static const ScriptTable kTable;
    std::array<int, 6> counts{};
    for (const char32_t c : to_utf32(name))
        if (const auto script = kTable.of(c)) ++counts[static_cast<std::size_t>(*script)];
    const auto most = std::max_element(counts.begin(), counts.end());
    return *most == 0 ? Script::other : static_cast<Script>(most - counts.begin());
}

}  // namespace bearing
