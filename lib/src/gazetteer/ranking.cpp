#include "gazetteer/ranking.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "bearing/base/text.hpp"
#include "bearing/geo/geodesy.hpp"
#include "gazetteer/feature_class.hpp"
#include "gazetteer/name_keys.hpp"

namespace bearing {
namespace {

struct Band {
    double base;
    double width;
};

/// Scores of a tier lie within its band, so that no hint lifts a worse kind of match over a better one.
Band band_of(MatchTier tier) {
    switch (tier) {
        case MatchTier::exact:
            return {0.80, 0.20};
        case MatchTier::folded:
            return {0.60, 0.199};
        case MatchTier::transliterated:
            return {0.40, 0.199};
        default:
            return {0.15, 0.249};
    }
}

std::string tier_words(const NameHit& hit) {
    switch (hit.tier) {
        case MatchTier::exact:
            return "exact name";
        case MatchTier::folded:
            return hit.note == HitNote::inflected ? "same name"
                                                  : "same name but for case, accents or punctuation";
        case MatchTier::transliterated:
            return "same name in Latin letters";
        default:
            return "similar name";
    }
}

/// Weighted hints on top of importance; collects what to say about them, if anybody is to read it.
class Evidence {
  public:
    Evidence(double importance, bool in_words) : sum_(importance), in_words_(in_words) {}
    template <class Words>
    void add(double weight, double fit, Words words) {
        sum_ += weight * fit;
        weights_ += weight;
        if (in_words_) words_.push_back(words());
    }
    double value() const { return sum_ / weights_; }
    const std::vector<std::string>& words() const { return words_; }

