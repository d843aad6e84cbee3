#include "bearing/incident/match.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <span>

#include "bearing/base/error.hpp"
#include "bearing/base/text.hpp"
#include "bearing/geo/geodesy.hpp"
#include "incident/match_candidates.hpp"
#include "incident/match_evidence.hpp"
#include "incident/match_text.hpp"

namespace bearing {
namespace {

/// An incident as the last stage compares it.
struct ReadIncident {
    Incident incident;
    std::vector<std::uint32_t> grams;
    std::string lineage;  ///< what it came with; "" if unknown
};

/// Where an incident comes from, as closely as it tells: the report it was read from, or the columns of its
/// file.
std::string lineage_of(const Incident& incident) {
    for (const auto& claim : incident.claims)
        if (!claim.source.sha256.empty() && incident.verbatim.empty()) return claim.source.sha256;
    if (!incident.verbatim.empty()) return join(*incident.verbatim.columns(), ",");
    const auto colon = incident.id.find(':');
    return colon == std::string::npos ? std::string() : incident.id.substr(0, colon);
}

/// What it tells, without what is compared by itself.
std::string told(const Incident& incident) {
    std::string text = incident.summary;
    for (const auto& claim : incident.claims) text += "\n" + claim.note + "\n" + claim.source.title;
    return text;
}

/// Incidents of the pairs at hand: read many at once, forgotten after their last pair.
class Reader {
  public:
    explicit Reader(const Dataset& dataset) : dataset_(dataset) {}

    /// Those of `pairs`, which are ordered by their first; earlier ones are forgotten.
    void read(std::span<const CandidatePair> pairs) {
        if (pairs.empty()) return;
        read_.erase(read_.begin(), read_.lower_bound(pairs.front().first));
        std::set<std::uint32_t> wanted;
        for (const auto& pair : pairs)
            for (const auto i : {pair.first, pair.second})
                if (!read_.contains(i)) wanted.insert(i);
        const std::vector<std::uint32_t> indices(wanted.begin(), wanted.end());
        dataset_.each_incident(indices, [&](std::uint32_t i, const Incident& incident) {
            ReadIncident& read = read_[i];
            read.incident = incident;
            read.lineage = lineage_of(incident);
            read.incident.verbatim = {};
            read.grams = text_grams(told(incident));
            weights_.add(read.grams);
        });
    }
    const ReadIncident& at(std::uint32_t i) const { return read_.at(i); }
    const GramWeights& weights() const { return weights_; }

  private:
    const Dataset& dataset_;
    std::map<std::uint32_t, ReadIncident> read_;
    GramWeights weights_;
};

Evidence compare(const Reader& reader, const CandidatePair& pair, const MatchRows& data,
                 const MatchOptions& options) {
    const ReadIncident &a = reader.at(pair.first), &b = reader.at(pair.second);
    std::vector<std::string> parties;
    const double parties_weight =
        data.parties.weight(data.rows[pair.first].parties, data.rows[pair.second].parties, &parties);
    Evidence evidence;
    evidence.add(kPriorLogOdds);
    add_time(a.incident.when->span, b.incident.when->span, options, evidence);
    add_place(*a.incident.where, *b.incident.where,
              distance_m(a.incident.where->footprint.point, b.incident.where->footprint.point), options,
              evidence);
    add_type(a.incident.type, b.incident.type, evidence);
    evidence.add(parties_weight,
                 parties_weight > 0 ? "both name " + join(parties, ", ") : "no party in common");
    add_weapons(a.incident.weapons, b.incident.weapons, evidence);
    add_casualties(a.incident.killed, b.incident.killed, "killed", evidence);
    add_casualties(a.incident.injured, b.incident.injured, "injured", evidence);
    const double similarity = reader.weights().similarity(a.grams, b.grams);
    if (!a.lineage.empty() && a.lineage == b.lineage) {
        // One source writes of many events in the same words; only a repetition says something.
        evidence.add(-4.5, "one source lists both as separate incidents");
        add_wording(similarity < 0.8 ? 0 : similarity, evidence);
    } else {
        add_sources(a.incident, b.incident, evidence);
        add_wording(similarity, evidence);
    }
    return evidence;
}

/// Of several incidents of one file that fit an incident, at most one is it: the odds of each are held
/// against the others'.
void weigh_rivals(std::vector<MatchProposal>& proposals, const std::vector<MatchRow>& rows) {
    struct Fits {
        double odds = 0;
        double best = 0;
    };
    std::map<std::pair<std::uint32_t, std::uint32_t>, Fits> fits;  // by incident and shape of the others' ids
    const auto odds_of = [](const MatchProposal& p) { return std::exp(log_odds_of(p.score)); };
    const auto side = [&](std::uint32_t incident, std::uint32_t other) -> Fits& {
        return fits[{incident, rows[other].id_shape}];
    };
    for (const auto& p : proposals)
        for (Fits* all : {&side(p.first, p.second), &side(p.second, p.first)}) {
            all->odds += odds_of(p);
            all->best = std::max(all->best, odds_of(p));
        }
    for (auto& p : proposals) {
        const double own = odds_of(p);
        const Fits &first = side(p.first, p.second), &second = side(p.second, p.first);
        const double rivals = std::max(0.0, std::max(first.odds, second.odds) - own);
        const double odds = own / (1 + rivals);
        p.score = odds / (1 + odds);
        if (std::max(first.best, second.best) > own * 1.0001)
            p.against.emplace_back("another incident of the same source fits one of the two better");
        else if (rivals > 1)
            p.against.emplace_back("other incidents of the same source may fit one of the two as well");
    }
}

}  // namespace

std::vector<MatchProposal> propose_matches(const Dataset& dataset, const MatchOptions& options) {
    if (!(options.within_km >= 0) || options.within_days < 0)
        throw ArgumentError("distance and days within which incidents are compared cannot be negative");
    constexpr std::size_t kPairsAtOnce = 8192;
    const MatchRows data = match_rows(dataset);
    const auto pairs = candidate_pairs(data, options);
    Reader reader(dataset);
    std::vector<MatchProposal> proposals;
    for (std::size_t begin = 0; begin < pairs.size(); begin += kPairsAtOnce) {
        const auto chunk = std::span(pairs).subspan(begin, std::min(kPairsAtOnce, pairs.size() - begin));
        reader.read(chunk);
        for (const auto& pair : chunk) {
            Evidence evidence = compare(reader, pair, data, options);
            const double score = score_of(evidence.log_odds);
            if (score >= options.min_score)
                proposals.push_back({pair.first, pair.second, score, std::move(evidence.reasons),
                                     std::move(evidence.against)});
        }
    }
    weigh_rivals(proposals, data.rows);
    std::erase_if(proposals, [&](const MatchProposal& p) { return p.score < options.min_score; });
    std::sort(proposals.begin(), proposals.end(), [](const MatchProposal& a, const MatchProposal& b) {
        return std::tuple(-a.score, a.first, a.second) < std::tuple(-b.score, b.first, b.second);
    });
    return proposals;
}

}  // namespace bearing
