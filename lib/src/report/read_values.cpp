#include <algorithm>

#include "bearing/base/text.hpp"
#include "bearing/report/review.hpp"

namespace bearing {
namespace {

bool touches(const std::optional<TextSpan>& value, const TextSpan& span) {
    return value && value->begin < span.end && span.begin < value->end;
}

std::string claim_in_words(const Claim& claim) {
    std::string words = claim.claimant.empty() ? "the document" : claim.claimant;
    words += " " + std::string(to_string(claim.stance));
    if (!claim.actor.empty()) words += ": " + claim.actor;
    return words;
}

/// Values whose own words are touched.
void add_values(std::size_t index, const Incident& read, const TextSpan& span,
                std::vector<ReadValue>& found) {
    if (read.when && touches(read.when->text_span, span))
        found.push_back({index, "when", to_string(read.when->span)});
    if (read.where && touches(read.where->span, span)) found.push_back({index, "where", read.where->name});
    for (const Weapon& weapon : read.weapons)
        if (touches(weapon.span, span)) {
            const std::string name(label(weapon.weapon_class));
            found.push_back({index, "weapon", weapon.name.empty() ? name : name + " (" + weapon.name + ")"});
        }
}

}  // namespace

std::vector<ReadValue> Review::read_from(const TextSpan& span) const {
    std::vector<ReadValue> found;
    const auto each_read = [&](const auto& look) {
        for (std::size_t i = 0; i < drafts_.size(); ++i)
            if (drafts_[i].review->still_read) look(i, drafts_[i].review->read);
    };
    each_read([&](std::size_t i, const Incident& read) { add_values(i, read, span, found); });
    if (!found.empty()) return found;
    each_read([&](std::size_t i, const Incident& read) {
        for (const Claim& claim : read.claims)
            if (touches(claim.span, span)) found.push_back({i, "claim", claim_in_words(claim)});
    });
    if (!found.empty()) return found;
    each_read([&](std::size_t i, const Incident& read) {
        if (touches(read.span, span)) found.push_back({i, "incident", read.summary});
    });
    return found;
}

}  // namespace bearing