  private:
    double sum_;
    double weights_ = 1;
    bool in_words_;
    std::vector<std::string> words_;
};

void weigh_hints(const PlaceOutline& place, const PlaceQuery& query, Evidence& evidence) {
    if (!query.country.empty()) {
        const bool there = place.country == query.country;
        evidence.add(1.0, there ? 1 : 0, [&] {
            return there ? fmt::format("in {} as asked", query.country)
                         : fmt::format("not in {}, which was asked for", query.country);
        });
    }
    if (query.near) {
        constexpr double kDecayKm = 100;
        const double km = quick_distance_m(place.point, *query.near) / 1000;
        evidence.add(1.0, std::exp(-km / kDecayKm),
                     [&] { return fmt::format("{:.0f} km from the point given", km); });
    }
}

/// The town's point stands for a district of its name whose own extent is not known.
bool stands_for_area(std::string_view feature, PlaceKind wanted) {
    return wanted == PlaceKind::area && kind_of(feature) == PlaceKind::populated;
}

Footprint footprint_of(const Place& place, PlaceKind wanted) {
    if (!stands_for_area(place.feature, wanted)) return {place.point, place.radius_m, place.precision, {}};
    const double radius = std::max(place.radius_m, default_radius_m(Precision::district));
    return {place.point, radius, Precision::district, {}};
}

/// Is this division, by its name in the place's own row, the wider place?
bool is_named(std::string_view division, const AskedContext::Wider& wider) {
    return !division.empty() &&
           std::find(wider.names.begin(), wider.names.end(), fold_name(division)) != wider.names.end();
}

/// "TX" for a place in Texas, whose division has the code "US.TX".
bool is_code(std::string_view division_code, std::string_view text) {
    return text.size() >= 2 && division_code.size() == text.size() + 3 && division_code.ends_with(text);
}

double fit_within(PlaceRef ref, const PlaceOutline& place, const AskedContext::Wider& wider) {
    const PlaceOutline& w = wider.outline;
    if (ref == wider.place) return 1;
    if (w.feature.starts_with("PCL")) return place.country == w.country ? 1 : 0;
    if (place.country == w.country) {
        if (w.feature == "ADM1") {
            if (!place.admin1_code.empty() && place.admin1_code == w.admin1_code) return 1;
            if (is_named(place.admin1, wider)) return 1;
        }
        if (w.feature == "ADM2") {
            if (!place.admin2_code.empty() && place.admin2_code == w.admin2_code) return 1;
            if (is_named(place.admin2, wider)) return 1;
        }
    }
    const bool area = kind_of(w.feature) == PlaceKind::area;
    constexpr double kAroundTown = 60'000;
    const double reach = area ? w.radius_m * 1.2 : kAroundTown;
    if (quick_distance_m(place.point, w.point) > reach) return 0;
    return area ? 0.9 : 0.6;
}

struct Weighed {
    Evidence evidence;
    bool contradicted = false;
};

Weighed weigh(const PlaceOutline& place, PlaceRef ref, const PlaceQuery& query,
              const std::vector<AskedContext>& contexts, bool in_words) {
    Weighed out{Evidence(place.importance, in_words)};
    for (const AskedContext& context : contexts) {
        const auto fit = fit_in_context(ref, place, context);
        if (!fit) continue;
        out.contradicted |= *fit == 0;
        out.evidence.add(2.0, *fit, [&] {
            return *fit > 0 ? fmt::format("fits \"{}\"", context.text)
                            : fmt::format("not in \"{}\" as far as is known", context.text);
        });
    }
    weigh_hints(place, query, out.evidence);
    return out;
}

double score_of(const NameHit& hit, double evidence) {
    const Band band = band_of(hit.tier);
    return band.base + band.width * evidence * static_cast<double>(hit.quality);
}

/// Whose view the country is, where views differ.
std::string view_words(const Place& place, const std::string& worldview) {
    if (place.views.empty()) return {};
    const std::string& viewed = country_in_view(place, worldview);
    if (viewed != place.country)
        return fmt::format("{} in the view of {}, {} by default",
                           viewed.empty() ? "a state without a code" : viewed, worldview, place.country);
    return fmt::format("{} by default; other views of the country exist", place.country);
}

std::string note_words(const NameHit& hit) {
    switch (hit.note) {
        case HitNote::generic:
            return fmt::format("asked for as {}", with_article(hit.wanted));
        case HitNote::inflected:
            return "in an inflected form";
        case HitNote::misspelt:
            return fmt::format("{} letter{} differ{}", hit.edits, hit.edits == 1 ? "" : "s",
                               hit.edits == 1 ? "s" : "");
        case HitNote::other_name_too:
            return "has the other name too";
        case HitNote::none:
            break;
    }
    return {};
}

}  // namespace

AskedContext read_context(const LayerSet& layers, const std::string& text) {
    constexpr std::size_t kMostReadings = 24;
    AskedContext context{text, {}};
    AskedName asked(clean_name(text));
    auto hits = layers.lookup(asked, MatchTier::transliterated, false);
    std::sort(hits.begin(), hits.end(), [&](const LayerHit& a, const LayerHit& b) {
        return layers.outline(a.place).importance > layers.outline(b.place).importance;
    });
    if (hits.size() > kMostReadings) hits.resize(kMostReadings);
    for (const LayerHit& hit : hits) {
        AskedContext::Wider wider{hit.place, layers.outline(hit.place), {}};
        if (wider.outline.feature.starts_with("ADM"))
            for (const PlaceName& name : layers.place(hit.place, true).names)
                wider.names.push_back(fold_name(name.text));
        context.readings.push_back(std::move(wider));
    }
    return context;
}

std::optional<double> fit_in_context(PlaceRef ref, const PlaceOutline& place, const AskedContext& context) {
    if (context.text.size() == 2 && context.text == place.country) return 1;
    if (is_code(place.admin1_code, context.text)) return 1;
    std::optional<double> best;
    for (const AskedContext::Wider& wider : context.readings)
        best = std::max(best.value_or(0), fit_within(ref, place, wider));
    return best;
}

double score_of(const LayerSet& layers, const LayerHit& hit, const PlaceQuery& query,
                const std::vector<AskedContext>& contexts) {
    if (contexts.empty() && !query.near && query.country.empty())
        return score_of(hit.hit, layers.importance(hit.place));
    const Weighed weighed = weigh(layers.outline(hit.place), hit.place, query, contexts, false);
    return score_of(hit.hit, weighed.evidence.value()) * (weighed.contradicted ? 0.5 : 1);
}

void sort_hits(std::vector<RankedHit>& hits) {
    std::sort(hits.begin(), hits.end(), [](const RankedHit& a, const RankedHit& b) {
        if (a.score != b.score) return a.score > b.score;
        return a.hit.place < b.hit.place;
    });
}

Candidate describe_hit(const LayerSet& layers, const RankedHit& ranked, const PlaceQuery& query,
                       const std::vector<AskedContext>& contexts) {
    const LayerHit& found = ranked.hit;
    const NameHit& hit = found.hit;
    Candidate candidate;
    candidate.place = layers.place(found.place, query.with_names);
    candidate.matched = layers.name_text(found.named, hit.name);
    candidate.tier = hit.tier;
    candidate.footprint = footprint_of(candidate.place, hit.wanted);
    candidate.score = ranked.score;
    const Place& place = candidate.place;
    const Weighed weighed = weigh(layers.outline(found.place), found.place, query, contexts, true);
    std::string reason = tier_words(hit);
    const auto say = [&](std::string_view words) {
        if (words.empty()) return;
        reason += "; ";
        reason += words;
    };
    say(note_words(hit));
    if (stands_for_area(place.feature, hit.wanted)) say("around the town, as the area is not listed");
    for (const std::string& words : weighed.evidence.words()) say(words);
    say(feature_word(place.feature));
    if (place.population > 0) say(with_thousands(static_cast<std::uint64_t>(place.population)) + " people");
    if (place.confidence == "low") say("point may be several km off");
    say(view_words(place, query.worldview));
    if (!query.worldview.empty()) candidate.place.country = country_in_view(place, query.worldview);
    candidate.reason = std::move(reason);
    return candidate;
}

void sort_candidates(std::vector<Candidate>& candidates) {
    std::sort(candidates.begin(), candidates.end(), [](const Candidate& a, const Candidate& b) {
        return a.score != b.score ? a.score > b.score : a.place.id < b.place.id;
    });
}

}  // namespace bearing
