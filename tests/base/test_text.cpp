#include <catch2/catch.hpp>

#include "bearing/base/text.hpp"
#include "bearing/base/utf8.hpp"

using namespace bearing;

TEST_CASE("UTF-8: valid text goes there and back") {
    for (const std::string text : {"", "abc", "Ստեփանակերտ", "Xankəndi", "Степанакерт", "თბილისი", "😀"}) {
        CHECK(is_valid_utf8(text));
        CHECK(to_utf8(to_utf32(text)) == text);
    }
    CHECK(to_utf32("Շուշի").size() == 5);
}

TEST_CASE("UTF-8: every broken byte is one replacement and nothing after it is lost") {
    CHECK_FALSE(is_valid_utf8("\xC3"));
    CHECK_FALSE(is_valid_utf8("\xED\xA0\x80"));      // lone surrogate
    CHECK_FALSE(is_valid_utf8("\xC0\xAF"));          // overlong
    CHECK_FALSE(is_valid_utf8("\xF4\x90\x80\x80"));  // above U+10FFFF
    CHECK(to_utf32("a\xFFz") == std::u32string(U"a\xFFFDz"));
    CHECK(sanitize_utf8("\xED\xA0\x80!") == "\uFFFD\uFFFD\uFFFD!");
}

TEST_CASE("Lower case in the scripts of the region") {
    CHECK(simple_lower("СТЕПАНАКЕРТ ЁЖ") == "степанакерт ёж");
    CHECK(simple_lower("ՍՏԵՓԱՆԱԿԵՐՏ") == "ստեփանակերտ");
    CHECK(simple_lower("ŞUŞA Ə Ö") == "şuşa ə ö");
}

TEST_CASE("Whole words only, a plural s allowed") {
    CHECK(contains_words("rockets fell", "rocket"));
    CHECK_FALSE(contains_words("rocketry", "rocket"));
    CHECK_FALSE(contains_words("skyrocket", "rocket"));
    CHECK(contains_words("a BM-21 Grad.", "BM-21 Grad"));
}

TEST_CASE("Numbers are read whole or not at all") {
    CHECK(parse_number(" 39.82 ") == 39.82);
    CHECK(parse_number("+1e3") == 1000);
    CHECK_FALSE(parse_number("39,82"));
    CHECK_FALSE(parse_number("nan"));
    CHECK_FALSE(parse_number("1e999"));
    CHECK_FALSE(parse_number(""));
    CHECK(parse_integer("-7") == -7);
    CHECK_FALSE(parse_integer("7.5"));
}

TEST_CASE("Thousands are set apart by commas") {
    CHECK(with_thousands(0) == "0");
    CHECK(with_thousands(999) == "999");
    CHECK(with_thousands(1000) == "1,000");
    CHECK(with_thousands(1234567) == "1,234,567");
}

TEST_CASE("Digits of every script are those of ASCII") {
    CHECK(ascii_digits("\u0662\u0660\u0662\u0660-\u06F1\u06F0-03") == "2020-10-03");
    CHECK(ascii_digits("\u2212\u0663\u066B\u0665") == "-3.5");
    CHECK(ascii_digits("\u0414\u043E\u043C 7, \u00BD") == "\u0414\u043E\u043C 7, \u00BD");
}
