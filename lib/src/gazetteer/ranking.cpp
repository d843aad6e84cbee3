#include "gazetteer/ranking.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "bearing/base/text.hpp"
#include "bearing/geo/geodesy.hpp"
#include "gazetteer/feature_class.hpp"

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

double confidence_weight(std::string_view confidence) {
    return confidence == "low" ? 0.0 : confidence == "medium" ? 0.5 : 1.0;
}

/// Populations that the tables leave out: those of countries and their capitals are large enough not to
/// matter.
double assumed_population(const Place& place) {
    if (place.population > 0) return static_cast<double>(place.population);
    if (place.feature.starts_with("PCL")) return 1e7;
    return place.feature == "PPLC" ? 5e5 : 0;
}

double importance(const Place& place) {
    const double population = std::min(1.0, std::log10(assumed_population(place) + 1) / 7);
    return 0.65 * feature_weight(place.feature) + 0.27 * population +
           0.08 * confidence_weight(place.confidence);
}

std::string tier_words(const NameHit& hit) {
    switch (hit.tier) {
        case MatchTier::exact:
            return "exact name";
        case MatchTier::folded:
            return hit.quality < 0.9 ? "same name" : "same name but for case, accents or punctuation";
        case MatchTier::transliterated:
            return "same name in Latin letters";
        default:
            return "similar name";
    }
}

std::string with_thousands(std::int64_t number) {
    std::string digits = std::to_string(number);
    for (auto i = static_cast<std::ptrdiff_t>(digits.size()) - 3; i > 0; i -= 3)
        digits.insert(static_cast<std::size_t>(i), ",");
    return digits;
}

/// Weighted hints on top of importance; collects what to say about them.
class Evidence {
  public:
    explicit Evidence(double importance) : sum_(importance) {}
    void add(double weight, double fit, std::string words) {
        sum_ += weight * fit;
        weights_ += weight;
        if (!words.empty()) words_.push_back(std::move(words));
    }
    double value() const { return sum_ / weights_; }
    const std::vector<std::string>& words() const { return words_; }

  private:
    double sum_;
    double weights_ = 1;
    std::vector<std::string> words_;
};

void weigh_hints(const Place& place, const PlaceQuery& query, Evidence& evidence) {
    if (!query.country.empty()) {
        const bool there = place.country == query.country;
        evidence.add(1.0, there ? 1 : 0,
                     there ? fmt::format("in {} as asked", query.country)
                           : fmt::format("not in {}, which was asked for", query.country));
    }
    if (query.near) {
        constexpr double kDecayKm = 100;
        const double km = distance_m(place.point, *query.near) / 1000;
        evidence.add(1.0, std::exp(-km / kDecayKm), fmt::format("{:.0f} km from the point given", km));
    }
}

/// The town's point stands for a district of its name whose own extent is not known.
bool stands_for_area(const Place& place, PlaceKind wanted) {
    return wanted == PlaceKind::area && kind_of(place.feature) == PlaceKind::populated;
}

Footprint footprint_of(const Place& place, PlaceKind wanted) {
    if (!stands_for_area(place, wanted)) return {place.point, place.radius_m, place.precision, {}};
    const double radius = std::max(place.radius_m, default_radius_m(Precision::district));
    return {place.point, radius, Precision::district, {}};
}

}  // namespace

double fit_within(const Place& place, const Place& wider) {
    if (wider.feature.starts_with("PCL")) return place.country == wider.country ? 1 : 0;
    if (wider.feature == "ADM1" && place.country == wider.country && !place.admin1.empty())
        for (const Name& name : wider.names)
            if (fold_name(name.text) == fold_name(place.admin1)) return 1;
    const bool area = kind_of(wider.feature) == PlaceKind::area;
    constexpr double kAroundTown = 60'000;
    const double reach = area ? wider.radius_m * 1.2 : kAroundTown;
    if (distance_m(place.point, wider.point) > reach) return 0;
    return area ? 0.9 : 0.6;
}

Candidate rank_hit(const Place& place, const NameHit& hit, const PlaceQuery& query,
                   const std::vector<ContextFit>& contexts) {
    Evidence evidence(importance(place));
    bool contradicted = false;
    for (const ContextFit& context : contexts) {
        contradicted |= context.fit == 0;
        evidence.add(2.0, context.fit,
                     context.fit > 0 ? fmt::format("fits \"{}\"", context.text)
                                     : fmt::format("not in \"{}\" as far as is known", context.text));
    }
    weigh_hints(place, query, evidence);
    const Band band = band_of(hit.tier);
    Candidate candidate;
    candidate.place = place;
    candidate.matched = place.names[hit.name].text;
    candidate.tier = hit.tier;
    candidate.footprint = footprint_of(place, hit.wanted);
    candidate.score = (band.base + band.width * evidence.value() * hit.quality) * (contradicted ? 0.5 : 1);
    std::vector<std::string> words{tier_words(hit)};
    if (!hit.note.empty()) words.push_back(hit.note);
    if (stands_for_area(place, hit.wanted)) words.emplace_back("around the town, as the area is not listed");
    words.insert(words.end(), evidence.words().begin(), evidence.words().end());
    words.emplace_back(feature_word(place.feature));
    if (place.population > 0) words.push_back(with_thousands(place.population) + " people");
    if (place.confidence == "low") words.emplace_back("point may be several km off");
    candidate.reason = join(words, "; ");
    return candidate;
}

void sort_candidates(std::vector<Candidate>& candidates) {
    std::sort(candidates.begin(), candidates.end(), [](const Candidate& a, const Candidate& b) {
        return a.score != b.score ? a.score > b.score : a.place.id < b.place.id;
    });
}

}  // namespace bearing
