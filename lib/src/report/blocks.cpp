#include "report/blocks.hpp"

#include <algorithm>
#include <optional>

#include "report/characters.hpp"

namespace bearing::report {

namespace {

constexpr std::size_t kLongestHeading = 120;
constexpr std::size_t kLongestTitle = 240;

/// What one line looks like by itself.
struct Line {
    TextSpan span;     ///< without outer white space
    std::size_t body;  ///< where its words begin, behind a bullet, a number or heading marks
    bool blank = false;
    bool bullet = false;
    bool numbered = false;
    bool marked_heading = false;  ///< Markdown "#"
    bool capitals = false;        ///< its letters are all capitals
    bool bold = false;            ///< wholly emphasised
    bool bold_begins = false;
    bool bold_ends = false;
    bool rule = false;     ///< "-----"
    std::size_t bars = 0;  ///< cell borders
    std::size_t tabs = 0;
};

bool is_bullet(char32_t c) {
    return c == '-' || c == '*' || c == '+' || c == 0x2022 || c == 0x2023 || c == 0x25E6 || c == 0x25AA ||
           c == 0x25CF || c == 0x25A0 || c == 0xB7 || c == 0x2013 || c == 0x2014 || c == 0x25B6 ||
           c == 0x27A2 || c == 0xF0B7;
}

std::size_t skip_space(const Text& text, std::size_t at, std::size_t end) {
    while (at < end && is_space(text[at])) ++at;
    return at;
}

/// Where the words begin behind "12." or "(a)" and white space, or nothing.
std::optional<std::size_t> behind_number(const Text& text, std::size_t at, std::size_t end) {
    const bool bracket = text[at] == '(';
    std::size_t i = at + (bracket ? 1 : 0);
    const std::size_t from = i;
    while (i < end && is_digit(text[i]) && i - from < 3) ++i;
    if (i == from && bracket && i < end && is_letter(text[i])) ++i;
    if (i == from || i >= end || (text[i] != '.' && text[i] != ')')) return std::nullopt;
    if (bracket && text[i] != ')') return std::nullopt;
    if (i + 1 >= end || !is_space(text[i + 1])) return std::nullopt;
    return skip_space(text, i + 1, end);
}

void read_marks(const Text& text, Line& line) {
    std::size_t at = line.span.begin;
    const std::size_t end = line.span.end;
    while (at < end && text[at] == '>') at = skip_space(text, at + 1, end);
    line.body = at;
    if (at >= end) {
        line.blank = true;
        return;
    }
    if (text[at] == '#') {
        while (at < end && text[at] == '#') ++at;
        line.marked_heading = at < end && is_space(text[at]);
        if (line.marked_heading) line.body = skip_space(text, at, end);
        return;
    }
    if (is_bullet(text[at]) && at + 1 < end && is_space(text[at + 1])) {
        line.bullet = true;
        line.body = skip_space(text, at + 1, end);
    } else if (const auto words = behind_number(text, at, end)) {
        line.numbered = true;
        line.body = *words;
    }
}

Line look_at(const Text& text, std::size_t begin, std::size_t end) {
    Line line;
    std::size_t first = skip_space(text, begin, end);
    std::size_t last = end;
    while (last > first && is_space(text[last - 1])) --last;
    line.span = {first, last};
    line.body = first;
    line.blank = first == last;
    if (line.blank) return line;
    read_marks(text, line);
    std::size_t letters = 0, small = 0, others = 0;
    for (std::size_t i = line.body; i < last; ++i) {
        if (is_letter(text[i])) ++letters, small += !is_upper(text[i]);
        if (is_digit(text[i])) ++others;
        line.bars += text[i] == '|';
        line.tabs += text[i] == '\t';
    }
    line.capitals = letters >= 3 && small == 0;
    line.rule = letters == 0 && others == 0;
    const auto star = [&](std::size_t i) { return text[i] == '*' || text[i] == '_'; };
    line.bold_begins = last - line.body >= 3 && star(line.body) && star(line.body + 1);
    line.bold_ends = last - line.body >= 3 && star(last - 1) && star(last - 2);
    line.bold = line.bold_begins && line.bold_ends;
    return line;
}

std::vector<Line> split_lines(const Text& text) {
    std::vector<Line> lines;
    std::size_t begin = 0;
    for (std::size_t at = 0; at <= text.size(); ++at) {
        const bool ends = at == text.size() || text[at] == '\n' || text[at] == '\r' || text[at] == '\f' ||
                          text[at] == 0x2028 || text[at] == 0x2029;
        if (!ends) continue;
        lines.push_back(look_at(text, begin, at));
        if (at + 1 < text.size() && text[at] == '\r' && text[at + 1] == '\n') ++at;
        begin = at + 1;
    }
    return lines;
}

bool is_row(const Line& line) {
    return !line.blank && (line.bars >= 2 || line.tabs >= 2);
}

bool ends_like_a_sentence(const Text& text, TextSpan span) {
    std::size_t at = span.end;
    while (at > span.begin &&
           (text[at - 1] == '*' || text[at - 1] == '_' || is_quote(text[at - 1]) || text[at - 1] == ')'))
        --at;
    return at > span.begin && (is_sentence_end(text[at - 1]) || text[at - 1] == ';' || text[at - 1] == ',');
}

std::vector<TextSpan> cells_of(const Text& text, TextSpan row, char32_t border) {
    std::vector<TextSpan> cells;
    std::size_t begin = row.begin;
    const auto add = [&](std::size_t end) {
        std::size_t first = skip_space(text, begin, end);
        while (end > first && is_space(text[end - 1])) --end;
        cells.push_back({first, end});
    };
    for (std::size_t at = row.begin; at < row.end; ++at) {
        if (text[at] != border) continue;
        if (at > row.begin) add(at);
        begin = at + 1;
    }
    if (begin < row.end) add(row.end);
    return cells;
}

/// Collects lines into blocks.
class BlockBuilder {
  public:
    BlockBuilder(const Text& text, std::vector<Line> lines) : text_(text), lines_(std::move(lines)) {}

