#include "geoparse/unlisted_names.hpp"

namespace bearing::geoparse {

using report::TokenKind;
using report::TokenRange;

namespace {

constexpr std::size_t kLongestName = 5;  // tokens

}  // namespace

void UnlistedNames::learn(const Chunk& chunk) {
    if (const auto name = trimmed(chunk); name && is_shown(*name)) shown_.insert(document_.words(*name));
}

std::optional<TokenRange> UnlistedNames::find(const Chunk& chunk, bool in_list) const {
    const auto name = trimmed(chunk);
    if (!name || !(in_list || shown_.contains(document_.words(*name)))) return std::nullopt;
    return name;
}

std::optional<TokenRange> UnlistedNames::trimmed(const Chunk& chunk) const {
    TokenRange name = chunk.tokens;
    if (chunk.caseless || name.last - name.first > kLongestName) return std::nullopt;
    while (name.first < name.last &&
           ((classes_.is(name.first, WordClass::ordinary) && !classes_.is(name.first, WordClass::before)) ||
            !is_capital(document_, name.first)))
        ++name.first;
    if (name.empty()) return std::nullopt;
    for (std::size_t at = name.first; at < name.last; ++at)
        if (classes_.is(at, WordClass::organisation) || classes_.is(at, WordClass::time) ||
            classes_.is(at, WordClass::demonym) || document_.tokens.is(at, "."))
            return std::nullopt;
    const bool person =
        classes_.is(name.first, WordClass::title) || classes_.is(name.first, WordClass::given);
    return person && !has_kind_inside(name) ? std::nullopt : std::optional(name);
}

bool UnlistedNames::has_kind_inside(TokenRange name) const {
    return name.last - name.first >= 2 &&
           (classes_.is(name.last - 1, WordClass::after) || classes_.is(name.first, WordClass::before));
}

bool UnlistedNames::is_shown(TokenRange name) const {
    if (has_kind_inside(name)) return true;
    const auto is_kind = [&](std::size_t at) {
        return classes_.is(at, WordClass::settlement) || classes_.is(at, WordClass::area);
    };
    if (name.last < document_.tokens.size() && document_.tokens[name.last].space_before && is_kind(name.last))
        return true;
    if (name.first == 0 || document_.tokens[name.first - 1].kind != TokenKind::word) return false;
    const std::size_t before = name.first - 1;
    if (is_kind(before) || (document_.tokens.is(before, "of") && before > 0 && is_kind(before - 1)))
        return true;
    return !document_.tokens[before].capital && classes_.is(before, WordClass::surely_in) &&
           !document_.tokens[name.first].all_caps;
}

}  // namespace bearing::geoparse
