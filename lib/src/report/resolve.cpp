#include "report/resolve.hpp"

#include <algorithm>

#include "bearing/geo/geodesy.hpp"

namespace bearing::report {

namespace {

constexpr std::size_t kCandidates = 6;
constexpr std::size_t kPlacesForHints = 400;  // distinct names that vote on the document's country

/// Where the document is about: the country that most of its places lie in, and the middle of those.
struct Votes {
    std::map<std::string, double> countries;
    std::map<std::string, std::vector<LonLat>> points;

    void add(const std::vector<Candidate>& found) {
        if (found.empty()) return;
        std::map<std::string, double> best;
        for (const Candidate& candidate : found)
            best[candidate.place.country] = std::max(best[candidate.place.country], candidate.score);
        double total = 0;
        for (const auto& [country, score] : best) total += score * score;
        for (const auto& [country, score] : best) countries[country] += score * score / std::max(total, 1e-9);
        points[found.front().place.country].push_back(found.front().place.point);
    }

    PlaceQuery hints() const {
        PlaceQuery query;
        double most = 0;
        for (const auto& [country, votes] : countries)
            if (!country.empty() && votes > most) most = votes, query.country = country;
        const auto it = points.find(query.country);
        if (it == points.end()) return query;
        // The point with the least total distance to the others: one far-off name does not move it.
        double least = 0;
        for (const LonLat& a : it->second) {
            double sum = 0;
            for (const LonLat& b : it->second) sum += quick_distance_m(a, b);
            if (!query.near || sum < least) least = sum, query.near = a;
        }
        return query;
    }
};

bool is_area_feature(const std::string& feature) {
    return feature.starts_with("ADM") || feature.starts_with("RGN") || feature.starts_with("PCL") ||
           feature == "TERR" || feature == "ZN" || feature.starts_with("AREA");
}

}  // namespace

PlaceResolver::PlaceResolver(const Document& document, const Gazetteer& gazetteer,
                             const std::vector<Reading>& readings)
    : document_(document), gazetteer_(gazetteer) {
    Votes votes;
    std::map<std::string, bool> seen;
    for (const Reading& reading : readings) {
        for (const PartyMention& party : reading.parties)
            if (!party.country.empty()) votes.countries[party.country] += 0.2;
        for (const PlaceMention& place : reading.places) {
            if (seen.size() >= kPlacesForHints) break;
            const std::string& query = place.query;
            if (place.relative || !seen.emplace(query, true).second) continue;
            votes.add(candidates(query, false));
        }
    }
    hints_ = votes.hints();
}

std::vector<Candidate> PlaceResolver::candidates(const std::string& query, bool relative) const {
    PlaceQuery hints = hints_;
    hints.worst_tier = MatchTier::transliterated;
    hints.limit = kCandidates;
    if (relative) return geocode(gazetteer_, query, hints).value;
    return gazetteer_.find(query, hints);
}

ResolvedPlace PlaceResolver::make(const std::vector<Candidate>& found) const {
    const Candidate& best = found.front();
    ResolvedPlace place;
    place.location.name = best.place.name;
    place.location.footprint = best.footprint;
    place.location.place_id = best.place.id;
    place.location.country = best.place.country;
    place.location.admin = best.place.admin1;
    place.feature = best.place.feature;
    place.area = is_area_feature(best.place.feature) || best.footprint.precision == Precision::country ||
                 best.footprint.precision == Precision::province ||
                 best.footprint.precision == Precision::district;
    for (std::size_t i = 1; i < found.size(); ++i)
        place.location.candidates.push_back(
            {found[i].place.name, found[i].place.point, found[i].score, found[i].reason});
    return place;
}

std::optional<ResolvedPlace> PlaceResolver::resolve(const std::string& query) {
    auto it = found_.find(query);
    if (it == found_.end()) it = found_.emplace(query, candidates(query, false)).first;
    if (it->second.empty()) return std::nullopt;
    return make(it->second);
}

std::optional<ResolvedPlace> PlaceResolver::resolve(const PlaceMention& mention) {
    if (mention.relative) {
        const auto found = candidates(mention.query, true);
        if (found.empty()) return mention.coordinates ? std::nullopt : resolve(document_.words(mention.name));
        return make(found);
    }
    std::optional<ResolvedPlace> place;
    if (!mention.named_village) place = resolve(mention.query);
    if (!place && !mention.named_village) place = resolve(document_.words(mention.name));
    if (!place)
        for (const TokenRange& wider : mention.wider)
            if (!place && (place = resolve(document_.words(wider)))) place->guessed = true;
    if (place && mention.near && place->location.footprint.precision < Precision::near) {
        place->location.footprint.precision = Precision::near;
        place->location.footprint.radius_m = default_radius_m(Precision::near);
    }
    return place;
}

}  // namespace bearing::report
