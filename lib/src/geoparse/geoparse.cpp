#include "bearing/geoparse/geoparse.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

#include "bearing/base/error.hpp"
#include "geoparse/containment.hpp"
#include "geoparse/describe.hpp"
#include "geoparse/name_links.hpp"
#include "geoparse/resolver.hpp"
#include "geoparse/roles.hpp"
#include "report/metadata.hpp"

namespace bearing {

using namespace geoparse;
using report::Document;
using report::Sentence;
using report::TokenRange;

namespace {

/// Names are resolved so many at a time, so that a long text takes no longer a word than a short one.
constexpr std::size_t kWindow = 300;
constexpr double kPerDemonym = 0.7;
constexpr double kPublishedThere = 6;  ///< outweighs a namesake's rank where the text names few places
constexpr double kKeptVotes = 0.3;     ///< of the names before

/// A text on its way.
struct Reader {
    Reader(std::string_view utf8, NameSource& source_in)
        : document(utf8, report::Knowledge::bundled()), source(source_in) {
        metadata = report::read_metadata(document, std::nullopt);
        report::split_sentences(document, std::vector<std::size_t>(document.blocks.size(), 0));
    }

    Document document;
    NameSource& source;
    report::Metadata metadata;
};

std::vector<Demonym> find_demonyms(const Document& document) {
    std::vector<Demonym> found;
    std::size_t done = 0;
    for (const Sentence& sentence : document.sentences)
        for (const report::Hit& hit : sentence.hits) {
            if (hit.entry->category != report::Category::country || hit.tokens.first < done) continue;
            if (hit.entry->kind != "demonym" && hit.entry->kind != "people") continue;
            done = hit.tokens.last;
            found.push_back({document.span(hit.tokens), document.words(hit.tokens), hit.entry->value});
        }
    return found;
}

const Sentence* sentence_at(const Document& document, std::size_t token) {
    const auto& all = document.sentences;
    auto at = std::upper_bound(all.begin(), all.end(), token, [](std::size_t t, const Sentence& sentence) {
        return t < sentence.tokens.first;
    });
    return at == all.begin() ? nullptr : &*std::prev(at);
}

CountryVotes votes_of(const std::vector<Demonym>& demonyms, const GeoparseHints& hints) {
    CountryVotes votes;
    constexpr std::size_t kMost = 200;
    for (std::size_t i = 0; i < std::min(demonyms.size(), kMost); ++i)
        votes[demonyms[i].country] += kPerDemonym;
    if (!hints.country.empty()) votes[hints.country] += kPublishedThere;
    return votes;
}

std::vector<Resolved> resolve_in_windows(const std::vector<NameMention>& names, NameSource& source,
                                         CountryVotes votes) {
    std::vector<Resolved> all;
    for (std::size_t first = 0; first < names.size(); first += kWindow) {
        const std::size_t last = std::min(names.size(), first + kWindow);
        std::vector<NameMention> window(names.begin() + static_cast<std::ptrdiff_t>(first),
                                        names.begin() + static_cast<std::ptrdiff_t>(last));
        for (NameMention& name : window)
            if (name.within)
                name.within = *name.within < last ? std::optional(*name.within - first) : std::nullopt;
        auto resolved = resolve_names(window, source, votes);
        for (auto& [country, count] : votes) count *= kKeptVotes;
        for (const Resolved& r : resolved)
            if (!r.readings.empty() && !r.readings.front().option.outline.country.empty())
                votes[std::string(r.readings.front().option.outline.country)] +=
                    kKeptVotes * r.readings.front().weight;
        std::move(resolved.begin(), resolved.end(), std::back_inserter(all));
    }
    return all;
}

bool in_dateline(const Reader& reader, const NameMention& name, const Sentence& sentence) {
    return name.tokens.last <= reader.metadata.starts[sentence.block];
}

Toponyms describe(const Reader& reader, const WordClasses& classes, const std::vector<NameMention>& names,
                  const std::vector<Resolved>& resolved) {
    Toponyms result;
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (names[i].hint) continue;
        Toponym toponym;
        toponym.span = reader.document.span(names[i].tokens);
        toponym.text = reader.document.text.slice(toponym.span);
        if (const Sentence* sentence = sentence_at(reader.document, names[i].tokens.first))
            toponym.role = in_dateline(reader, names[i], *sentence)
                               ? ToponymRole::dateline
                               : role_of(reader.document, classes, names[i], *sentence);
        toponym.place = describe_place(reader.source.gazetteer(), names, resolved, i);
        toponym.score = describe_score(names[i], resolved[i]);
        result.toponyms.push_back(std::move(toponym));
    }
    return result;
}

}  // namespace

struct Geoparser::Impl {
    std::shared_ptr<const Gazetteer> gazetteer;
    NameSource source;
};

Geoparser::Geoparser(std::shared_ptr<const Gazetteer> gazetteer) {
    const Gazetteer& names = *gazetteer;
    impl_ = std::make_unique<Impl>(Impl{std::move(gazetteer), NameSource(names)});
}
Geoparser::~Geoparser() = default;

Toponyms Geoparser::parse(std::string_view utf8, const GeoparseHints& hints) {
    impl_->source.trim();
    Reader reader(utf8, impl_->source);
    const WordClasses classes(reader.document);
    const std::vector<NameMention> names =
        spot_names(reader.document, classes, reader.metadata.language, impl_->source);
    auto demonyms = find_demonyms(reader.document);
    const auto resolved = resolve_in_windows(names, impl_->source, votes_of(demonyms, hints));
    Toponyms result = describe(reader, classes, names, resolved);
    result.demonyms = std::move(demonyms);
    return result;
}

Toponyms Geoparser::resolve(std::string_view utf8, std::span<const TextSpan> spans,
                            const GeoparseHints& hints) {
    impl_->source.trim();
    Reader reader(utf8, impl_->source);
    const WordClasses classes(reader.document);
    std::vector<std::size_t> order(spans.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(),
              [&](std::size_t a, std::size_t b) { return spans[a].begin < spans[b].begin; });
    std::vector<NameMention> names;
    for (const std::size_t i : order) {
        const TextSpan span = spans[i];
        if (span.begin >= span.end || span.end > reader.document.text.size())
            throw ArgumentError(fmt::format("the span [{}, {}] is not in the text of {} characters",
                                            span.begin, span.end, reader.document.text.size()));
        NameMention name{reader.document.tokens_of(span), reader.document.text.slice(span)};
        name.listed = !impl_->source.options(name.query).empty();
        name.evidence = kEnough;
        names.push_back(std::move(name));
    }
    link_names(reader.document, classes, impl_->source, names, 0);
    auto demonyms = find_demonyms(reader.document);
    const auto resolved = resolve_in_windows(names, impl_->source, votes_of(demonyms, hints));
    Toponyms sorted = describe(reader, classes, names, resolved);
    Toponyms result;
    result.toponyms.resize(spans.size());
    for (std::size_t i = 0; i < order.size(); ++i) {
        Toponym& toponym = result.toponyms[order[i]] = std::move(sorted.toponyms[i]);
        toponym.span = spans[order[i]];
        toponym.text = reader.document.text.slice(toponym.span);
    }
    result.demonyms = std::move(demonyms);
    return result;
}

}  // namespace bearing
