#pragma once

#include <string>
#include <string_view>

namespace bearing {

/// A cell that no spreadsheet takes for a formula: an apostrophe is put before what begins with = + - @,
/// their full-width forms, a tab or a carriage return, at the start of the cell and after each separator
/// within it
/// (';' '|' ',' tab, line break), because a spreadsheet may cut the cell there. Plain numbers such as -5 are
/// left alone.
std::string safe_cell(std::string_view cell);

/// The cell back: for every text, restored_cell(safe_cell(text)) == text. Only apostrophes that safe_cell
/// would have put there are taken away, so that 'tis stays as it is.
std::string restored_cell(std::string_view cell);

}  // namespace bearing
