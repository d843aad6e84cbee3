#include "geoparse/spotter.hpp"

#include <algorithm>
#include <map>

#include "geoparse/name_evidence.hpp"
#include "geoparse/name_links.hpp"
#include "report/characters.hpp"

namespace bearing::geoparse {

using report::Document;
using report::Sentence;
using report::TokenKind;
using report::TokenRange;

namespace {

constexpr std::size_t kLongestName = 9;  // tokens
constexpr double kSureElsewhere = 2.0;   ///< the same name is plainly a place's elsewhere in the text

class Spotter {
  public:
    Spotter(const Document& document, const WordClasses& classes, NameSource& names)
        : document_(document), classes_(classes), names_(names) {}

    std::vector<NameMention> run() {
        std::vector<std::vector<Chunk>> by_sentence;
        std::vector<Chunk> all;
        for (const Sentence& sentence : document_.sentences) {
            by_sentence.push_back(find_chunks(document_, classes_, sentence.tokens, names_));
            all.insert(all.end(), by_sentence.back().begin(), by_sentence.back().end());
        }
        const People people(document_, classes_, all, names_);
        const NameEvidence evidence(document_, classes_, people, names_);
        for (std::size_t s = 0; s < by_sentence.size(); ++s) {
            const std::size_t first = found_.size();
            for (const Chunk& chunk : by_sentence[s]) {
                const std::size_t begin = found_.size();
                scan(chunk);
                for (std::size_t i = begin; i < found_.size(); ++i)
                    evidence.weigh(found_[i], chunk, document_.sentences[s].tokens);
            }
            link_names(document_, classes_, names_, found_, first);
        }
        agree_on_names();
        return keep_places();
    }

  private:
    std::string words(std::size_t first, std::size_t last) const { return document_.words({first, last}); }
    bool is(std::size_t at, WordClass one) const { return classes_.is(at, one); }
    bool is_word(std::size_t at) const { return document_.tokens[at].kind == TokenKind::word; }

    /// Longest name of the gazetteer that begins here; `first` if none does.
    std::size_t longest_known(const Chunk& chunk, std::size_t first) {
        const std::size_t limit = std::min(chunk.tokens.last, first + kLongestName);
        for (std::size_t last = limit; last > first; --last) {
            if (!ends_name(chunk, last) || !has_two_letters(first, last)) continue;
            if (names_.knows(words(first, last))) return last;
        }
        return first;
    }

    bool is_letter_at(std::size_t at) const {
        return report::is_letter(document_.text[document_.tokens[at].begin]);
    }

    bool has_two_letters(std::size_t first, std::size_t last) const {
        std::size_t letters = 0;
        for (std::size_t at = first; at < last; ++at)
            if (is_word(at) && !document_.tokens.is(at, "the")) letters += document_.tokens[at].end - document_.tokens[at].begin;
        return letters >= 2;
    }

    bool may_begin(const Chunk& chunk, std::size_t at) {
        if (!is_word(at) || (at > chunk.tokens.first && is_joining_hyphen(document_, at - 1))) return false;
        // "The Hague", but not "the Sudan".
        return !document_.tokens.is(at, "the") ||
               (document_.tokens[at].capital && at + 1 < chunk.tokens.last &&
                longest_known(chunk, at + 1) == at + 1);
    }

    bool ends_name(const Chunk& chunk, std::size_t last) const {
        if (last < chunk.tokens.last && is_joining_hyphen(document_, last)) return false;
        if (last + 1 < document_.tokens.size() && is_joining_hyphen(document_, last) && !is_letter_at(last + 1)) return false;
        if (is_word(last - 1)) return is_capital(document_, last - 1) || chunk.caseless;
        return document_.tokens.is(last - 1, ".") || document_.tokens[last - 1].kind == TokenKind::number;
    }

    void scan(const Chunk& chunk) {
        bool found = false;
        for (std::size_t at = chunk.tokens.first; at < chunk.tokens.last;) {
            const std::size_t last = may_begin(chunk, at) ? longest_known(chunk, at) : at;
            if (last == at) {
                ++at;
                continue;
            }
            NameMention name{{at, last}, words(at, last)};
            extend(name, chunk);
            if (!is_demonym(name)) {
                found_.push_back(std::move(name));
                found = true;
            }
            at = std::max(last, found ? found_.back().tokens.last : last);
        }
        if (!found) add_unlisted(chunk);
    }

