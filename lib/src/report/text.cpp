#include "report/text.hpp"

#include <algorithm>

#include "bearing/base/utf8.hpp"
#include "report/characters.hpp"

namespace bearing::report {

namespace {

constexpr std::size_t kLongestLabel = 400;  // a longer [label] is no link
constexpr std::size_t kLongestTarget = 2000;

bool starts_with(const Text& text, std::size_t at, std::u32string_view word) {
    for (std::size_t i = 0; i < word.size(); ++i)
        if (at + i >= text.size() || to_lower(text[at + i]) != word[i]) return false;
    return true;
}

bool is_address_character(char32_t c) {
    return !is_space(c) && c != '<' && c != '>' && c != '"' && c != ')' && c != ']' && c != 0x201D &&
           c != 0xBB;
}

/// End of the page or mail address that begins here, or `at` where none does.
std::size_t end_of_address(const Text& text, std::size_t at) {
    if (at + 3 >= text.size() || to_lower(text[at + 1]) == 'e' || to_lower(text[at + 1]) == 'i') return at;
    std::size_t from = at;
    for (std::u32string_view scheme : {U"http://", U"https://", U"mailto:", U"www.", U"ftp://"})
        if (starts_with(text, at, scheme)) from = at + scheme.size();
    if (from == at) return at;
    std::size_t end = from;
    while (end < text.size() && is_address_character(text[end])) ++end;
    while (end > from && (is_sentence_end(text[end - 1]) || text[end - 1] == ',' || text[end - 1] == ';'))
        --end;
    return end;
}

/// The whole word around an "@" within a line.
void mark_mail_address(const Text& text, std::size_t at, Markup& marked) {
    const auto part = [&](std::size_t i) {
        return is_letter(text[i]) || is_digit(text[i]) || text[i] == '.' || text[i] == '_' || text[i] == '-';
    };
    std::size_t begin = at;
    while (begin > 0 && at - begin < 80 && part(begin - 1)) --begin;
    std::size_t end = at + 1;
    while (end < text.size() && end - at < 120 && part(end)) ++end;
    for (std::size_t i = begin; i < end; ++i) marked[i] = true;
}

/// For the "[" at `at`: marks the brackets and the target of a link and nothing else. True if it is a link.
bool mark_link(const Text& text, std::size_t at, Markup& marked) {
    std::size_t close = at + 1;
    const std::size_t label_limit = std::min(text.size(), at + kLongestLabel);
    while (close < label_limit && text[close] != ']' && text[close] != '[') ++close;
    if (close + 1 >= label_limit || text[close] != ']' || text[close + 1] != '(') return false;
    std::size_t end = close + 2;
    const std::size_t target_limit = std::min(text.size(), end + kLongestTarget);
    while (end < target_limit && text[end] != ')' && text[end] != '\n') ++end;
    if (end >= target_limit || text[end] != ')') return false;
    marked[at] = true;
    for (std::size_t i = close; i <= end; ++i) marked[i] = true;
    return true;
}

bool may_begin_markup(char32_t c) {
    switch (c) {
        case '[':
        case '@':
        case '*':
        case '`':
        case '\\':
        case '_':
        case '~':
        case 'h':
        case 'H':
        case 'w':
        case 'W':
        case 'm':
        case 'M':
        case 'f':
            return true;
        default:
            return false;
    }
}

bool is_emphasis(const Text& text, std::size_t at) {
    const char32_t c = text[at];
    if (c == '*' || c == '`') return true;
    if (c == '\\') return at + 1 < text.size() && !is_letter(text[at + 1]) && !is_digit(text[at + 1]);
    if (c != '_' && c != '~') return false;
    const bool inside = at > 0 && at + 1 < text.size() && is_letter(text[at - 1]) && is_letter(text[at + 1]);
    return !inside;
}

}  // namespace

Text::Text(std::string_view utf8) : points_(to_utf32(utf8)) {}

std::u32string_view Text::view(TextSpan span) const {
    const std::size_t begin = std::min(span.begin, points_.size());
    const std::size_t end = std::clamp(span.end, begin, points_.size());
    return std::u32string_view(points_).substr(begin, end - begin);
}

std::string Text::slice(TextSpan span) const {
    return to_utf8(view(span));
}

Markup find_markup(const Text& text) {
    Markup marked(text.size(), 0);
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char32_t c = text[at];
        if (!may_begin_markup(c) || marked[at]) continue;
        if (c == '[') {
            mark_link(text, at, marked);
        } else if (c == '@') {
            mark_mail_address(text, at, marked);
        } else if (is_emphasis(text, at)) {
            marked[at] = true;
        } else if ((c == 'h' || c == 'H' || c == 'w' || c == 'W' || c == 'm' || c == 'M' || c == 'f') &&
                   (at == 0 || !is_letter(text[at - 1]))) {
            const std::size_t end = end_of_address(text, at);
            for (std::size_t i = at; i < end; ++i) marked[i] = true;
        }
    }
    return marked;
}

}  // namespace bearing::report