    std::vector<Block> build() {
        for (std::size_t i = 0; i < lines_.size();) i = take(i);
        return std::move(blocks_);
    }

  private:
    std::size_t take(std::size_t at) {
        const Line& line = lines_[at];
        if (line.blank || (line.rule && !is_row(line))) return at + 1;
        if (is_row(line) && at + 1 < lines_.size() &&
            (is_row(lines_[at + 1]) || (at > 0 && is_row(lines_[at - 1]))))
            return take_table(at);
        if (line.marked_heading) return add(BlockKind::heading, at, at + 1);
        if (line.bold_begins) {
            const std::size_t last = end_of_bold(at);
            if (last > at) return add(BlockKind::heading, at, last);
        }
        if (is_capital_heading(line)) return add(BlockKind::heading, at, at + 1);
        const std::size_t end = end_of_paragraph(at);
        const BlockKind kind = line.bullet || line.numbered ? BlockKind::item : BlockKind::paragraph;
        const bool alone = end == at + 1 && kind == BlockKind::paragraph;
        if (alone && is_short_heading(at)) return add(BlockKind::heading, at, end);
        return add(kind, at, end);
    }

    std::size_t add(BlockKind kind, std::size_t first, std::size_t last) {
        if (kind == BlockKind::heading) ++section_;
        Block block{kind, {lines_[first].body, lines_[last - 1].span.end}, {}, section_};
        if (block.span.begin < block.span.end) blocks_.push_back(std::move(block));
        return last;
    }

    std::size_t take_table(std::size_t at) {
        bool head = true;
        for (; at < lines_.size() && is_row(lines_[at]); ++at) {
            if (lines_[at].rule) continue;
            const char32_t border = lines_[at].bars >= 2 ? U'|' : U'\t';
            Block block{head ? BlockKind::table_head : BlockKind::table_row, lines_[at].span, {}, section_};
            block.cells = cells_of(text_, lines_[at].span, border);
            blocks_.push_back(std::move(block));
            head = false;
        }
        return at;
    }

    /// One past the last line of text that is bold as a whole, or `at`.
    std::size_t end_of_bold(std::size_t at) const {
        for (std::size_t i = at; i < lines_.size() && i < at + 4 && !lines_[i].blank; ++i)
            if (lines_[i].bold_ends) {
                const bool stands_alone =
                    i + 1 >= lines_.size() || lines_[i + 1].blank || lines_[i + 1].bullet;
                return stands_alone ? i + 1 : at;
            }
        return at;
    }

    std::size_t end_of_paragraph(std::size_t at) const {
        std::size_t i = at + 1;
        while (i < lines_.size() && !lines_[i].blank && !lines_[i].bullet && !lines_[i].rule &&
               !lines_[i].marked_heading && !is_capital_heading(lines_[i]) && !is_next_number(at, i) &&
               !(is_row(lines_[i]) && i + 1 < lines_.size() && is_row(lines_[i + 1])))
            ++i;
        return i;
    }

    /// A numbered line begins an item if it follows one, or a line that introduces a list.
    bool is_next_number(std::size_t first, std::size_t at) const {
        if (!lines_[at].numbered) return false;
        return lines_[first].numbered || text_[lines_[at - 1].span.end - 1] == ':';
    }

    bool is_capital_heading(const Line& line) const {
        return line.capitals && !line.bullet && line.span.end - line.body <= kLongestHeading &&
               !ends_like_a_sentence(text_, line.span);
    }

    bool is_short_heading(std::size_t at) const {
        const Line& line = lines_[at];
        if (line.bold) return true;
        const bool first = std::all_of(blocks_.begin(), blocks_.end(),
                                       [](const Block& block) { return block.kind == BlockKind::heading; });
        const std::size_t limit = first ? kLongestTitle : kLongestHeading / 2;
        if (line.span.end - line.body > limit || ends_like_a_sentence(text_, line.span)) return false;
        for (std::size_t i = at + 1; i < lines_.size(); ++i)
            if (!lines_[i].blank) return true;  // a heading heads something
        return false;
    }

    const Text& text_;
    std::vector<Line> lines_;
    std::vector<Block> blocks_;
    std::size_t section_ = 0;
};

}  // namespace

std::vector<Block> find_blocks(const Text& text) {
    std::vector<Block> blocks = BlockBuilder(text, split_lines(text)).build();
    if (blocks.size() > 1 && blocks.front().kind == BlockKind::heading)
        blocks.front().kind = BlockKind::title;
    return blocks;
}

}  // namespace bearing::report
