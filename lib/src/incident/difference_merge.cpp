#include <algorithm>
#include <utility>

#include "bearing/incident/difference.hpp"
#include "incident/difference_fields.hpp"
#include "incident/difference_parts.hpp"

namespace bearing {
namespace {

/// Brings the three versions together, field by field, and remembers what people's edits did.
class Merge {
  public:
    explicit Merge(MergedIncident& out) : out_(out) {}

    template <class T>
    void field(const std::string& name, const T& base, const T& edited, const T& release, T& merged) {
        if (edited == base || edited == release) {
            merged = release;
            return;
        }
        merged = edited;
        append_difference(name, base, edited, out_.kept_edits);
        if (!(release == base)) append_difference(name, edited, release, out_.conflicts);
    }

    void where(const Incident& base, const Incident& edited, const Incident& release) {
        Incident& merged = out_.incident;
        if (!base.where || !edited.where || !release.where)
            return field("where", base.where, edited.where, release.where, merged.where);
        merged.where.emplace();
        each_location_field([&](const char* name, auto of) {
            field(std::string("where.") + name, of(std::as_const(*base.where)),
                  of(std::as_const(*edited.where)), of(std::as_const(*release.where)), of(*merged.where));
        });
    }

    void claims(const std::vector<Claim>& base, const std::vector<Claim>& edited,
                const std::vector<Claim>& release);
    void casualties(const Incident& base, const Incident& edited, const Incident& release, const char* name,
                    Count Incident::*figure, Count Claim::*of_claims);
    void verbatim(const Verbatim& base, const Verbatim& edited, const Verbatim& release);

  private:
    Claim one_claim(const std::string& label, const Claim& base, const Claim& edited, const Claim& release);

    MergedIncident& out_;
};

Claim Merge::one_claim(const std::string& label, const Claim& base, const Claim& edited,
                       const Claim& release) {
    Claim merged = release;
    each_claim_field([&](const char* name, auto of) {
        field(label + "." + name, of(base), of(edited), of(release), of(merged));
    });
    return merged;
}

void Merge::claims(const std::vector<Claim>& base, const std::vector<Claim>& edited,
                   const std::vector<Claim>& release) {
    const ClaimsByKey bases = by_key(base), edits = by_key(edited), releases = by_key(release);
    const auto find = [](const ClaimsByKey& claims, const ClaimKey& key) {
        const auto found = claims.find(key);
        return found == claims.end() ? nullptr : found->second;
    };
    std::vector<Claim>& merged = out_.incident.claims;
    for (const auto& key : claim_keys(release)) {
        const Claim *was = find(bases, key), *ours = find(edits, key), *theirs = find(releases, key);
        const std::string label = claim_label(key, edits, releases);
        if (was != nullptr && ours == nullptr) {  // taken out by a person
            out_.kept_edits.push_back({label, in_words(*was), ""});
            if (!(*theirs == *was)) out_.conflicts.push_back({label, "", in_words(*theirs)});
        } else {
            // A claim that both added is merged as if the release's had been there before.
            merged.push_back(ours == nullptr
                                 ? *theirs
                                 : one_claim(label, was != nullptr ? *was : *theirs, *ours, *theirs));
        }
    }
    for (const auto& key : claim_keys(edited)) {
        const Claim *was = find(bases, key), *ours = find(edits, key);
        if (releases.contains(key) || (was != nullptr && *was == *ours)) continue;
        const std::string label = claim_label(key, edits, releases);
        merged.push_back(*ours);
        if (was == nullptr) {
            out_.kept_edits.push_back({label, "", in_words(*ours)});
        } else {  // edited by a person, gone from the release
            append_difference(label, *was, *ours, out_.kept_edits);
            out_.conflicts.push_back({label, in_words(*ours), ""});
        }
    }
    // Where only one of the two did anything, its order of the claims holds as well.
    if (release == base) merged = edited;
    if (edited == base) merged = release;
}

/// Figures that were made from the claims are made anew from the merged claims; figures that somebody wrote
/// are a field like others.
void Merge::casualties(const Incident& base, const Incident& edited, const Incident& release,
                       const char* name, Count Incident::*figure, Count Claim::*of_claims) {
    const auto derived = [&](const Incident& incident) {
        return incident.*figure == summarize_casualties(incident.claims, of_claims);
    };
    // A file's figure may be that of its one claim word for word, without bounds of its own.
    const auto repeats_claim = [&](const Incident& incident) {
        return incident.claims.size() == 1 && incident.*figure == incident.claims[0].*of_claims;
    };
    Count& merged = out_.incident.*figure;
    const bool follows = derived(release) || (repeats_claim(release) && !(edited.*figure == base.*figure));
    if (derived(edited) && follows)
        merged = summarize_casualties(out_.incident.claims, of_claims);
    else
        field(name, base.*figure, edited.*figure, release.*figure, merged);
}

void Merge::verbatim(const Verbatim& base, const Verbatim& edited, const Verbatim& release) {
    Verbatim& merged = out_.incident.verbatim;
    merged = release;
    if (edited == base || edited == release) return;
    if (release == base) {
        merged = edited;
        append_difference("verbatim", base, edited, out_.kept_edits);
        return;
    }
    const auto bases = cells_by_key(base), edits = cells_by_key(edited), releases = cells_by_key(release);
    const auto value = [](const std::map<CellKey, std::string>& cells, const CellKey& key) {
        const auto found = cells.find(key);
        return found == cells.end() ? std::string() : found->second;
    };
    auto order = cell_keys(release);
    for (const auto& key : cell_keys(edited))
        if (std::find(order.begin(), order.end(), key) == order.end()) order.push_back(key);
    merged = {};
    for (const auto& key : order) {
        std::string cell;
        field(cell_label(key), value(bases, key), value(edits, key), value(releases, key), cell);
        merged.add(key.first, cell);
    }
}

}  // namespace

MergedIncident merge_edits(const Incident& base, const Incident& edited, const Incident& release) {
    MergedIncident merged;
    Merge merge(merged);
    each_incident_field([&](const char* name, auto of) {
        merge.field(name, of(base), of(edited), of(release), of(merged.incident));
    });
    merge.where(base, edited, release);
    merge.claims(base.claims, edited.claims, release.claims);
    merge.casualties(base, edited, release, "killed", &Incident::killed, &Claim::killed);
    merge.casualties(base, edited, release, "injured", &Incident::injured, &Claim::injured);
    merge.verbatim(base.verbatim, edited.verbatim, release.verbatim);
    return merged;
}

}  // namespace bearing