    bool is_demonym(const NameMention& name) const {
        for (std::size_t at = name.tokens.first; at < name.tokens.last; ++at)
            if (is_word(at) && (!is(at, WordClass::demonym) || is(at, WordClass::country))) return false;
        return true;
    }

    /// "Monroe" + "County", "Lake" + "Nyos", "North" + "Dallas": what belongs to the name.
    void extend(NameMention& name, const Chunk& chunk) {
        auto& [first, last] = name.tokens;
        const bool follows =
            last < chunk.tokens.last && is_capital(document_, last) && is(last, WordClass::after);
        const bool in_other_name = last + 1 < chunk.tokens.last && is(last + 1, WordClass::organisation);
        const bool body = is(last, WordClass::organisation) && names_.importance(name.query) >= kWellKnown;
        if (follows && !in_other_name && !body) {
            ++last;
            name.query = words(first, last);
        }
        while (first > chunk.tokens.first && is_word(first - 1) && document_.tokens[first - 1].capital &&
               (is(first - 1, WordClass::part) || is(first - 1, WordClass::before)) &&
               !(chunk.begins_sentence && first - 1 == chunk.tokens.first &&
                 !is(first - 1, WordClass::before))) {
            --first;
            if (names_.knows(words(first, last)) || is(first, WordClass::before))
                name.query = words(first, last);
        }
        name.listed = names_.knows(name.query);
    }

    /// A name that the gazetteer does not have but the words around it show to be a place's.
    void add_unlisted(const Chunk& chunk) {
        auto [first, last] = chunk.tokens;
        if (chunk.caseless || last - first > 5) return;
        while (first < last && (is(first, WordClass::ordinary) || !is_capital(document_, first))) ++first;
        if (first == last) return;
        for (std::size_t at = first; at < last; ++at)
            if (is(at, WordClass::organisation) || is(at, WordClass::title) || is(at, WordClass::given) ||
                is(at, WordClass::time) || is(at, WordClass::demonym) || document_.tokens.is(at, "."))
                return;
        const bool typed_inside =
            last - first >= 2 && (is(last - 1, WordClass::after) || is(first, WordClass::before));
        const std::size_t before = first;
        const bool typed_before =
            before >= 1 && is_word(before - 1) &&
            (is(before - 1, WordClass::settlement) || is(before - 1, WordClass::area) ||
             (document_.tokens.is(before - 1, "of") && before >= 2 &&
              (is(before - 2, WordClass::settlement) || is(before - 2, WordClass::area))));
        const bool typed_after = last < document_.tokens.size() && document_.tokens[last].space_before &&
                                 (is(last, WordClass::settlement) || is(last, WordClass::area));
        const bool in_place = before >= 1 && !document_.tokens[before - 1].capital &&
                              is(before - 1, WordClass::surely_in) && !document_.tokens[first].all_caps;
        if (!typed_inside && !typed_before && !typed_after && !in_place) return;
        NameMention name{{first, last}, words(first, last)};
        name.listed = false;
        found_.push_back(std::move(name));
    }

    /// One sense per text: a name that is plainly a place's in one sentence is likely so in the others.
    void agree_on_names() {
        std::map<std::string_view, double> best;
        for (const NameMention& name : found_)
            if (!name.ruled_out) {
                double& most = best[name.query];
                most = std::max(most, name.evidence);
            }
        for (NameMention& name : found_)
            if (!name.ruled_out && best[name.query] >= kEnough + 1) name.evidence += kSureElsewhere;
    }

    std::vector<NameMention> keep_places() {
        std::vector<std::size_t> moved(found_.size(), SIZE_MAX);
        std::vector<NameMention> kept;
        for (std::size_t i = 0; i < found_.size(); ++i) {
            NameMention& name = found_[i];
            if (name.ruled_out || name.evidence < kEnough) continue;
            moved[i] = kept.size();
            kept.push_back(name);
        }
        for (NameMention& name : kept)
            if (name.within) {
                const std::size_t to = moved[*name.within];
                name.within = to == SIZE_MAX ? std::nullopt : std::optional(to);
            }
        return kept;
    }

    const Document& document_;
    const WordClasses& classes_;
    NameSource& names_;
    std::vector<NameMention> found_;
};

}  // namespace

std::vector<NameMention> spot_names(const Document& document, const WordClasses& classes, NameSource& names) {
    return Spotter(document, classes, names).run();
}

}  // namespace bearing::geoparse
