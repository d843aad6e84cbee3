#include "bearing/report/review.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "bearing/incident/difference.hpp"

namespace bearing {
namespace {

bool is_accepted(Decision decision) {
    return decision == Decision::accepted || decision == Decision::corrected;
}

/// Accepted and corrected are told apart by the content alone.
Decision without_correction(Decision decision) {
    return is_accepted(decision) ? Decision::accepted : decision;
}

std::optional<TextSpan> place_span(const Incident& incident) {
    return incident.where ? incident.where->span : std::nullopt;
}

/// The same words at the same place of the same text.
bool is_same_draft(const Incident& a, const Incident& b) {
    return a.span == b.span && place_span(a) == place_span(b);
}

std::string short_hash(const Extraction& extraction) {
    return extraction.report.sha256.substr(0, 8);
}

void set_id(Incident& incident, const std::string& hash, std::size_t number) {
    incident.source_id = fmt::format("r{}", number);
    incident.id = hash + "-" + incident.source_id;
}

/// The person's version of a draft that is read differently now.
Incident brought_over(const Incident& read_then, const Incident& left, const Incident& read_now) {
    Incident now = merge_edits(read_then, left, read_now).incident;
    now.id = read_now.id;
    now.source_id = read_now.source_id;
    return now;
}

}  // namespace

Decision DraftReview::decided() const {
    return decision == Decision::accepted && is_corrected() ? Decision::corrected : decision;
}

bool DraftReview::is_unsaved() const {
    const Incident& known = kept ? kept->decided : read;
    if (reason != (kept ? kept->reason : std::string())) return true;
    if (decision == Decision::pending) return now != known;
    if (!kept || decision != without_correction(kept->decision)) return true;
    return decision == Decision::accepted && now != known;
}

DraftTray tray_of(const Incident& incident) {
    if (incident.background) return DraftTray::background;
    if (!incident.when) return DraftTray::undated;
    return incident.where ? DraftTray::placed : DraftTray::unlocated;
}

std::vector<Incident> project_drafts(const Extraction& extraction) {
    std::vector<Incident> all;
    for (const auto* part : {&extraction.incidents, &extraction.unlocated, &extraction.undated})
        for (Incident incident : *part) {
            incident.source_id = incident.id;
            incident.id = short_hash(extraction) + "-" + incident.id;
            for (auto& claim : incident.claims) {
                if (claim.source.publisher.empty()) claim.source.publisher = extraction.report.publisher;
                if (claim.source.title.empty()) claim.source.title = extraction.report.title;
                if (!claim.source.date) claim.source.date = extraction.report.published;
                claim.source.sha256 = extraction.report.sha256;
            }
            all.push_back(std::move(incident));
        }
    return all;
}

Review::Review(Extraction extraction, const std::vector<DecidedDraft>& earlier, const Review* former)
    : extraction_(std::make_shared<const Extraction>(std::move(extraction))) {
    std::vector<Incident> drafts = project_drafts(*extraction_);
    const auto place = [](const Incident& draft) {
        return std::pair(tray_of(draft), draft.span.value_or(TextSpan{}).begin);
    };
    std::stable_sort(drafts.begin(), drafts.end(),
                     [&](const Incident& a, const Incident& b) { return place(a) < place(b); });
    for (Incident& draft : drafts) {
        DraftReview made;
        made.now = draft;
        made.read = std::move(draft);
        drafts_.emplace_back(std::move(made));
    }
    remember(earlier);
    if (former != nullptr) resume(former->unsaved());
}

/// Drafts that were decided before take their ids and decisions; no other draft has such an id.
void Review::remember(const std::vector<DecidedDraft>& earlier) {
    std::set<std::string> taken;
    for (const DecidedDraft& decided : earlier) taken.insert(decided.read.id);
    std::vector<bool> known(drafts_.size(), false);
    std::vector<DraftReview> no_longer_read;
    for (const DecidedDraft& decided : earlier) {
        std::optional<std::size_t> match;
        for (std::size_t i = 0; i < known.size(); ++i) {
            if (known[i] || !is_same_draft(drafts_[i].review->read, decided.read)) continue;
            if (!match || drafts_[i].review->read.type == decided.read.type) match = i;
        }
        DraftReview draft;
        if (match) {
            draft = *drafts_[*match].review;
            known[*match] = true;
        } else {
            draft.read = decided.read;
            draft.still_read = false;
        }
        draft.read.id = decided.read.id;
        draft.read.source_id = decided.read.source_id;
        draft.decision = without_correction(decided.decision);
        draft.now = is_accepted(decided.decision) ? decided.decided : draft.read;
        draft.reason = decided.reason;
        draft.kept = decided;
        // What is refused stays as it was read, so that nothing of it seems to be corrected.
        if (!is_accepted(decided.decision)) draft.kept->decided = draft.read;
        match ? change(*match, std::move(draft)) : no_longer_read.push_back(std::move(draft));
    }
    std::size_t number = 0;
    for (std::size_t i = 0; i < known.size(); ++i) {
        if (known[i] || !taken.contains(drafts_[i].review->read.id)) continue;
        DraftReview draft = *drafts_[i].review;
        const auto is_used = [&] {
            return taken.contains(draft.read.id) ||
                   std::any_of(drafts_.begin(), drafts_.end(),
                               [&](const auto& other) { return other.review->read.id == draft.read.id; });
        };
        do set_id(draft.read, short_hash(*extraction_), ++number);
        while (is_used());
        draft.now = draft.read;
        change(i, std::move(draft));
    }
    for (DraftReview& draft : no_longer_read) drafts_.emplace_back(std::move(draft));
}

void Review::resume(const std::vector<DecidedDraft>& unsaved) {
    std::vector<bool> taken(drafts_.size(), false);
    for (const DecidedDraft& work : unsaved) {
        std::size_t match = 0;
        while (match < taken.size() &&
               (taken[match] || !is_same_draft(drafts_[match].review->read, work.read)))
            ++match;
        DraftReview draft;
        if (match < taken.size()) {
            taken[match] = true;
            draft = *drafts_[match].review;
        } else {
            draft.read = work.read;
            draft.still_read = false;
        }
        draft.now = brought_over(work.read, work.decided, draft.read);
        draft.decision = without_correction(work.decision);
        draft.reason = work.reason;
        if (match < taken.size())
            change(match, std::move(draft));
        else
            drafts_.emplace_back(std::move(draft));
    }
}

ReviewCounts Review::counts() const {
    ReviewCounts counts;
    for (const Held& draft : drafts_) {
        const Decision decision = draft.review->decision;
        counts.pending += decision == Decision::pending;
        counts.accepted += decision == Decision::accepted;
        counts.corrected += decision == Decision::accepted && draft.corrected;
        counts.refused += decision == Decision::refused;
        counts.unsaved += draft.unsaved;
        counts.to_commit += draft.unsaved && decision != Decision::pending;
    }
    return counts;
}

std::size_t Review::next_pending(std::size_t index) const {
    for (std::size_t step = 1; step <= size(); ++step) {
        const std::size_t at = (index + step) % size();
        if (drafts_[at].review->decision == Decision::pending) return at;
    }
    return index;
}

void Review::accept(std::size_t index) {
    DraftReview next = *drafts_[index].review;
    next.decision = Decision::accepted;
    change(index, std::move(next));
}

void Review::refuse(std::size_t index, std::string reason) {
    DraftReview next = *drafts_[index].review;
    next.decision = Decision::refused;
    next.reason = std::move(reason);
    change(index, std::move(next));
}

void Review::reopen(std::size_t index) {
    DraftReview next = *drafts_[index].review;
    next.decision = Decision::pending;
    change(index, std::move(next));
}

void Review::correct(std::size_t index, Incident corrected) {
    DraftReview next = *drafts_[index].review;
    if (next.decision == Decision::refused) next.decision = Decision::pending;
    const bool other_claims = corrected.claims != next.now.claims;
    corrected.id = next.read.id;
    next.now = std::move(corrected);
    if (other_claims) {
        next.now.killed = summarize_casualties(next.now.claims, &Claim::killed);
        next.now.injured = summarize_casualties(next.now.claims, &Claim::injured);
    }
    change(index, std::move(next));
}

void Review::give_reason(std::size_t index, std::string reason) {
    DraftReview next = *drafts_[index].review;
    next.reason = std::move(reason);
    change(index, std::move(next));
}

namespace {

DecidedDraft decided_draft(const DraftReview& draft) {
    const bool refused = draft.decision == Decision::refused;
    return {draft.read, refused ? draft.read : draft.now, draft.decided(), draft.reason, {}, {}};
}

}  // namespace

std::vector<DecidedDraft> Review::to_commit() const {
    std::vector<DecidedDraft> made;
    for (const Held& draft : drafts_)
        if (draft.unsaved && draft.review->decision != Decision::pending)
            made.push_back(decided_draft(*draft.review));
    return made;
}

std::vector<DecidedDraft> Review::unsaved() const {
    std::vector<DecidedDraft> work;
    for (const Held& draft : drafts_) {
        const DraftReview& review = *draft.review;
        if (draft.unsaved) work.push_back({review.read, review.now, review.decided(), review.reason, {}, {}});
    }
    return work;
}

void Review::keep(const std::vector<DecidedDraft>& committed) {
    for (std::size_t i = 0; i < drafts_.size(); ++i)
        for (const DecidedDraft& draft : committed) {
            if (draft.read.id != drafts_[i].review->read.id) continue;
            DraftReview next = *drafts_[i].review;
            next.kept = draft;
            if (draft.decision == Decision::refused) next.kept->decided = next.read;
            change(i, std::move(next));
        }
}

}  // namespace bearing
