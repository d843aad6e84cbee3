#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace bearing::publish {

/// Bytes of a text that look like coordinates.
struct CoordinateText {
    std::size_t begin = 0;
    std::size_t end = 0;
};

/// Whatever may be a position in a text, in any notation: decimal degrees (from three decimals on, fewer in
/// pairs or beside a hemisphere), degrees and minutes, compact, UTM, MGRS, plus codes. Rather too much than
/// too little: it is for taking out, not for reading. Ascending, not overlapping; neighbours are one.
std::vector<CoordinateText> find_coordinate_texts(std::string_view text);

/// The text with the digits of all scripts, their decimal signs and commas in ASCII.
std::string plain_numbers(std::string_view text);
/// Quick: false if there is nothing for plain_numbers() to do.
bool has_other_digits(std::string_view text);

}  // namespace bearing::publish
