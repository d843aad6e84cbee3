#include "gazetteer/name_query.hpp"

#include <array>

#include "bearing/base/text.hpp"

namespace bearing {
namespace {

/// Moves what stands in brackets from `text` into `brackets`.
std::string without_brackets(std::string_view text, std::vector<std::string>& brackets) {
    std::string out;
    std::string inside;
    int depth = 0;
    for (const char c : text) {
        if (c == '(' || c == '[') {
            ++depth;
        } else if ((c == ')' || c == ']') && depth > 0) {
            if (--depth == 0) {
                for (auto& part : split_list(inside, '/')) brackets.push_back(std::move(part));
                inside.clear();
            }
        } else {
            (depth > 0 ? inside : out) += c;
        }
    }
    if (!trim(inside).empty()) brackets.emplace_back(trim(inside));
    return out;
}

/// Words that introduce another name inside brackets or between names.
std::string without_introduction(std::string text) {
    constexpr std::array<std::string_view, 7> kIntroductions{
        "also known as ", "also called ", "known as ", "a.k.a. ", "aka ", "formerly ", "or "};
    for (const std::string_view intro : kIntroductions)
        if (ascii_lower(text).starts_with(intro)) return std::string(trim(text.substr(intro.size())));
    return text;
}

}  // namespace

NameQuery parse_name_query(std::string_view text) {
    NameQuery query;
    const std::string plain = without_brackets(text, query.brackets);
    for (std::string& bracket : query.brackets) bracket = without_introduction(std::move(bracket));
    std::vector<std::string> parts;
    for (const std::string& by_semicolon : split_list(plain, ';'))
        for (std::string& part : split_list(by_semicolon, ',')) parts.push_back(std::move(part));
    if (parts.empty()) {
        query.names = std::move(query.brackets);
        query.brackets.clear();
        return query;
    }
    query.names = split_list(parts.front(), '/');
    for (std::size_t i = 1; i < parts.size(); ++i) query.contexts.push_back(without_introduction(parts[i]));
    return query;
}

}  // namespace bearing
