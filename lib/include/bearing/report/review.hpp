#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "bearing/gazetteer/gazetteer.hpp"
#include "bearing/incident/decision.hpp"
#include "bearing/report/report.hpp"

namespace bearing {

/// One draft under review.
struct DraftReview {
    Incident read;  ///< as read in the text; its id is the one that it has in a project
    Incident now;   ///< as the person has left it so far; the same id
    Decision decision = Decision::pending;  ///< never `corrected`: see decided()
    std::string reason;                     ///< the person's own words
    std::optional<DecidedDraft> kept;       ///< what the project already holds about it
    bool still_read = true;  ///< false: known from an earlier review, no longer read in the text

    bool operator==(const DraftReview&) const = default;

    bool is_corrected() const { return now != read; }
    /// The decision with `corrected` told from `accepted`.
    Decision decided() const;
    /// True if the project does not hold this decision: it must be committed, or it is lost.
    bool is_unsaved() const;
};

/// Drafts that are no incidents with a day and a place stand apart.
enum class DraftTray { placed, unlocated, undated, background };
DraftTray tray_of(const Incident& incident);

struct ReviewCounts {
    std::size_t pending = 0;
    std::size_t accepted = 0;   ///< corrected ones included
    std::size_t corrected = 0;  ///< of these
    std::size_t refused = 0;
    std::size_t unsaved = 0;    ///< drafts with a decision or correction that is not committed
    std::size_t to_commit = 0;  ///< of these, the ones that are decided
};

/// A value of a draft that was read at some stretch of the text.
struct ReadValue {
    std::size_t draft = 0;
    std::string field;  ///< "when", "where", "weapon", "claim", "incident"
    std::string value;  ///< in words

    bool operator==(const ReadValue&) const = default;
};

/// A report's drafts with what a person decides about them: a value, cheap to copy. Drafts are ordered by
/// their trays as read, in each as the text tells of them.
class Review {
  public:
    /// `earlier`: what a project holds about this report, see Store::decisions(); a draft with the same words
    /// at the same place of the text is the same draft. Earlier ones that are no longer read stand at the
    /// end. `former`: a review of the same report in progress (read anew with another day of publication, or
    /// kept by another project until now); what the person did in it is carried over.
    explicit Review(Extraction extraction, const std::vector<DecidedDraft>& earlier = {},
                    const Review* former = nullptr);

    const Report& report() const { return extraction_->report; }
    const std::vector<Mention>& mentions() const { return extraction_->mentions; }
    const std::vector<Issue>& issues() const { return extraction_->issues; }
    const Extraction& extraction() const { return *extraction_; }

    std::size_t size() const { return drafts_.size(); }
    bool empty() const { return drafts_.empty(); }
    const DraftReview& operator[](std::size_t index) const { return *drafts_[index].review; }
    ReviewCounts counts() const;
    /// The first pending draft after `index`, from the beginning again if need be; `index` if none is.
    std::size_t next_pending(std::size_t index) const;
    /// What was read from a stretch of the text. Values whose own words it touches come first; if there are
    /// none, the claims and incidents that it is part of.
    std::vector<ReadValue> read_from(const TextSpan& span) const;

    void accept(std::size_t index);
    void refuse(std::size_t index, std::string reason);
    /// Pending again; corrections stay.
    void reopen(std::size_t index);
    /// Puts the person's version in the place of what was read. The id stays; casualties together follow from
    /// the claims where the claims changed. What was refused is pending again.
    void correct(std::size_t index, Incident corrected);
    /// Takes the person's own words about a draft.
    void give_reason(std::size_t index, std::string reason);

    /// Decisions that the project does not hold yet; pending drafts are left out.
    std::vector<DecidedDraft> to_commit() const;
    /// These have been committed.
    void keep(const std::vector<DecidedDraft>& committed);
    /// Work of the person that is not committed, pending corrections included.
    std::vector<DecidedDraft> unsaved() const;
    /// Takes up work that unsaved() gave earlier.
    void resume(const std::vector<DecidedDraft>& unsaved);

  private:
    /// A draft with what would take long to find out for thousands of them once a frame.
    struct Held {
        explicit Held(DraftReview draft)
            : review(std::make_shared<const DraftReview>(std::move(draft))),
              corrected(review->is_corrected()),
              unsaved(review->is_unsaved()) {}

        std::shared_ptr<const DraftReview> review;  ///< shared between copies until changed
        bool corrected = false;
        bool unsaved = false;
    };

    void change(std::size_t index, DraftReview next) { drafts_[index] = Held(std::move(next)); }
    void remember(const std::vector<DecidedDraft>& earlier);

    std::shared_ptr<const Extraction> extraction_;
    std::vector<Held> drafts_;
};

/// The drafts of an extraction in the order of the text, ready for a project: their ids carry the report's
/// hash, so that drafts of many reports can share one, and their claims name the report as their source.
std::vector<Incident> project_drafts(const Extraction& extraction);

/// Puts the incident at a place of the gazetteer. The words of the source stay; the place that it had becomes
/// one of those considered, with "replaced in review" as the reason.
void set_place(Incident& incident, const Candidate& chosen);
/// The place of the gazetteer that a considered place of the incident stands for; where the gazetteer has
/// none, just the point with a town's uncertainty.
Candidate candidate_of(const RejectedPlace& considered, const Gazetteer& gazetteer);

}  // namespace bearing
