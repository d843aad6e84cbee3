#include <algorithm>

#include "report/characters.hpp"
#include "report/mentions.hpp"

namespace bearing::report {

namespace {

/// Builds mentions of places out of names and the words around them.
class PlaceReader {
  public:
    PlaceReader(const Document& document, Reading& reading, std::vector<TokenRange> names,
                PlaceSpotter& spotter)
        : document_(document), reading_(reading), names_(std::move(names)), spotter_(spotter) {}

    void read() {
        add_unlisted_villages();
        for (std::size_t i = 0; i < names_.size();) i = take(i);
        add_coordinates(document_, reading_);
    }

  private:
    bool is(std::size_t at, std::string_view low) const {
        return at < reading_.tokens.last && document_.tokens.is(at, low);
    }
    bool before_is(std::size_t at, std::string_view low) const {
        return at > reading_.tokens.first && document_.tokens.is(at - 1, low);
    }

    /// "the village of Xyz", "Xyz village": a place even if no gazetteer has it.
    void add_unlisted_villages() {
        std::vector<TokenRange> found;
        for (std::size_t at = reading_.tokens.first + 1; at < reading_.tokens.last; ++at) {
            const bool typed = (is(at - 1, "of") && at >= reading_.tokens.first + 2 &&
                                reading_.has(at - 2, Category::place_word, "settlement")) ||
                               (reading_.has(at - 1, Category::place_word, "settlement") && !is(at, "of"));
            const std::size_t last = end_of_unknown_name(at);
            if (last == at) continue;
            const bool followed =
                last < reading_.tokens.last && (reading_.has(last, Category::place_word, "settlement") ||
                                                reading_.has(last, Category::place_word, "area"));
            if (!typed && !followed) continue;
            found.push_back({at, last});
            at = last;
        }
        for (const TokenRange& name : found) {
            unlisted_.push_back(name);
            names_.push_back(name);
        }
        std::sort(names_.begin(), names_.end(),
                  [](const TokenRange& a, const TokenRange& b) { return a.first < b.first; });
    }

    std::size_t end_of_unknown_name(std::size_t at) const {
        std::size_t last = at;
        while (last < reading_.tokens.last && last < at + 4 &&
               document_.tokens[last].kind == TokenKind::word && document_.tokens[last].capital &&
               reading_.tag(last).kind == TagKind::none && !is_name(last) && document_.tokens[last].word < 0)
            ++last;
        return last;
    }

    bool is_name(std::size_t token) const {
        return std::any_of(names_.begin(), names_.end(),
                           [&](const TokenRange& name) { return name.contains(token); });
    }

    std::size_t take(std::size_t index) {
        const TokenRange name = names_[index];
        if (!reading_.is_free(name) || is_in_other_name(name) || is_site_of_next(index)) return index + 1;
        PlaceMention mention;
        mention.name = mention.tokens = name;
        mention.query = document_.words(name);
        mention.named_village = std::find(unlisted_.begin(), unlisted_.end(), name) != unlisted_.end();
        mention.terrain = spotter_.is_terrain(name);
        add_type(mention);
        std::size_t next = add_between(mention, index);
        if (next == index + 1) next = add_other_names(mention, index);
        if (!mention.relative) next = add_context(mention, next);
        look_before(mention);
        reading_.set_tag(mention.tokens, TagKind::place, reading_.places.size());
        reading_.places.push_back(std::move(mention));
        return next;
    }

    /// "Minsk Group", "Geneva talks", "Kyiv Post": nothing happens in such a name.
    bool is_in_other_name(TokenRange name) const {
        const Hit* after = name.last < reading_.tokens.last
                               ? reading_.hit_at(name.last, Category::place_word, "not_place_after")
                               : nullptr;
        return after != nullptr;
    }

    /// "the Cathedral in Shushi": a building takes the place of its town, as UCDP's rules have it.
    bool is_site_of_next(std::size_t index) const {
        if (index + 1 >= names_.size()) return false;
        std::size_t at = end_of_site(names_[index].last);
        if (at == names_[index].last && !spotter_.is_site(names_[index])) return false;
        if (is(at, ",")) ++at;
        if (!is(at, "in") && !is(at, "of") && !is(at, "at")) return false;
        return skip_descriptions(at + 1) == names_[index + 1].first;
    }

