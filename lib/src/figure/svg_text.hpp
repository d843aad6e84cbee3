#pragma once

#include <string>
#include <string_view>

namespace bearing::figure {

/// Text as XML 1.0 character data or attribute value: markup escaped, what XML forbids (control characters,
/// broken UTF-8, U+FFFE and U+FFFF) left out or replaced.
std::string xml_text(std::string_view utf8);

/// A number with at most two decimals and nothing that says nothing: "12.5", "-0.25", "3".
std::string short_number(double value);

/// An XML id made from a name: letters, digits, '-', '_' and '.', beginning with a letter.
std::string xml_id(std::string_view name);

}  // namespace bearing::figure
