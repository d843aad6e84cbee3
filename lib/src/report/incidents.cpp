#include "report/incidents.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "bearing/geo/geodesy.hpp"
#include "report/claimants.hpp"

namespace bearing::report {

namespace {

using std::chrono::days;

constexpr int kHistory_days = 270;       ///< what is older than this when a report appears is its background
constexpr int kToldAsHistory_days = 45;  ///< the same for what is introduced by "previously" and the like

bool is_background(const Draft& draft, const Metadata& metadata) {
    if (!draft.incident.when || !metadata.published) return draft.background_word;
    const Day last = draft.incident.when->span.last;
    const Day report = metadata.period_first.value_or(*metadata.published);
    if (last < report - days{kHistory_days}) return true;
    return draft.background_word && last < report - days{kToldAsHistory_days};
}

/// General talk about a region in which the document tells of a single occurrence adds nothing to it.
bool is_covered(const Draft& general, const std::vector<Draft>& drafts) {
    if (!general.weak || !general.area || general.incident.when) return false;
    return std::any_of(drafts.begin(), drafts.end(), [&](const Draft& other) {
        if (&other == &general || !other.incident.where || !other.incident.when) return false;
        const Footprint& area = general.incident.where->footprint;
        const Footprint& place = other.incident.where->footprint;
        return other.incident.where->country == general.incident.where->country ||
               quick_distance_m(area.point, place.point) < area.radius_m + place.radius_m;
    });
}

void finish(Draft& draft, const Extraction& extraction) {
    Incident& incident = draft.incident;
    tidy_claims(incident.claims);
    std::stable_sort(incident.claims.begin(), incident.claims.end(), [](const Claim& a, const Claim& b) {
        if (!a.span || !b.span) return false;
        return a.span->begin != b.span->begin ? a.span->begin < b.span->begin : a.span->end < b.span->end;
    });
    if (incident.claims.empty()) {
        Claim claim;
        claim.span = incident.span;
        incident.claims.push_back(std::move(claim));
    }
    for (Claim& claim : incident.claims) {
        claim.source.publisher = extraction.report.publisher;
        claim.source.title = extraction.report.title;
        claim.source.date = extraction.report.published;
        claim.source.sha256 = extraction.report.sha256;
    }
    incident.killed = summarize_casualties(incident.claims, &Claim::killed);
    incident.injured = summarize_casualties(incident.claims, &Claim::injured);
}

/// Sorts the mentions of one sentence by their spans; there are few, and many stand right already.
void sort_from(std::vector<Mention>& mentions, std::size_t first) {
    const auto before = [](const TextSpan& a, const TextSpan& b) {
        return a.begin != b.begin ? a.begin < b.begin : a.end < b.end;
    };
    for (std::size_t i = first + 1; i < mentions.size(); ++i)
        for (std::size_t k = i; k > first && before(mentions[k].span, mentions[k - 1].span); --k)
            std::swap(mentions[k], mentions[k - 1]);
}

}  // namespace

void collect_incidents(Linked linked, const Metadata& metadata, Extraction& extraction) {
    std::size_t number = 0;
    std::vector<Draft> kept;
    for (const Draft& draft : linked.drafts)
        if (!is_covered(draft, linked.drafts)) kept.push_back(draft);
    for (Draft& draft : kept) {
        draft.incident.background = is_background(draft, metadata);
        finish(draft, extraction);
        draft.incident.id = fmt::format("r{}", ++number);
        auto& tray = !draft.incident.when    ? extraction.undated
                     : !draft.incident.where ? extraction.unlocated
                                             : extraction.incidents;
        tray.push_back(std::move(draft.incident));
    }
    for (Issue& issue : linked.issues) extraction.issues.push_back(std::move(issue));
}

std::vector<Mention> collect_mentions(const Document& document, const std::vector<Reading>& readings,
                                      PlaceResolver& places) {
    std::vector<Mention> mentions;
    const auto add = [&](MentionKind kind, TokenRange tokens, std::string value) {
        if (!tokens.empty()) mentions.push_back({kind, document.span(tokens), std::move(value)});
    };
    for (const Reading& reading : readings) {
        const std::size_t first = mentions.size();
        for (const TimeMention& time : reading.times)
            add(MentionKind::time, time.tokens, time.value ? to_string(*time.value) : "");
        for (const PlaceMention& place : reading.places) {
            const auto resolved = places.resolve(place);
            const std::string id = resolved ? resolved->location.place_id : std::string();
            add(MentionKind::place, place.tokens, id);
            for (const TokenRange& other : place.others)
                if (!place.tokens.overlaps(other)) add(MentionKind::place, other, id);
        }
        for (const WeaponMention& weapon : reading.weapons)
            add(MentionKind::weapon, weapon.tokens, std::string(code(weapon.weapon.weapon_class)));
        for (const CasualtyMention& casualty : reading.casualties)
            add(MentionKind::casualty, casualty.tokens,
                fmt::format("{} {}", casualty.killed ? "killed" : "injured",
                            casualty.count.best.value_or(
                                casualty.count.low.value_or(casualty.count.high.value_or(0)))));
        for (const EventMention& event : reading.events)
            add(MentionKind::event, event.tokens, std::string(code(event.type)));
        for (const StanceMention& stance : reading.stances)
            add(MentionKind::stance, stance.tokens, stance.kind);
        for (const HedgeMention& hedge : reading.hedges)
            add(MentionKind::hedge, hedge.tokens, document.words(hedge.tokens));
        for (std::size_t i = 0; i < reading.parties.size(); ++i) {
            const PartyMention& party = reading.parties[i];
            const Tag tag = reading.tag(party.tokens.first);
            if (tag.kind != TagKind::party || tag.index != i) continue;
            const bool speaks =
                party.kind == "people" || party.kind == "organisation" || party.kind == "media";
            add(speaks ? MentionKind::claimant : MentionKind::actor, party.tokens, party.name);
        }
        sort_from(mentions, first);
    }
    return mentions;
}

}  // namespace bearing::report
