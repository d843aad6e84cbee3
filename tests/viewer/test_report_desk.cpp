#include <catch2/catch.hpp>

#include "app/marked_text.hpp"
#include "app/mention_words.hpp"
#include "app/report_actions.hpp"
#include "app/report_desk.hpp"
#include "app/saved_review.hpp"
#include "app/standard_actions.hpp"
#include "bearing/base/sha256.hpp"
#include "bearing/store/store.hpp"
#include "viewer/report_sample.hpp"

using namespace bearing;

namespace {

/// A desk with a report on it, without any panel.
struct Desk {
    explicit Desk(const ViewRequest& request)
        : workspace(request, FontSet::system()),
          desk(workspace, request),
          actions(standard_actions(workspace, desk, view, false)) {
        settle();
    }
    void settle() {
        workspace.settle();
        desk.frame();
        workspace.settle();
    }
    const Review& review() const { return desk.review(); }

    Workspace workspace;
    ReportDesk desk;
    ViewState view;
    ActionTable actions;
};

std::filesystem::path project_beside(const ViewRequest& request) {
    return std::filesystem::path(request.report).replace_filename("p.gpkg");
}

}  // namespace

TEST_CASE("a report is read beside the window, and its first pending draft is chosen", "[app]") {
    Desk at(test::report_request("opened"));
    REQUIRE(at.desk.has_draft());
    CHECK(at.review().size() == 2);
    CHECK(at.desk.chosen() == 0);
    CHECK(at.desk.draft().now.where->name == "Martuni");
    CHECK(at.workspace.notices().empty());
}

TEST_CASE("what cannot be read is a notice, and nothing else changes", "[app]") {
    ViewRequest request = test::sample_request();
    request.report = "no such report.txt";
    Desk at(request);
    CHECK_FALSE(at.desk.has_review());
    REQUIRE(at.workspace.notices().size() == 1);
    CHECK(at.workspace.notices()[0].error);
    at.desk.paste(" \n ", "", std::nullopt);
    at.settle();
    CHECK_FALSE(at.desk.has_review());
    CHECK(at.workspace.notices().size() == 2);
}

TEST_CASE("accepting goes on to the next pending draft, undo comes back to it", "[app]") {
    Desk at(test::report_request("accept"));
    CHECK(at.actions.run("review.accept"));
    CHECK(at.desk.chosen() == 1);
    CHECK(at.review()[0].decision == Decision::accepted);
    CHECK(at.workspace.history().undo_label() == "accept Martuni");
    at.actions.run("edit.undo");
    CHECK(at.desk.chosen() == 0);
    CHECK(at.review()[0].decision == Decision::pending);
    at.actions.run("edit.redo");
    CHECK(at.review()[0].decision == Decision::accepted);
    at.actions.run("view.previous");
    CHECK(at.desk.chosen() == 0);
    at.actions.run("review.reopen");
    CHECK(at.review()[0].decision == Decision::pending);
}

TEST_CASE("a correction typed letter by letter is one step", "[app]") {
    Desk at(test::report_request("correct"));
    const std::string read = at.desk.draft().read.summary;
    for (const char* words : {"A", "A w", "A word"})
        at.desk.correct(
            "summary", [&](Incident& incident) { incident.summary = words; }, "summary");
    CHECK(at.desk.draft().now.summary == "A word");
    CHECK(at.workspace.history().undo_label() == "correct summary");
    at.actions.run("edit.undo");
    CHECK(at.desk.draft().now.summary == read);
    CHECK(at.desk.unsaved() == 0);
}

TEST_CASE("a place is searched for in the gazetteer and chosen", "[app]") {
    Desk at(test::report_request("place"));
    at.desk.search_places("Barda");
    at.settle();
    REQUIRE_FALSE(at.desk.found_places().empty());
    const Candidate barda = at.desk.found_places().front();
    CHECK(barda.place.name == "Barda");
    at.desk.put_at(barda);
    CHECK(at.desk.draft().now.where->name == "Barda");
    CHECK(at.desk.draft().now.where->text == "Martuni");
    at.desk.search_places("");
    CHECK(at.desk.found_places().empty());
}

TEST_CASE("another day of publication reads the report again and keeps the work", "[app]") {
    Desk at(test::report_request("published", "Shells hit Martuni on Sunday, police said.\n"));
    REQUIRE(at.desk.has_draft());
    at.desk.correct("type", [](Incident& incident) { incident.type = EventType::armed_clash; });
    at.desk.set_published(parse_day("2020-10-06"));
    at.settle();
    REQUIRE(at.desk.draft().now.when);
    CHECK(to_string(at.desk.draft().now.when->span) == "2020-10-04");
    CHECK(at.desk.draft().now.type == EventType::armed_clash);
    CHECK(at.review().report().published == parse_day("2020-10-06"));
}

