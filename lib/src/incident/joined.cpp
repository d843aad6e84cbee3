#include <algorithm>

#include "bearing/incident/match.hpp"

namespace bearing {
namespace {

template <class T>
void append_new(std::vector<T>& to, const std::vector<T>& from) {
    for (const auto& value : from)
        if (std::find(to.begin(), to.end(), value) == to.end()) to.push_back(value);
}

/// What the claims say together; figures that no claim bears stay as they were.
Count casualties(const std::vector<Claim>& claims, Count Claim::*of_claim, const Count& first,
                 const Count& second) {
    const Count together = summarize_casualties(claims, of_claim);
    if (together.known()) return together;
    return first.known() ? first : second;
}

}  // namespace

Incident joined(const Incident& first, const Incident& second) {
    Incident one = first;
    if (one.summary.empty()) one.summary = second.summary;
    if (!one.when) one.when = second.when;
    if (!one.where) one.where = second.where;
    if (one.type == EventType::unknown) one.type = second.type;
    if (one.verification == Verification::unstated) one.verification = second.verification;
    one.background = first.background && second.background;
    append_new(one.weapons, second.weapons);
    append_new(one.claims, second.claims);
    one.killed = casualties(one.claims, &Claim::killed, first.killed, second.killed);
    one.injured = casualties(one.claims, &Claim::injured, first.injured, second.injured);
    return one;
}

}  // namespace bearing