    /// One past "nuclear power plant" behind a name, or `at`.
    std::size_t end_of_site(std::size_t at) const {
        for (std::size_t i = at; i < reading_.tokens.last && i < at + 4; ++i) {
            if (document_.tokens[i].kind != TokenKind::word || document_.tokens[i].capital) break;
            if (const Hit* site = reading_.hit_at(i, Category::place_word, "site")) return site->tokens.last;
        }
        return at;
    }

    void add_type(PlaceMention& mention) {
        std::size_t at = mention.tokens.last;
        if (is(at, "'s") || at >= reading_.tokens.last) return;
        const Hit* area = reading_.hit_at(at, Category::place_word, "area");
        if (area == nullptr || !reading_.is_free(area->tokens)) return;
        mention.tokens.last = area->tokens.last;
        mention.query = document_.words(mention.tokens);
    }

    /// Words that may stand between two names of one place: "/", "(", ", known as", "or".
    std::size_t alias_gap(std::size_t at) const {
        std::size_t i = at;
        if (is(i, "/") || is(i, "(")) return i + 1;
        if (is(i, ",")) ++i;
        if (is(i, "which") && !is(i + 1, "is")) {
            for (std::size_t end = i + 1; end < reading_.tokens.last && end < i + 5; ++end)
                if (is(end, "call") || is(end, "calls")) return end + 1;
            return at;
        }
        if (const Hit* alias =
                i < reading_.tokens.last ? reading_.hit_at(i, Category::cue, "alias") : nullptr) {
            i = alias->tokens.last;
            for (std::string_view word : {"in", "as"})
                if (is(i, word)) ++i;
            return i;
        }
        return at;
    }

    std::size_t add_other_names(PlaceMention& mention, std::size_t index) {
        std::size_t next = index + 1;
        while (next < names_.size()) {
            const std::size_t from = alias_gap(mention.tokens.last);
            std::size_t gap = from;
            while (gap < names_[next].first && gap < from + 4 &&
                   (!document_.tokens[gap].capital || reading_.has(gap, Category::country, "people") ||
                    reading_.has(gap, Category::country, "demonym")))
                ++gap;
            if (from == mention.tokens.last || gap != names_[next].first ||
                !spotter_.may_be_same(mention.name, names_[next]))
                break;
            const bool slash = is(mention.tokens.last, "/"), bracket = is(mention.tokens.last, "(");
            mention.others.push_back(names_[next]);
            if (slash) {
                mention.tokens.last = names_[next].last;
            } else if (bracket && is(names_[next].last, ")")) {
                mention.tokens.last = names_[next].last + 1;
            } else {
                // Its own mark, so that the second name is seen, and nothing of the words between.
                reading_.set_tag(names_[next], TagKind::place, reading_.places.size());
                ++next;
                break;
            }
            ++next;
        }
        if (mention.tokens != mention.name && !mention.others.empty())
            mention.query = document_.words(mention.name);
        return next;
    }

    /// "Stepanakert, Nagorno-Karabakh", "Hasangaya, in Tartar district", "Martuni in Gegharkunik province".
    std::size_t add_context(PlaceMention& mention, std::size_t next) {
        for (int levels = 0; levels < 2 && next < names_.size(); ++levels) {
            std::size_t at = mention.tokens.last;
            if (reading_.hit_at(at, Category::place_word, "settlement") != nullptr &&
                at < reading_.tokens.last)
                ++at;
            const bool comma = is(at, ",");
            const bool bracket = is(at, "(");
            if (comma || bracket) ++at;
            const bool in = is(at, "in");
            if (in) ++at;
            if (!comma && !in && !bracket) break;
            at = skip_descriptions(at);
            if (at != names_[next].first || !reading_.is_free(names_[next])) break;
            const TokenRange area = names_[next];
            if (!in && !spotter_.is_area(reading_, area)) break;
            if (comma && !in && spotter_.is_area(reading_, mention.name) && !is_country(area)) break;
            std::size_t last = area.last;
            if (const Hit* type = last < reading_.tokens.last
                                      ? reading_.hit_at(last, Category::place_word, "area")
                                      : nullptr)
                last = type->tokens.last;
            // A list of towns whose last has a region: "in Barda, Tartar and Ganja, Azerbaijan" stays a list.
            mention.query += ", " + document_.words({area.first, last});
            mention.wider.push_back({area.first, last});
            mention.tokens.last = bracket && is(last, ")") ? last + 1 : last;
            ++next;
        }
        return next;
    }

    bool is_country(TokenRange name) const {
        const Hit* country = reading_.hit_at(name.first, Category::country);
        return country != nullptr && country->entry->kind == "name" && country->tokens.last == name.last;
    }

