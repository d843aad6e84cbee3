#include <catch2/catch.hpp>

#include "bearing/base/encoding.hpp"
#include "bearing/base/error.hpp"

using namespace bearing;
using namespace std::string_literals;

TEST_CASE("Marks and zero bytes tell Unicode's encodings") {
    CHECK(detect_encoding("\xEF\xBB\xBFid,place\n").mark_bytes == 3);
    CHECK(detect_encoding("\xFF\xFEi\0d\0"s).name == "UTF-16LE");
    CHECK(detect_encoding("\xFF\xFE\0\0i\0\0\0"s).name == "UTF-32LE");
    CHECK(detect_encoding("\0i\0d\0,\0a\0\n\0x\0,\0y"s).name == "UTF-16BE");
    CHECK(detect_encoding("i\0\0\0d\0\0\0,\0\0\0"s).name == "UTF-32LE");
    CHECK(detect_encoding("plain,ascii\n").name == "UTF-8");
}

TEST_CASE("Letters tell the encodings of the region; single bad rows tell nothing") {
    // "Обстрел дороги", "взрыв у моста" in three encodings of Cyrillic.
    CHECK(detect_encoding("a,b\n\xCE\xE1\xF1\xF2\xF0\xE5\xEB \xE4\xEE\xF0\xEE\xE3\xE8,x\n").name ==
          "windows-1251");
    CHECK(detect_encoding("a,b\n\xEF\xC2\xD3\xD4\xD2\xC5\xCC \xC4\xCF\xD2\xCF\xC7\xC9,x\n").name == "KOI8-R");
    CHECK(detect_encoding("a,b\n\x8E\xA1\xE1\xE2\xE0\xA5\xAB \xA4\xAE\xE0\xAE\xA3\xA8,x\n").name == "IBM866");
    CHECK(detect_encoding("a,b\nun caf\xE9 d\xE9truit pr\xE8s d'une \xE9glise\n").name == "windows-1252");
    CHECK_FALSE(detect_encoding("a,b\n\xC3\xA9t\xC3\xA9,x\n\xC3\xA9t\xC3\xA9,y\ncaf\xE9,z\n").guessed);
    CHECK_FALSE(detect_encoding("a,b\nin \xFF\xFE town,x\n").guessed);
}

TEST_CASE("Text is decoded piece by piece, across cut characters") {
    Utf8Decoder decoder("UTF-16LE");
    std::string text;
    decoder.append("\x3D"s, false, text);
    decoder.append("\xD8\x00"s, false, text);
    decoder.append("\xDE\x41\0"s, true, text);
    CHECK(text == "\U0001F600A");
    CHECK_THROWS_AS(Utf8Decoder("no such thing"), ArgumentError);
}

TEST_CASE("Stray Western letters are words only beside other letters") {
    CHECK(western_words("a caf\xE9 \x96 closed") == "a caf\u00E9 \u2013 closed");
    CHECK_FALSE(western_words("in \xFF\xFE town"));
    CHECK_FALSE(western_words("caf\xE9 \x81"));
}
