#include "report/mentions.hpp"

namespace bearing::report {

namespace {

bool is(const Document& document, const Reading& reading, std::size_t at, std::string_view low) {
    return at < reading.tokens.last && document.tokens.is(at, low);
}

/// One past "39.8177° N", or `at`; at least three decimals unless a letter follows.
std::size_t end_of_degrees(const Document& document, const Reading& reading, std::size_t at) {
    const Tokens& tokens = document.tokens;
    std::size_t i = at;
    if (i + 2 >= reading.tokens.last) return at;
    if (is(document, reading, i, "-") || is(document, reading, i, "+")) ++i;
    if (i + 2 >= reading.tokens.last || tokens[i].kind != TokenKind::number ||
        !is(document, reading, i + 1, ".") || tokens[i + 1].space_before || tokens[i + 2].space_before)
        return at;
    // "39.8177N" makes one word of the decimals and the letter.
    const std::string_view decimals = tokens.low(i + 2);
    const bool lettered =
        tokens[i + 2].kind == TokenKind::word && (decimals.ends_with("n") || decimals.ends_with("s") ||
                                                  decimals.ends_with("e") || decimals.ends_with("w"));
    if (tokens[i + 2].kind != TokenKind::number && !lettered) return at;
    std::size_t end = i + 3;
    if (end < reading.tokens.last && (is(document, reading, end, "°") || is(document, reading, end, "º")))
        ++end;
    const bool letter =
        end < reading.tokens.last && (is(document, reading, end, "n") || is(document, reading, end, "s") ||
                                      is(document, reading, end, "e") || is(document, reading, end, "w"));
    if (letter) ++end;
    return letter || lettered || decimals.size() >= 3 ? end : at;
}

}  // namespace

/// "(39.8177 N, 46.7528 E)", "48.0159, 37.8028".
void add_coordinates(const Document& document, Reading& reading) {
    for (std::size_t at = reading.tokens.first; at + 6 < reading.tokens.last; ++at) {
        const std::size_t middle = end_of_degrees(document, reading, at);
        if (middle == at) continue;
        const std::size_t second = is(document, reading, middle, ",") || is(document, reading, middle, ";") ||
                                           is(document, reading, middle, "/")
                                       ? middle + 1
                                       : middle;
        const std::size_t last = end_of_degrees(document, reading, second);
        if (last == second || !reading.is_free({at, last})) continue;
        PlaceMention mention;
        mention.name = mention.tokens = {at, last};
        mention.query = document.words(mention.tokens);
        mention.relative = mention.locative = mention.coordinates = true;
        reading.set_tag(mention.tokens, TagKind::place, reading.places.size());
        reading.places.push_back(std::move(mention));
        at = last - 1;
    }
}

}  // namespace bearing::report
