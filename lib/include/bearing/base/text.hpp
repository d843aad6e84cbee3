#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace bearing {

/// ASCII white space removed at both ends.
std::string_view trim(std::string_view text);

/// Parts between separators, trimmed; empty parts are left out.
std::vector<std::string> split_list(std::string_view text, char separator = ';');

/// A-Z to a-z; other bytes as they are. For codes and keywords, not for names (those fold in gazetteer/).
std::string ascii_lower(std::string_view text);

/// Lower case of UTF-8 text by simple case pairs of Latin, Greek, Cyrillic and Armenian; other letters stay.
/// For searching text; names are compared by gazetteer/, which knows languages.
std::string simple_lower(std::string_view utf8);

/// True if `words` occur in `text` as whole words; a plural s may follow. Bytes above 127 count as letters.
bool contains_words(std::string_view text, std::string_view words);

/// The whole text as a finite number in the C locale, or nothing.
std::optional<double> parse_number(std::string_view text);

/// The whole text as a whole number, or nothing.
std::optional<long long> parse_integer(std::string_view text);

std::string join(const std::vector<std::string>& parts, std::string_view separator);

/// "3 incidents", "1 incident": the count with its noun, plural by adding s.
std::string counted(std::size_t count, std::string_view noun);

/// "1,234,567"
std::string with_thousands(std::uint64_t number);

}  // namespace bearing
