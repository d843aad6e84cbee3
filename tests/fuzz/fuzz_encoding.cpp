// Encodings: any bytes become UTF-8, the same ones in one piece or in many.
#include <algorithm>

#include "bearing/base/encoding.hpp"
#include "bearing/base/utf8.hpp"
#include "fuzz/fuzz.hpp"

using namespace bearing;
using fuzz::expect;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text = fuzz::text_of(data, size);
    const TextEncoding encoding = detect_encoding(text);
    expect(encoding.mark_bytes <= size, "a byte order mark is in the text");
    const std::string_view body = text.substr(encoding.mark_bytes);
    std::string whole;
    Utf8Decoder(encoding.name).append(body, true, whole);
    expect(is_valid_utf8(whole), "decoded text is UTF-8");
    std::string pieces;
    Utf8Decoder decoder(encoding.name);
    for (std::size_t at = 0, step = 1; at < body.size(); at += step, step = step % 5 + 1) {
        const auto piece = body.substr(at, step);
        decoder.append(piece, at + piece.size() == body.size(), pieces);
    }
    expect(pieces == whole || body.empty(), "pieces decode to the same text");
    if (const auto words = western_words(text)) expect(is_valid_utf8(*words), "western words are UTF-8");
    return 0;
}
