#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace bearing {

enum class Script { latin, cyrillic, armenian, georgian, arabic, other };

/// The script of most letters; other if there are none.
Script script_of(std::string_view name);

/// NFC, white space trimmed and evened out, invisible characters removed. What "exact" compares.
std::string clean_name(std::string_view name);

/// Lower case with diacritics kept, punctuation evened out, the three schwas and the four i's made one each.
/// What transliteration starts from.
std::u32string lower_name(std::string_view name);

/// All forms in basic Latin letters under which a name may be asked for, the most usual first: sound by sound
/// where the spelling rules of its language are known (Azerbaijani x = kh, Armenian, Cyrillic, Georgian), and
/// letter by letter. `language` and `country` are those of the name, "" if unknown: German spellings (ae for
/// ä) are made for German names only.
std::vector<std::string> latin_forms(std::string_view name, std::string_view language = {},
                                     std::string_view country = {});

/// True for short abbreviations ("US", "U.S.", "NKR", "LoC"), which mean something else in small letters.
bool is_abbreviation(std::string_view name);
/// An abbreviation without its stops, in capitals: "U.S." -> "US".
std::string abbreviation_key(std::string_view name);

std::vector<std::string> words_of(std::string_view folded);

}  // namespace bearing
