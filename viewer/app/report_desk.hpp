#pragma once

#include <chrono>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/report_source.hpp"
#include "app/workspace.hpp"
#include "bearing/report/review.hpp"

namespace bearing {

/// Who commits what, and why, where to.
struct CommitOrder {
    std::filesystem::path project;
    std::string author;
    std::string reason;
};

/// What a commit of these drafts does: "3 incidents, 1 of them corrected; 1 draft refused."
std::string committed_words(const std::vector<DecidedDraft>& drafts);

/// Reports are opened, reviewed and committed here. The review itself is part of the document, so that it is
/// undone like everything else; slow work goes to the workspace's job queue. Whatever a person has decided
/// and not committed is also kept in a file (see SavedReview) and taken up again when the report is opened
/// again. Belongs to the UI thread.
class ReportDesk {
  public:
    ReportDesk(Workspace& workspace, const ViewRequest& request);
    ~ReportDesk() { keep_unsaved(); }
    ReportDesk(const ReportDesk&) = delete;
    ReportDesk& operator=(const ReportDesk&) = delete;

    // Reports. Errors become notices.
    void open(const std::string& path);
    void paste(std::string text, std::string publisher, std::optional<Day> published);
    /// Takes up the review that was left last.
    void resume_latest();
    /// Reads the same report again with another day of publication; the person's work is carried over.
    void set_published(std::optional<Day> day);
    /// What is not committed stays kept on this machine unless it is to be forgotten.
    void close(bool forget);
    bool is_reading() const { return workspace_.jobs().busy("read report"); }

    bool has_review() const { return workspace_.document().review != nullptr; }
    /// There must be one.
    const Review& review() const { return *workspace_.document().review; }
    const ReportSource& source() const { return *workspace_.document().report; }
    std::size_t unsaved() const { return has_review() ? review().counts().unsaved : 0; }

    // The draft being read. There must be a review with drafts.
    bool has_draft() const { return has_review() && workspace_.document().draft < review().size(); }
    std::size_t chosen() const { return workspace_.document().draft; }
    const DraftReview& draft() const { return review()[chosen()]; }
    void choose(std::size_t index);
    /// +1, -1, in the order of the text.
    void step(int by);
    void choose_next_pending() { choose(review().next_pending(chosen())); }
    /// Increased by every choose(), so that panels bring the draft into sight.
    std::uint64_t choices() const { return choices_; }

    // Decisions about it. Each is one step to undo.
    void accept();
    void refuse(const std::string& reason);
    void give_reason(const std::string& reason);
    void reopen();
    /// Changes the person's version; changes with one key that follow one another are one step.
    void correct(const std::string& what, const std::function<void(Incident&)>& change,
                 const std::string& merge_key = {});
    void put_at(const Candidate& place);
    /// Puts it at one of the places considered, by its number.
    void choose_considered(std::size_t number);

    // Places to choose from.
    /// Those that reports are read with.
    const std::shared_ptr<const Gazetteer>& gazetteer();
    void search_places(const std::string& text);
    const std::string& searched() const { return searched_; }
    const std::vector<Candidate>& found_places() const { return found_; }

    // The commit.
    /// The project that is open, else one named after the report, which would be new.
    std::filesystem::path proposed_project() const;
    const std::string& author() const { return author_; }
    void commit(const CommitOrder& order);
    bool is_committing() const { return workspace_.jobs().busy("commit review"); }

    /// Once a frame: keeps unsaved work about once a second, sees another project being opened.
    void frame();
    /// Keeps unsaved work now.
    void keep_unsaved();

  private:
    /// Reads in the job queue and puts the review in the place of the one that is open.
    void read(ReportSource source, const Review* former);
    void start(const std::shared_ptr<const ReportSource>& source, Review review);
    void edit(const std::string& label, const std::function<void(Review&, std::size_t&)>& change,
              const std::string& merge_key = {});
    void show_places();

    Workspace& workspace_;
    std::function<std::shared_ptr<const Gazetteer>()> open_gazetteer_;
    std::shared_ptr<const Gazetteer> gazetteer_;
    std::string author_;
    std::shared_ptr<const Review> kept_;  ///< the review whose unsaved work is in the file
    std::chrono::steady_clock::time_point kept_at_;
    std::string project_;  ///< whose decisions the review knows
    std::uint64_t choices_ = 0;
    std::string searched_;
    std::vector<Candidate> found_;
};

}  // namespace bearing
