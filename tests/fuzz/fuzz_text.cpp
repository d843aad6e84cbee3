// UTF-8, keywords and numbers.
#include "bearing/base/text.hpp"
#include "bearing/base/utf8.hpp"
#include "fuzz/fuzz.hpp"

using namespace bearing;
using fuzz::expect;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text = fuzz::text_of(data, size);
    const std::string clean = sanitize_utf8(text);
    expect(is_valid_utf8(clean), "sanitized text is UTF-8");
    expect(!is_valid_utf8(text) || clean == text, "UTF-8 is left as it is");
    expect(to_utf8(to_utf32(clean)) == clean, "UTF-8 survives the way through code points");
    expect(is_valid_utf8(simple_lower(clean)), "lower case is UTF-8");
    for (const auto& part : split_list(text))
        expect(!part.empty() && trim(part) == part, "parts are trimmed");
    const std::size_t half = size / 2;
    contains_words(text.substr(0, half), text.substr(half));
    contains_words(clean, clean);
    if (const auto number = parse_number(text)) {
        expect(*number - *number == 0, "numbers are finite");
        const auto integer = parse_integer(text);
        expect(!integer || static_cast<double>(*integer) == *number, "a whole number is that number");
    }
    return 0;
}
