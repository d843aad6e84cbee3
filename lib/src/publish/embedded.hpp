#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

#include "publish/inflater.hpp"

namespace bearing::publish {

/// A stream that may begin here; many that look like one are none.
struct PackedStream {
    std::size_t begin = 0;  ///< of its data
    Inflater::Wrapping wrapping = Inflater::Wrapping::zlib;
    std::string name;  ///< "xl/workbook.xml", "deflated stream at byte 812"
};

/// No header of a stream, its name included, is longer.
constexpr std::size_t kLongestStreamHeader = std::size_t{132} << 10;

/// Streams that begin in [from, to): members of zip archives, zlib and gzip streams (PDF, SQLite, PNG's
/// compressed texts). `offset` is where the bytes begin in their file. Stored members of archives are none:
/// they stand there as they are.
void each_packed_stream(std::string_view bytes, std::size_t from, std::size_t to, std::size_t offset,
                        const std::function<void(PackedStream)>& take);

/// The chunks of a PNG but its pixels.
std::string png_without_pixels(std::string_view png);

/// Strings of a PDF that are written as UTF-16 or with octal escapes, as UTF-8, one a line.
std::string pdf_strings(std::string_view pdf);

/// Runs of UTF-16 in bytes of any kind, either byte order, as UTF-8, one a line.
std::string utf16_texts(std::string_view bytes);

/// The text with the escapes of JSON (\u041c, \n) and XML (&amp; &#39;) undone; both at once, because the two
/// do not look alike.
std::string unescaped(std::string_view text);

}  // namespace bearing::publish
