#include "geoparse/spotter.hpp"

#include <algorithm>
#include <array>
#include <map>

#include "geoparse/name_evidence.hpp"
#include "geoparse/name_links.hpp"
#include "geoparse/unlisted_names.hpp"
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
    Spotter(const Document& document, const WordClasses& classes, const std::string& language,
            NameSource& names)
        : document_(document),
          classes_(classes),
          turkic_(language == "az" || language == "tr"),
          names_(names) {}

    std::vector<NameMention> run() {
        scan_sentences();
        std::vector<Chunk> chunks;
        for (const Scanned& one : scanned_) chunks.push_back(one.chunk);
        const People people(document_, classes_, chunks, names_);
        const NameEvidence evidence(document_, classes_, people, names_);
        UnlistedNames unlisted(document_, classes_);
        for (const Scanned& one : scanned_)
            if (!covers(one)) unlisted.learn(one.chunk);
        for (std::size_t at = 0; at < scanned_.size();) {
            const std::size_t begin = found_.size();
            const std::size_t sentence = scanned_[at].sentence;
            for (; at < scanned_.size() && scanned_[at].sentence == sentence; ++at)
                take(scanned_[at], unlisted, evidence);
            link_names(document_, classes_, names_, found_, begin);
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
            if (is_known(first, last) && !begins_with_other_word(chunk, first, last)) return last;
        }
        return first;
    }

    /// Endings of Turkic names are looked for where the text is in such a language: they are common ends of
    /// words elsewhere.
    bool is_known(std::size_t first, std::size_t last) {
        const std::string name = words(first, last);
        if (names_.knows(name)) return true;
        return last - first == 1 && (turkic_ || has_turkic_letter(first)) && !names_.options(name).empty();
    }

    bool has_turkic_letter(std::size_t at) const {
        const report::Token& token = document_.tokens[at];
        for (std::size_t i = token.begin; i < token.end; ++i)
            if (std::u32string_view(U"əƏğĞıİşŞ").find(document_.text[i]) != std::u32string_view::npos)
                return true;
        return false;
    }

    /// "В Степанакерте": a preposition that the sentence begins with.
    bool begins_with_other_word(const Chunk& chunk, std::size_t first, std::size_t last) {
        return chunk.begins_sentence && first == chunk.tokens.first && last - first > 1 &&
               is(first, WordClass::ordinary) && !names_.has_exactly(words(first, last)) &&
               names_.knows(words(first + 1, last));
    }

    bool is_letter_at(std::size_t at) const {
        return report::is_letter(document_.text[document_.tokens[at].begin]);
    }

    bool has_two_letters(std::size_t first, std::size_t last) const {
        std::size_t letters = 0;
        for (std::size_t at = first; at < last; ++at)
            if (is_word(at) && !document_.tokens.is(at, "the"))
                letters += document_.tokens[at].end - document_.tokens[at].begin;
        return letters >= 2;
    }

    bool may_begin(const Chunk& chunk, std::size_t at) {
        if (!is_word(at) || (at > chunk.tokens.first && is_joining_hyphen(document_, at - 1))) return false;
        if (!document_.tokens.is(at, "the")) return true;
        return document_.tokens[at].capital && at + 1 < chunk.tokens.last && begins_with_article(chunk, at);
    }

    /// "The Hague", but not "The Sudan".
    bool begins_with_article(const Chunk& chunk, std::size_t at) {
        const std::size_t last = longest_known(chunk, at + 1);
        return last > at + 1 && names_.has_exactly(words(at, last));
    }

    bool ends_name(const Chunk& chunk, std::size_t last) const {
        if (last < chunk.tokens.last && is_joining_hyphen(document_, last)) return false;
        if (last + 1 < document_.tokens.size() && is_joining_hyphen(document_, last) &&
            !is_letter_at(last + 1))
            return false;
        if (is_word(last - 1)) return is_capital(document_, last - 1) || chunk.caseless;
        return document_.tokens.is(last - 1, ".") || document_.tokens[last - 1].kind == TokenKind::number;
    }

    /// A chunk with the names of the gazetteer in it.
    struct Scanned {
        Chunk chunk;
        std::size_t sentence;
        std::vector<NameMention> names;
    };

    static bool covers(const Scanned& one) {
        return std::any_of(one.names.begin(), one.names.end(),
                           [&](const NameMention& name) { return name.tokens == one.chunk.tokens; });
    }

    void scan_sentences() {
        for (std::size_t s = 0; s < document_.sentences.size(); ++s)
            for (const Chunk& chunk : find_chunks(document_, classes_, document_.sentences[s].tokens, names_))
                scanned_.push_back({chunk, s, scan(chunk)});
    }

    std::vector<NameMention> scan(const Chunk& chunk) {
        std::vector<NameMention> names;
        for (std::size_t at = chunk.tokens.first; at < chunk.tokens.last;) {
            const std::size_t last = may_begin(chunk, at) ? longest_known(chunk, at) : at;
            if (last == at) {
                ++at;
                continue;
            }
            NameMention name{{at, last}, words(at, last)};
            extend(name, chunk);
            at = name.tokens.last;
            if (!is_demonym(name)) names.push_back(std::move(name));
        }
        return names;
    }

    void take(const Scanned& one, const UnlistedNames& unlisted, const NameEvidence& evidence) {
        const std::size_t begin = found_.size();
        const bool in_list = continues_list(one.chunk.tokens.first);
        for (NameMention name : one.names) {
            evidence.weigh(name, one.chunk, document_.sentences[one.sentence].tokens);
            found_.push_back(std::move(name));
        }
        const bool any_place = std::any_of(found_.begin() + static_cast<std::ptrdiff_t>(begin), found_.end(),
                                           [](const NameMention& name) { return name.evidence >= kEnough; });
        const auto tokens = any_place ? std::nullopt : unlisted.find(one.chunk, in_list && one.names.empty());
        if (!tokens) return;
        NameMention name{*tokens, document_.words(*tokens)};
        name.listed = false;
        name.located = in_list;
        evidence.weigh(name, one.chunk, document_.sentences[one.sentence].tokens);
        found_.resize(begin);
        found_.push_back(std::move(name));
    }

    bool is_demonym(const NameMention& name) {
        if (is_russian_adjective(name)) return true;
        for (std::size_t at = name.tokens.first; at < name.tokens.last; ++at)
            if (is_word(at) && (!is(at, WordClass::demonym) || is(at, WordClass::country))) return false;
        return true;
    }

    /// "Российские": listed only under the stem that it shares with a name.
    bool is_russian_adjective(const NameMention& name) {
        static constexpr std::array<std::string_view, 13> kEndings{"ский", "ская",  "ское", "ские", "ского",
                                                                   "ской", "ских",  "ским", "ском", "скому",
                                                                   "скую", "скими", "скою"};
        if (name.tokens.last - name.tokens.first != 1 || names_.has_exactly(name.query)) return false;
        const std::string_view low = document_.tokens.low(name.tokens.first);
        return std::any_of(kEndings.begin(), kEndings.end(),
                           [&](std::string_view e) { return low.ends_with(e); });
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
        name.listed = names_.knows(name.query) || is_known(first, last);
    }

    /// "the villages of Maliuc and …": stands behind a name that is plainly a place's.
    bool continues_list(std::size_t first) const {
        if (found_.empty() || found_.back().tokens.last + 1 != first) return false;
        if (!document_.tokens.is(first - 1, ",") && !document_.tokens.is(first - 1, "and")) return false;
        return found_.back().located && !found_.back().is_ruled_out();
    }

    /// One sense per text: a name that is plainly a place's in one sentence is likely so in the others.
    void agree_on_names() {
        std::map<std::string_view, double> best;
        for (const NameMention& name : found_)
            if (!name.is_ruled_out()) {
                double& most = best[name.query];
                most = std::max(most, name.evidence);
            }
        for (NameMention& name : found_)
            if (!name.is_ruled_out() && best[name.query] >= kEnough + 1) name.evidence += kSureElsewhere;
    }

    /// "Kentucky Transportation Cabinet": no place, but the text is about Kentucky.
    bool tells_home(const NameMention& name) {
        return name.part_of == PartOf::organisation && name.listed &&
               names_.importance(name.query) >= kWellKnown;
    }

    std::vector<NameMention> keep_places() {
        std::vector<std::size_t> moved(found_.size(), SIZE_MAX);
        std::vector<NameMention> kept;
        for (std::size_t i = 0; i < found_.size(); ++i) {
            NameMention& name = found_[i];
            name.hint = tells_home(name);
            if (!name.hint && (name.is_ruled_out() || name.evidence < kEnough)) continue;
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
    bool turkic_;
    NameSource& names_;
    std::vector<Scanned> scanned_;
    std::vector<NameMention> found_;
};

}  // namespace

std::vector<NameMention> spot_names(const Document& document, const WordClasses& classes,
                                    const std::string& language, NameSource& names) {
    return Spotter(document, classes, language, names).run();
}

}  // namespace bearing::geoparse
