#include "io/cell_safety.hpp"

#include <algorithm>
#include <array>

#include "bearing/base/text.hpp"

namespace bearing {
namespace {

constexpr std::string_view kSeparators = ";|,\t\r\n";
/// '=' '+' '-' '@' as East Asian spreadsheets also take them.
constexpr std::array<std::string_view, 4> kFullWidth{"\uFF1D", "\uFF0B", "\uFF0D", "\uFF20"};

bool is_number(std::string_view text) {
    const std::string_view rest = trim(text);
    return rest.find_first_not_of("0123456789+-.eE") == std::string_view::npos && parse_number(rest);
}

/// `piece` begins where a cell might begin and goes on to the end of the cell.
bool begins_formula(std::string_view piece) {
    if (piece.empty()) return false;
    switch (piece.front()) {
        case '=':
        case '@':
        case '\t':
        case '\r':
            return true;
        case '+':
        case '-':
            return !is_number(piece.substr(0, piece.find_first_of(kSeparators)));
        default:
            return std::any_of(kFullWidth.begin(), kFullWidth.end(),
                               [&](std::string_view sign) { return piece.starts_with(sign); });
    }
}

/// True for a formula, and for one that already has apostrophes: those get one more, so that all survive.
bool needs_apostrophe(std::string_view piece) {
    const std::size_t start = piece.find_first_not_of('\'');
    return start != std::string_view::npos && begins_formula(piece.substr(start));
}

/// Copies the cell; `at_start` decides at each place where a cell might begin how many characters to skip,
/// and appends what is to stand there.
template <class AtStart>
std::string rewritten(std::string_view cell, const AtStart& at_start) {
    std::string out;
    out.reserve(cell.size() + 2);
    bool begins = true;
    for (std::size_t i = 0; i < cell.size(); ++i) {
        if (begins && cell[i] != ' ') {
            begins = false;
            i += at_start(cell.substr(i), out);
        }
        out += cell[i];
        begins = begins || kSeparators.find(cell[i]) != std::string_view::npos;
    }
    return out;
}

}  // namespace

std::string safe_cell(std::string_view cell) {
    // Most cells hold nothing of the kind, and there are many millions of them.
    if (cell.find_first_of("=+-@\t\r\xEF") == std::string_view::npos) return std::string(cell);
    return rewritten(cell, [](std::string_view piece, std::string& out) -> std::size_t {
        if (needs_apostrophe(piece)) out += '\'';
        return 0;
    });
}

std::string restored_cell(std::string_view cell) {
    if (cell.find('\'') == std::string_view::npos) return std::string(cell);
    return rewritten(cell, [](std::string_view piece, std::string&) -> std::size_t {
        return piece.front() == '\'' && needs_apostrophe(piece.substr(1)) ? 1 : 0;
    });
}

}  // namespace bearing