TEST_CASE("a commit makes a project, shows it, and a second reading remembers all of it", "[app]") {
    const ViewRequest request = test::report_request("commit");
    const auto project = project_beside(request);
    {
        Desk at(request);
        CHECK_FALSE(at.actions.run("review.commit"));
        at.desk.accept();
        at.desk.correct("type", [](Incident& incident) { incident.type = EventType::attack; });
        at.desk.accept();
        at.desk.choose(0);
        at.desk.refuse("told twice");
        CHECK(at.actions.run("review.commit"));
        CHECK(at.view.commit_review);
        at.desk.commit({project, "Ani", "first reading"});
        at.settle();
        CHECK(at.desk.unsaved() == 0);
        CHECK(at.workspace.source() == project.string());
        CHECK(at.workspace.dataset().size() == 1);
        CHECK(at.review()[0].kept->author == "Ani");
    }
    const Store store = Store::open(project);
    REQUIRE(store.incidents().size() == 1);
    CHECK(store.incidents()[0].type == EventType::attack);
    CHECK(store.history(store.incidents()[0].id).size() == 2);
    CHECK(store.document(sha256_hex(read_file(request.report))) == read_file(request.report));
    CHECK(store.verify().intact);

    ViewRequest again = request;
    again.source = project.string();
    again.dataset = store.dataset();
    Desk at(again);
    CHECK(at.review()[0].decision == Decision::refused);
    CHECK(at.review()[0].reason == "told twice");
    CHECK(at.review()[1].decision == Decision::accepted);
    CHECK(at.review()[1].now.type == EventType::attack);
    CHECK(at.desk.unsaved() == 0);
}

TEST_CASE("a commit that fails loses nothing", "[app]") {
    const ViewRequest request = test::report_request("commit-fails");
    Desk at(request);
    at.desk.accept();
    at.desk.commit({"/no such folder/p.gpkg", "Ani", "x"});
    at.settle();
    REQUIRE_FALSE(at.workspace.notices().empty());
    CHECK(at.workspace.notices().back().error);
    CHECK(at.desk.unsaved() == 1);
    CHECK(at.review()[0].decision == Decision::accepted);
}

TEST_CASE("work that is not committed is kept and taken up again, until it is thrown away", "[app]") {
    const ViewRequest request = test::report_request("kept");
    {
        Desk at(request);
        at.desk.refuse("no such thing");
        at.desk.choose(1);
        at.desk.correct("summary", [](Incident& incident) { incident.summary = "In my words"; });
    }  // as if the program had been killed: nobody asked
    {
        Desk at(request);
        CHECK(at.review()[0].decision == Decision::refused);
        CHECK(at.review()[0].reason == "no such thing");
        CHECK(at.review()[1].now.summary == "In my words");
        CHECK(at.desk.unsaved() == 2);
        CHECK_FALSE(at.workspace.notices().empty());
        at.actions.run("review.close");
        CHECK(at.view.leave == Leave::report);
        at.desk.close(false);
        CHECK_FALSE(at.desk.has_review());
        at.desk.resume_latest();
        at.settle();
        CHECK(at.desk.unsaved() == 2);
        at.actions.run("file.quit");
        CHECK(at.view.leave == Leave::program);
        CHECK_FALSE(at.view.quit);
        at.desk.close(true);
    }
    Desk at(request);
    CHECK(at.desk.unsaved() == 0);
    at.actions.run("file.quit");
    CHECK(at.view.quit);
}

TEST_CASE("a report that was changed on disk meanwhile is reviewed as it was opened", "[app]") {
    const ViewRequest request = test::report_request("changed-file");
    Desk at(request);
    at.desk.accept();
    at.desk.keep_unsaved();
    write_file(request.report, "Something else altogether.\n");
    at.desk.set_published(parse_day("2020-10-07"));
    at.settle();
    CHECK(at.review().size() == 2);
    CHECK(at.review()[0].decision == Decision::accepted);
}

TEST_CASE("another project that is opened keeps the review", "[app]") {
    const ViewRequest request = test::report_request("other-project");
    Desk at(request);
    at.desk.accept();
    at.workspace.replace_dataset(test::sample_request().dataset, "other.gpkg");
    at.settle();
    REQUIRE(at.desk.has_review());
    CHECK(at.review()[0].decision == Decision::accepted);
    CHECK(at.desk.unsaved() == 1);
}

TEST_CASE("marked text counts code points of any script, and overlapping mentions once", "[app]") {
    std::string text;
    for (int i = 0; i < 300; ++i) text += "Հա";  // two bytes a letter
    text += "Шуша";
    const std::vector<Mention> mentions{{MentionKind::place, {600, 604}, ""},
                                        {MentionKind::actor, {602, 604}, ""}};
    const MarkedText marked(text, mentions);
    CHECK(marked.byte_of(0) == 0);
    CHECK(marked.byte_of(1) == 2);
    CHECK(marked.byte_of(600) == 1200);
    CHECK(marked.byte_of(604) == text.size());
    CHECK(marked.byte_of(9999) == text.size());
    REQUIRE(marked.runs().size() == 1);
    CHECK(text.substr(marked.runs()[0].begin, marked.runs()[0].end - marked.runs()[0].begin) == "Шуша");
    CHECK(marked.run_at(0) == 0);
    CHECK(marked.run_at(text.size()) == 1);
}

TEST_CASE("mentions say what they were taken for in words", "[app]") {
    const Gazetteer& places = *Gazetteer::bundled();
    CHECK(meaning_of({MentionKind::place, {}, "bearing:ganja"}, places) == "Ganja");
    CHECK(meaning_of({MentionKind::place, {}, ""}, places).empty());
    CHECK(meaning_of({MentionKind::event, {}, "armed_clash"}, places) == "Armed clash");
    CHECK(meaning_of({MentionKind::event, {}, "unknown"}, places).empty());
    CHECK(meaning_of({MentionKind::weapon, {}, "cluster_munition"}, places) == "Cluster munition");
    CHECK(meaning_of({MentionKind::hedge, {}, "allegedly"}, places) == "allegedly");
}