    std::size_t skip_descriptions(std::size_t at) const {
        for (std::size_t steps = 0; steps < 4 && at < reading_.tokens.last; ++steps, ++at) {
            const bool skip =
                is(at, "the") || is(at, "of") || is(at, "-") ||
                reading_.has(at, Category::place_word, "direction") ||
                (reading_.has(at, Category::place_word, "area") && !document_.tokens[at].capital) ||
                (reading_.has(at, Category::place_word, "settlement") && !document_.tokens[at].capital);
            if (!skip || is_name(at)) break;
        }
        return at;
    }

    /// "the road between Lachin and Stepanakert", "the Ganja-Yevlakh highway".
    std::size_t add_between(PlaceMention& mention, std::size_t index) {
        if (index + 1 >= names_.size()) return index + 1;
        const TokenRange other = names_[index + 1];
        const std::size_t gap = mention.name.last;
        const bool between = before_is(mention.name.first, "between") && is(gap, "and") &&
                             other.first == gap + 1 && !is_country(mention.name) && !is_country(other);
        const bool hyphen = gap + 1 == other.first && is_dash(document_.text[document_.tokens[gap].begin]) &&
                            other.last < reading_.tokens.last &&
                            reading_.has(other.last, Category::place_word, "line");
        if (!between && !hyphen) return index + 1;
        mention.query = "between " + document_.words(mention.name) + " and " + document_.words(other);
        mention.relative = mention.line = mention.locative = true;
        mention.others.push_back(other);
        mention.tokens = {mention.name.first - (between ? 1 : 0), other.last};
        return index + 2;
    }

    /// Prepositions, "near", and distances before the name.
    void look_before(PlaceMention& mention) {
        if (mention.relative) return;
        std::size_t at = mention.tokens.first;
        for (std::size_t steps = 0; at > reading_.tokens.first && steps < 8; ++steps) {
            const std::size_t before = at - 1;
            const bool skip =
                is(before, "the") || reading_.has(before, Category::place_word, "settlement") ||
                reading_.has(before, Category::place_word, "area") ||
                reading_.has(before, Category::place_word, "direction") ||
                (is(before, "of") && (reading_.has(before - 1, Category::place_word, "settlement") ||
                                      reading_.has(before - 1, Category::place_word, "area"))) ||
                reading_.tag(before).kind == TagKind::party || is(before, "-") || is(before, "'s");
            if (!skip || before == reading_.tokens.first) break;
            at = before;
        }
        if (at == reading_.tokens.first) return;
        mention.origin = reading_.has(at - 1, Category::grammar, "origin") || is(at - 1, "from");
        mention.near = reading_.has(at - 1, Category::place_word, "near") && !is(at - 1, "in");
        mention.locative = mention.near || reading_.has(at - 1, Category::grammar, "preposition");
        add_distance(mention, at);
    }

    /// "12 km north of X", "south-east of X".
    void add_distance(PlaceMention& mention, std::size_t name_begin) {
        std::size_t at = name_begin;
        if (!is(at - 1, "of") && !is(at - 1, "from")) return;
        const std::size_t direction_end = at - 1;
        std::size_t direction = direction_end;
        while (direction > reading_.tokens.first &&
               (reading_.has(direction - 1, Category::place_word, "direction") || is(direction - 1, "the") ||
                is(direction - 1, "to")))
            --direction;
        std::size_t begin = direction;
        const bool unit =
            begin > reading_.tokens.first && reading_.has(begin - 1, Category::place_word, "distance");
        if (unit) {
            --begin;
            while (begin > reading_.tokens.first &&
                   (document_.tokens[begin - 1].kind == TokenKind::number || is(begin - 1, ".") ||
                    is(begin - 1, "-") || reading_.has(begin - 1, Category::number)))
                --begin;
        }
        if (!unit && direction == direction_end) return;
        mention.origin = false;
        mention.locative = true;
        if (!unit) {
            mention.near = true;
            return;
        }
        mention.query = document_.words({begin, mention.tokens.last});
        mention.relative = true;
        mention.tokens.first = begin;
    }

    const Document& document_;
    Reading& reading_;
    std::vector<TokenRange> names_;
    std::vector<TokenRange> unlisted_;
    PlaceSpotter& spotter_;
};

}  // namespace

void add_places(const Document& document, Reading& reading, const std::vector<TokenRange>& names,
                PlaceSpotter& spotter) {
    PlaceReader(document, reading, names, spotter).read();
}

}  // namespace bearing::report
