#include "app/report_desk.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "app/saved_review.hpp"
#include "bearing/base/error.hpp"
#include "bearing/base/text.hpp"
#include "bearing/geo/extent.hpp"
#include "bearing/store/store.hpp"

namespace bearing {
namespace {

/// Decisions that the project which is open holds about a report; none if it is no project.
std::vector<DecidedDraft> earlier_decisions(const std::string& project, const std::string& sha256) {
    if (project.empty() || !is_project(project)) return {};
    return Store::open(project).decisions(sha256);
}

/// "corrected" and the like, for the menu's undo.
std::string place_words(const DraftReview& draft) {
    return draft.now.where  ? draft.now.where->name
           : draft.now.when ? to_string(draft.now.when->span)
                            : "draft";
}

}  // namespace

std::string committed_words(const std::vector<DecidedDraft>& drafts) {
    const auto count = [&](Decision decision) {
        return static_cast<std::size_t>(
            std::count_if(drafts.begin(), drafts.end(),
                          [&](const DecidedDraft& draft) { return draft.decision == decision; }));
    };
    const std::size_t corrected = count(Decision::corrected);
    std::string words = counted(count(Decision::accepted) + corrected, "incident");
    if (corrected > 0) words += fmt::format(", {} of them corrected", corrected);
    return words + "; " + counted(count(Decision::refused), "draft") + " refused.";
}

ReportDesk::ReportDesk(Workspace& workspace, const ViewRequest& request)
    : workspace_(workspace),
      open_gazetteer_(request.open_gazetteer),
      author_(request.author),
      project_(workspace.source()) {
    if (request.report.empty()) return;
    try {
        ReportSource source = read_report_source(request.report);
        source.published = request.published;
        read(std::move(source), nullptr);
    } catch (const Error& error) {
        workspace_.notify(error.what(), true);
    }
}

void ReportDesk::open(const std::string& path) {
    try {
        read(read_report_source(path), nullptr);
    } catch (const Error& error) {
        workspace_.notify(error.what(), true);
    }
}

void ReportDesk::paste(std::string text, std::string publisher, std::optional<Day> published) {
    read({"pasted text", {}, std::move(text), std::move(publisher), published}, nullptr);
}

void ReportDesk::resume_latest() {
    const auto saved = latest_saved_review();
    if (!saved) return workspace_.notify("No review has been left uncommitted on this machine.");
    read(saved->source, nullptr);
}

void ReportDesk::set_published(std::optional<Day> day) {
    ReportSource copy = source();
    copy.published = day;
    read(std::move(copy), &review());
}

void ReportDesk::read(ReportSource given, const Review* former) {
    keep_unsaved();
    auto source = std::make_shared<const ReportSource>(std::move(given));
    const std::shared_ptr<const Review> before =
        former == nullptr ? nullptr : std::make_shared<const Review>(*former);
    workspace_.jobs().submit(
        "read report", [this, source, before, project = workspace_.source(),
                        open = gazetteer_ ? nullptr : open_gazetteer_, known = gazetteer_](std::stop_token) {
            const auto places = known ? known : open ? open() : Gazetteer::bundled();
            Extraction extraction = extract(report_of(*source), *places, source->published);
            const std::string sha256 = extraction.report.sha256;
            Review review(std::move(extraction), earlier_decisions(project, sha256), before.get());
            std::size_t resumed = 0;
            if (const auto saved = before ? std::nullopt : saved_review(sha256)) {
                review.resume(saved->drafts);
                resumed = saved->drafts.size();
            }
            return [this, source, places, project, resumed, review = std::move(review)] {
                gazetteer_ = places;
                project_ = project;
                start(source, review);
                if (resumed > 0)
                    workspace_.notify(
                        fmt::format("Your work on {} of this report, not committed yet, was "
                                    "taken up again.",
                                    counted(resumed, "draft")));
            };
        });
}

void ReportDesk::start(const std::shared_ptr<const ReportSource>& source, Review review) {
    const auto opened = std::make_shared<const Review>(std::move(review));
    kept_ = opened;
    workspace_.edit("open report", [&](Document& document) {
        document.report = source;
        document.review = opened;
        document.draft = 0;
        if (!opened->empty() && (*opened)[0].decision != Decision::pending)
            document.draft = opened->next_pending(0);
    });
    ++choices_;
    show_places();
}

void ReportDesk::show_places() {
    std::optional<Extent> all;
    for (std::size_t i = 0; i < review().size(); ++i) {
        const Incident& incident = review()[i].now;
        if (!incident.where || incident.background ||
            incident.where->footprint.precision == Precision::country)
            continue;
        const LonLat p = incident.where->footprint.point;
        const Extent box{p.lon, p.lat, p.lon, p.lat};
        all = all ? united(*all, box) : box;
    }
    if (all) workspace_.show(*all);
}

void ReportDesk::close(bool forget) {
    if (!has_review()) return;
    const std::string sha256 = review().report().sha256;
    if (!forget) keep_unsaved();
    if (forget || unsaved() == 0) remove_saved_review(sha256);
    workspace_.edit("close report", [](Document& document) {
        document.report.reset();
        document.review.reset();
        document.draft = 0;
    });
    kept_.reset();
}

void ReportDesk::choose(std::size_t index) {
    if (!has_review() || index >= review().size()) return;
    workspace_.look_at_draft(index);
    workspace_.end_merge();
    ++choices_;
    if (draft().now.where) workspace_.reveal(draft().now.where->footprint.point);
}

void ReportDesk::step(int by) {
    if (!has_draft()) return;
    const auto last = static_cast<int>(review().size()) - 1;
    choose(static_cast<std::size_t>(std::clamp(static_cast<int>(chosen()) + by, 0, last)));
}

void ReportDesk::edit(const std::string& label, const std::function<void(Review&, std::size_t&)>& change,
                      const std::string& merge_key) {
    if (!has_draft()) return;
    const std::size_t before = chosen();
    workspace_.edit(
        label,
        [&](Document& document) {
            Review next = *document.review;
            change(next, document.draft);
            document.review = std::make_shared<const Review>(std::move(next));
        },
        merge_key);
    if (chosen() != before) choose(chosen());
}

void ReportDesk::accept() {
    edit("accept " + place_words(draft()), [](Review& review, std::size_t& at) {
        review.accept(at);
        at = review.next_pending(at);
    });
}

void ReportDesk::refuse(const std::string& reason) {
    edit("refuse " + place_words(draft()),
         [&](Review& review, std::size_t& at) { review.refuse(at, reason); });
}

void ReportDesk::give_reason(const std::string& reason) {
    edit(
        "reason", [&](Review& review, std::size_t& at) { review.give_reason(at, reason); },
        fmt::format("reason {}", chosen()));
}

void ReportDesk::reopen() {
    edit("reopen " + place_words(draft()), [](Review& review, std::size_t& at) { review.reopen(at); });
}

void ReportDesk::correct(const std::string& what, const std::function<void(Incident&)>& change,
                         const std::string& merge_key) {
    Incident next = draft().now;
    change(next);
    if (next == draft().now) return;
    edit(
        "correct " + what, [&](Review& review, std::size_t& at) { review.correct(at, std::move(next)); },
        merge_key.empty() ? "" : fmt::format("{} of {}", merge_key, chosen()));
}

void ReportDesk::choose_considered(std::size_t number) {
    if (!has_draft() || !draft().now.where || number >= draft().now.where->candidates.size()) return;
    put_at(candidate_of(draft().now.where->candidates[number], *gazetteer()));
}

void ReportDesk::put_at(const Candidate& place) {
    correct("place", [&](Incident& incident) { set_place(incident, place); });
    workspace_.reveal(place.footprint.point);
}

void ReportDesk::search_places(const std::string& text) {
    searched_ = std::string(trim(text));
    if (searched_.empty()) {
        found_.clear();
        return;
    }
    PlaceQuery hints;
    hints.limit = 8;
    hints.with_names = false;
    if (has_draft() && draft().now.where) hints.near = draft().now.where->footprint.point;
    workspace_.jobs().submit("search places",
                             [this, places = gazetteer(), text = searched_, hints](std::stop_token) {
                                 auto found = geocode(*places, text, hints).value;
                                 return [this, found = std::move(found)] { found_ = found; };
                             });
}

const std::shared_ptr<const Gazetteer>& ReportDesk::gazetteer() {
    if (!gazetteer_) gazetteer_ = open_gazetteer_ ? open_gazetteer_() : Gazetteer::bundled();
    return gazetteer_;
}

std::filesystem::path ReportDesk::proposed_project() const {
    const std::filesystem::path open = workspace_.source();
    if (!open.empty() && (is_project(open) || !std::filesystem::exists(open))) return open;
    if (source().path.empty()) return "reports.gpkg";
    return std::filesystem::path(source().path).replace_extension(".gpkg");
}

void ReportDesk::commit(const CommitOrder& order) {
    const std::vector<DecidedDraft> drafts = review().to_commit();
    if (drafts.empty()) return;
    author_ = order.author;
    workspace_.jobs().submit("commit review", [this, drafts, order, source = workspace_.document().report,
                                               sha256 = review().report().sha256](std::stop_token) {
        std::vector<DecidedDraft> kept;
        std::shared_ptr<const Dataset> dataset;
        {
            Store store = Store::open_or_create(order.project);
            store.commit_review(source->name, source->bytes, drafts, order.author, order.reason);
            kept = store.decisions(sha256);
            dataset = store.dataset();
        }
        return [this, kept, dataset, drafts, project = order.project.string()] {
            // What was decided while the commit ran is not part of it.
            std::vector<DecidedDraft> committed;
            for (const DecidedDraft& draft : kept)
                if (std::any_of(drafts.begin(), drafts.end(),
                                [&](const DecidedDraft& sent) { return sent.read.id == draft.read.id; }))
                    committed.push_back(draft);
            // A project that was empty may be about another part of the world than the map was made for.
            const bool same = workspace_.source() == project && workspace_.dataset().size() > 0;
            project_ = project;
            if (has_review())
                workspace_.edit("commit", [&](Document& document) {
                    Review next = *document.review;
                    next.keep(committed);
                    document.review = std::make_shared<const Review>(std::move(next));
                });
            same ? workspace_.refresh_dataset(dataset, project)
                 : workspace_.replace_dataset(dataset, project);
            keep_unsaved();
            workspace_.notify(fmt::format("Committed to {}: {}", project, committed_words(committed)));
        };
    });
}

void ReportDesk::keep_unsaved() {
    if (!has_review() || kept_ == workspace_.document().review) return;
    kept_ = workspace_.document().review;
    kept_at_ = std::chrono::steady_clock::now();
    try {
        const auto work = kept_->unsaved();
        work.empty() ? remove_saved_review(kept_->report().sha256) : save_review({source(), work});
    } catch (const Error& error) {
        workspace_.notify(std::string("Your work cannot be kept until it is committed: ") + error.what(),
                          true);
    }
}

void ReportDesk::frame() {
    constexpr auto kPause = std::chrono::seconds(1);
    if (std::chrono::steady_clock::now() - kept_at_ > kPause) keep_unsaved();
    // Another project was opened: it may know decisions about this report, and ids of its own.
    if (project_ == workspace_.source() || !has_review() || is_reading() || is_committing()) return;
    project_ = workspace_.source();
    read(source(), &review());
}

}  // namespace bearing
