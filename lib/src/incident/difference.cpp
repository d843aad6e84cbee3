#include "bearing/incident/difference.hpp"

#include "bearing/base/text.hpp"
#include "incident/difference_fields.hpp"
#include "incident/difference_parts.hpp"

namespace bearing {
namespace {

std::string order_of(const std::vector<Claim>& claims) {
    std::vector<std::string> names;
    for (const auto& claim : claims)
        names.push_back(claim.claimant + " " + std::string(to_string(claim.stance)) +
                        (claim.actor.empty() ? "" : " " + claim.actor));
    return join(names, "; ");
}

void append_claims(const std::vector<Claim>& before, const std::vector<Claim>& after,
                   std::vector<FieldChange>& out) {
    if (before == after) return;
    const std::size_t known = out.size();
    const ClaimsByKey old_claims = by_key(before);
    const ClaimsByKey new_claims = by_key(after);
    for (const auto& key : claim_keys(after)) {
        const std::string label = claim_label(key, old_claims, new_claims);
        const auto old = old_claims.find(key);
        if (old == old_claims.end())
            out.push_back({label, "", in_words(*new_claims.at(key))});
        else
            append_difference(label, *old->second, *new_claims.at(key), out);
    }
    for (const auto& key : claim_keys(before))
        if (!new_claims.contains(key))
            out.push_back({claim_label(key, old_claims, new_claims), in_words(*old_claims.at(key)), ""});
    if (out.size() == known) out.push_back({"claims.order", order_of(before), order_of(after)});
}

}  // namespace

std::vector<FieldChange> differences(const Incident& before, const Incident& after) {
    std::vector<FieldChange> changes;
    each_incident_field([&](const char* name, auto of) {
        append_difference(std::string(name), of(before), of(after), changes);
    });
    append_difference("where", before.where, after.where, changes);
    append_difference("killed", before.killed, after.killed, changes);
    append_difference("injured", before.injured, after.injured, changes);
    append_claims(before.claims, after.claims, changes);
    append_difference("verbatim", before.verbatim, after.verbatim, changes);
    return changes;
}

}  // namespace bearing
