#include <catch2/catch.hpp>
#include <random>
#include <string>

#include "io/cell_safety.hpp"

using namespace bearing;

namespace {

/// What spreadsheets run: a cell, or a piece of one cut at a separator, that begins like a formula.
bool looks_like_formula(const std::string& cell) {
    bool begins = true;
    for (std::size_t i = 0; i < cell.size(); ++i) {
        if (begins && cell[i] == ' ') continue;
        const bool sign = std::string("=@").find(cell[i]) != std::string::npos;
        const bool tab = i == 0 && (cell[i] == '\t' || cell[i] == '\r');
        if (begins && (sign || tab)) return true;
        begins = std::string(";|,\t\r\n").find(cell[i]) != std::string::npos;
    }
    return false;
}

}  // namespace

TEST_CASE("Formulas are neutralised, ordinary cells and numbers are left alone") {
    for (const auto& [cell, safe] :
         std::vector<std::pair<std::string, std::string>>{{"=1+1", "'=1+1"},
                                                          {"@SUM(A1)", "'@SUM(A1)"},
                                                          {"+374 10 123", "'+374 10 123"},
                                                          {"-cmd|' /C calc'!A0", "'-cmd|' /C calc'!A0"},
                                                          {"\t=1", "'\t'=1"},
                                                          {"\r=1", "'\r'=1"},
                                                          {"a; =1", "a; '=1"},
                                                          {"\uFF1D1", "'\uFF1D1"},
                                                          {"'=1", "''=1"}})
        CHECK(safe_cell(cell) == safe);
    for (const std::string cell : {"", "-5", "-5.25", "+3", "-1e5", "2020-10-03", "410-655", "'tis", "a=b",
                                   "[[[-46.5,39]]]", "rocket:; mortar:", "Martuni - centre"})
        CHECK(safe_cell(cell) == cell);
    CHECK(restored_cell("'tis") == "'tis");
    CHECK(restored_cell("'-5") == "'-5");
}

TEST_CASE("Every text survives and none is left that begins like a formula") {
    std::mt19937 random(7);
    const std::string alphabet = "=+-@\t\r\n;|, ''''5a.eE\xEF\xBC\x9D";
    for (int round = 0; round < 200000; ++round) {
        std::string text;
        for (std::size_t length = random() % 9; length > 0; --length)
            text += alphabet[random() % alphabet.size()];
        const std::string safe = safe_cell(text);
        CAPTURE(text, safe);
        REQUIRE(restored_cell(safe) == text);
        REQUIRE_FALSE(looks_like_formula(safe));
    }
}
