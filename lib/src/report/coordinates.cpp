#include "bearing/geo/coordinates.hpp"

#include "report/characters.hpp"
#include "report/mentions.hpp"

namespace bearing::report {

namespace {

constexpr std::size_t kMostTokens = 22;  // of a position in degrees, minutes and decimal seconds

bool is_sign(char32_t c) {
    return c == 0xB0 || c == 0xBA || c == 0x2DA || c == 0x2218 || c == 0x1D52 || c == '\'' || c == '"' ||
           is_apostrophe(c) || is_quote(c) || c == 0x2032 || c == 0x2033;
}

bool is_degree_sign(char32_t c) {
    return c == 0xB0 || c == 0xBA || c == 0x2DA || c == 0x2218 || c == 0x1D52;
}

bool is_hemisphere(std::string_view low) {
    return low == "n" || low == "s" || low == "e" || low == "w";
}

/// Finds positions written in numbers: "(39.8177 N, 46.7528 E)", "40°22'30"N 47°07'30"E", "394905N 0464506E",
/// "38S MD 62000 07000".
class CoordinateFinder {
  public:
    CoordinateFinder(const Document& document, Reading& reading) : document_(document), reading_(reading) {}

    void find() {
        for (std::size_t at = reading_.tokens.first; at + 1 < reading_.tokens.last; ++at) {
            if (!may_begin(at)) continue;
            const std::size_t last = end_of_position(at);
            if (last == at) continue;
            add({at, last});
            at = last - 1;
        }
    }

  private:
    const Token& token(std::size_t at) const { return document_.tokens[at]; }
    char32_t first_of(std::size_t at) const { return document_.text[token(at).begin]; }
    bool is_mixed(std::size_t at) const {
        return token(at).kind == TokenKind::word && is_digit(first_of(at));
    }
    std::size_t size_of(std::size_t at) const { return token(at).end - token(at).begin; }

    bool may_begin(std::size_t at) const {
        if (reading_.tag(at).kind != TagKind::none) return false;
        if (token(at).kind == TokenKind::number || is_mixed(at)) return true;
        return is_hemisphere(document_.tokens.low(at)) && token(at).kind == TokenKind::word &&
               (token(at + 1).kind == TokenKind::number || is_mixed(at + 1));
    }

    bool may_continue(std::size_t at) const {
        if (reading_.tag(at).kind != TagKind::none) return false;
        switch (token(at).kind) {
            case TokenKind::number:
                return true;
            case TokenKind::possessive:
                return false;
            case TokenKind::word:
                return is_hemisphere(document_.tokens.low(at)) || is_mixed(at) ||
                       (token(at).all_caps && size_of(at) <= 3) || document_.tokens.is(at, "lat") ||
                       document_.tokens.is(at, "lon");
            case TokenKind::punctuation:
                break;
        }
        const char32_t c = first_of(at);
        return c == '.' || c == ',' || c == ';' || c == '/' || c == '-' || c == '+' || c == 0x2212 ||
               is_sign(c);
    }

    /// Marks that tell a position from other numbers: a degree sign, a hemisphere, long decimals, a grid
    /// zone.
    bool has_mark(TokenRange range) const {
        for (std::size_t at = range.first; at < range.last; ++at) {
            if (is_degree_sign(first_of(at))) return true;
            const std::string_view low = document_.tokens.low(at);
            if (token(at).kind == TokenKind::word && is_hemisphere(low)) return true;
            if (is_mixed(at) && (is_hemisphere(low.substr(low.size() - 1)) || size_of(at) >= 3)) return true;
            const bool decimals = at > range.first && document_.tokens.is(at - 1, ".") &&
                                  token(at).kind == TokenKind::number && size_of(at) >= 3;
            if (decimals) return true;
        }
        return false;
    }

    /// One past the longest position that begins here, or `first`.
    std::size_t end_of_position(std::size_t first) const {
        std::size_t limit = first + 1;
        while (limit < reading_.tokens.last && limit < first + kMostTokens && may_continue(limit)) ++limit;
        if (limit < first + 2 && size_of(first) < 9) return first;
        if (!has_mark({first, limit})) return first;
        for (std::size_t last = limit; last > first; --last) {
            const char32_t c = first_of(last - 1);
            if (token(last - 1).kind == TokenKind::punctuation && !is_sign(c)) continue;
            const std::string words = document_.text.slice(document_.span({first, last}));
            if (parse_position(words).value || (last - first >= 6 && ambiguous_position(words))) return last;
        }
        return first;
    }

    void add(TokenRange tokens) {
        PlaceMention mention;
        mention.name = mention.tokens = tokens;
        mention.query = document_.text.slice(document_.span(tokens));
        mention.relative = mention.locative = mention.coordinates = true;
        reading_.set_tag(tokens, TagKind::place, reading_.places.size());
        reading_.places.push_back(std::move(mention));
    }

    const Document& document_;
    Reading& reading_;
};

}  // namespace

void add_coordinates(const Document& document, Reading& reading) {
    CoordinateFinder(document, reading).find();
}

}  // namespace bearing::report
