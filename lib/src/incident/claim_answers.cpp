#include "incident/claim_answers.hpp"

#include <algorithm>

#include "incident/dataset_index.hpp"

namespace bearing {
namespace {

using Answers = std::vector<std::uint8_t>;

/// For each name whether it is one of those asked for. Empty if none is.
Answers names_asked(const Dataset& dataset, const std::vector<std::string>& asked) {
    Answers any;
    for (const std::string& text : asked) {
        const auto meant = dataset.index().names_meant(text, dataset.columns(), dataset.actors());
        any.resize(meant->size());
        for (std::size_t i = 0; i < any.size(); ++i) any[i] |= (*meant)[i];
    }
    return any;
}

bool accuses(Stance stance) {
    return stance == Stance::alleges || stance == Stance::acknowledges;
}

/// The question about claims, with every name answered beforehand.
class ClaimQuestion {
  public:
    ClaimQuestion(const Dataset& dataset, const Query& query)
        : dataset_(dataset),
          query_(query),
          actors_(names_asked(dataset, query.actors)),
          claimants_(names_asked(dataset, query.claimants)) {
        for (const Stance stance : query.stances) stances_ |= 1u << static_cast<unsigned>(stance);
        if (query.stances.empty())
            stances_ = query.actors.empty() ? ~0u
                                            : 1u << static_cast<unsigned>(Stance::alleges) |
                                                  1u << static_cast<unsigned>(Stance::acknowledges);
    }

    bool is_answered_by(std::uint32_t set) const {
        const std::vector<ClaimCode> claims = dataset_.columns().claim_set(set);
        const bool asked = !query_.actors.empty() || !query_.claimants.empty() || !query_.stances.empty();
        if (asked &&
            std::none_of(claims.begin(), claims.end(), [&](const auto& claim) { return fits(claim); }))
            return false;
        if (query_.uncontested && !is_uncontested(dataset_.claims_of_set(set), dataset_.actors()))
            return false;
        return query_.min_claimants <= 0 || independent_claimants(claims) >= query_.min_claimants;
    }

  private:
    bool fits(const ClaimCode& claim) const {
        return (stances_ >> static_cast<unsigned>(claim.stance) & 1u) != 0 &&
               (actors_.empty() || actors_[claim.actor] != 0) &&
               (claimants_.empty() || claimants_[claim.claimant] != 0);
    }

    /// Claimants of the accusation asked for that do not belong to the same party.
    int independent_claimants(const std::vector<ClaimCode>& claims) const {
        const auto& names = dataset_.columns().names();
        std::vector<std::uint32_t> roots;
        for (const ClaimCode& claim : claims) {
            if (!accuses(claim.stance) || names[claim.actor].empty() || names[claim.claimant].empty())
                continue;
            if (actors_.empty() || actors_[claim.actor] != 0)
                roots.push_back(dataset_.index().root[claim.claimant]);
        }
        std::sort(roots.begin(), roots.end());
        return static_cast<int>(std::unique(roots.begin(), roots.end()) - roots.begin());
    }

    const Dataset& dataset_;
    const Query& query_;
    Answers actors_, claimants_;
    unsigned stances_ = 0;
};

bool asks_claims(const Query& query) {
    return asks_claimants(query) || !query.actors.empty() || !query.stances.empty() || query.uncontested;
}

Answers answer_claim_sets(const ClaimQuestion& question, std::size_t count) {
    Answers fits(count);
    for (std::uint32_t set = 0; set < count; ++set) fits[set] = question.is_answered_by(set) ? 0xFF : 0;
    return fits;
}

std::vector<Fit> answer_involved_sets(const Dataset& dataset, const Query& query) {
    const Answers names = names_asked(dataset, query.participants);
    const auto& sets = dataset.columns().involved_sets();
    std::vector<Fit> fits(sets.size());
    for (std::size_t set = 0; set < fits.size(); ++set)
        for (const std::uint32_t name : sets[set])
            if (names[name] != 0) fits[set] = Fit::all;
    return fits;
}

}  // namespace

bool asks_claimants(const Query& query) {
    return !query.claimants.empty() || query.min_claimants > 0;
}

PartyAnswers::PartyAnswers(const Dataset& dataset, const Query& query) {
    if (!query.participants.empty()) involved_sets = answer_involved_sets(dataset, query);
    if (!asks_claims(query)) return;
    const ClaimQuestion question(dataset, query);
    const DatasetIndex& index = dataset.index();
    attributions.resize(index.attribution_example.size());
    for (std::size_t i = 0; i < attributions.size(); ++i)
        attributions[i] = question.is_answered_by(index.attribution_example[i]) ? Fit::all : Fit::none;
    if (!asks_claimants(query)) return;
    claim_sets = answer_claim_sets(question, dataset.claim_set_count());
    for (std::size_t set = 0; set < claim_sets.size(); ++set) {
        Fit& fit = attributions[index.attributions[set]];
        if (fit != (claim_sets[set] != 0 ? Fit::all : Fit::none)) fit = Fit::some;
    }
}

}  // namespace bearing
