#pragma once

#include <functional>
#include <string>
#include <string_view>

namespace bearing::publish {

/// Takes what is packed inside of bytes, unpacked, with a name: members of zip archives, zlib and gzip
/// streams wherever they begin (PDF, SQLite, PNG's compressed texts), rows of SQLite that are spread over
/// overflow pages. Pixels of PNG are left out. Unpacks at most 1 GiB of each.
void each_embedded(std::string_view bytes,
                   const std::function<void(const std::string& name, std::string_view content)>& take);

/// Strings of a PDF that are written as UTF-16 or with octal escapes, as UTF-8, one a line.
std::string pdf_strings(std::string_view pdf);

/// The text with the escapes of JSON (\u041c, \n) and XML (&amp; &#39;) undone; both at once, because the two
/// do not look alike.
std::string unescaped(std::string_view text);

}  // namespace bearing::publish
