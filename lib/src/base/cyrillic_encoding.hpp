#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace bearing {

/// The encoding in which the words are Cyrillic: "windows-1251", "KOI8-R", "KOI8-U", "ISO-8859-5", "IBM866"
/// or "x-mac-cyrillic". Nothing if they are Cyrillic in none.
std::optional<std::string> cyrillic_encoding(std::string_view words);

}  // namespace bearing
