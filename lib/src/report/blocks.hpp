#pragma once

#include <vector>

#include "report/text.hpp"

namespace bearing::report {

enum class BlockKind {
    title,  ///< the document's own
    heading,
    paragraph,
    item,  ///< of a bulleted or numbered list
    table_head,
    table_row,
};

/// A stretch of the document that is read as one: its sentences never run into the next.
struct Block {
    BlockKind kind = BlockKind::paragraph;
    TextSpan span;                ///< without bullets, numbers and heading marks
    std::vector<TextSpan> cells;  ///< of a table's head or row
    std::size_t section = 0;      ///< counts headings: blocks of one section have the same number
};

/// Paragraphs, headings, list items and table rows of plain text and Markdown, in order.
std::vector<Block> find_blocks(const Text& text);

}  // namespace bearing::report
