#include "geoparse/spotter.hpp"

#include <algorithm>
#include <map>

#include "geoparse/name_evidence.hpp"
#include "geoparse/name_links.hpp"
#include "geoparse/name_scanner.hpp"
#include "geoparse/unlisted_names.hpp"

namespace bearing::geoparse {

using report::Document;
using report::Sentence;

namespace {

constexpr double kSureElsewhere = 2.0;  ///< the same name is plainly a place's elsewhere in the text

class Spotter {
  public:
    Spotter(const Document& document, const WordClasses& classes, const std::string& language,
            NameSource& names)
        : document_(document),
          classes_(classes),
          scanner_(document, classes, language == "az" || language == "tr", names),
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
                scanned_.push_back({chunk, s, scanner_.scan(chunk)});
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

    /// "the villages of A and …": stands behind a name that is plainly a place's.
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
    NameScanner scanner_;
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
