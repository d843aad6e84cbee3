#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace bearing {

/// How the letters of a text file are written in bytes.
struct TextEncoding {
    std::string name = "UTF-8";  ///< "UTF-8", "UTF-16LE", "windows-1251", …
    std::size_t mark_bytes = 0;  ///< length of the byte order mark at the start, 0 if there is none
    bool guessed = false;        ///< told by its letters only: worth a warning
};

/// The encoding of a text from its first bytes (a few kilobytes at least, better a megabyte; it may be cut
/// anywhere): by its byte order mark, by zero bytes (UTF-16, UTF-32), by being UTF-8, else by its letters.
/// Single rows that are not UTF-8 do not make a file anything else.
TextEncoding detect_encoding(std::string_view start);

/// Turns bytes of one encoding into UTF-8, piece by piece.
class Utf8Decoder {
  public:
    /// Any name that ICU knows. Throws ArgumentError for others.
    explicit Utf8Decoder(const std::string& encoding);
    ~Utf8Decoder();
    Utf8Decoder(Utf8Decoder&&) noexcept;
    Utf8Decoder& operator=(Utf8Decoder&&) noexcept;

    /// Appends the text of `bytes`; what cannot be decoded becomes U+FFFD. A character cut at the end is kept
    /// for the next piece, unless this is the last.
    void append(std::string_view bytes, bool last, std::string& utf8);

  private:
    struct Converter;
    std::unique_ptr<Converter> converter_;
};

/// The bytes as Western text (windows-1252) where that gives words: letters beside letters of ASCII, or
/// typographic marks. Nothing where it would only give rubbish.
std::optional<std::string> western_words(std::string_view bytes);

}  // namespace bearing
