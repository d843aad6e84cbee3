#include "app/report_actions.hpp"

#include <utility>

namespace bearing {
namespace {

Action made(const char* id, const char* menu, const char* name, Chord chord, std::function<void()> run) {
    Action action;
    action.id = id;
    action.menu = menu;
    action.name = [name] { return std::string(name); };
    action.chord = chord;
    action.run = std::move(run);
    return action;
}

}  // namespace

void add_report_files(ActionTable& table, ReportDesk& desk, ViewState& view) {
    Action open = made("report.open", "File", "Read a report…", {letter('R'), true, false, false},
                       [&] { view.open_report = true; });
    open.while_typing = open.separator_before = true;
    table.add(std::move(open));
    Action paste = made("report.paste", "File", "Read pasted text…", {letter('V'), true, true, false},
                        [&] { view.paste_report = true; });
    paste.while_typing = true;
    table.add(std::move(paste));
    table.add(made("report.resume", "File", "Take up the review left last", {}, [&] {
        view.report_open = true;
        desk.resume_latest();
    }));
}

void add_review(ActionTable& table, ReportDesk& desk, ViewState& view) {
    const auto on_draft = [&](const char* id, const char* name, char key, std::function<void()> run) {
        Action action = made(id, "Review", name, {letter(key), false, false, false}, std::move(run));
        action.enabled = [&desk, &view] { return view.report_open && desk.has_draft(); };
        table.add(std::move(action));
    };
    on_draft("review.accept", "Accept the draft", 'Y', [&] {
        view.correcting = view.refusing = false;
        desk.accept();
    });
    on_draft("review.correct", "Correct the draft", 'E', [&] {
        view.refusing = false;
        view.correcting = !view.correcting;
    });
    on_draft("review.refuse", "Refuse the draft", 'X', [&] {
        view.correcting = false;
        view.refusing = view.focus_reason = true;
        desk.refuse(desk.draft().reason);
    });
    on_draft("review.reopen", "Take the decision back", 'R', [&] {
        view.refusing = false;
        desk.reopen();
    });
    on_draft("review.next", "Next pending draft", 'N', [&] {
        view.refusing = false;
        desk.choose_next_pending();
    });
    Action commit = made("review.commit", "Review", "Commit the review…", {letter('S'), true, false, false},
                         [&] { view.commit_review = true; });
    commit.enabled = [&desk] {
        return desk.has_review() && !desk.is_committing() && desk.review().counts().to_commit > 0;
    };
    commit.while_typing = commit.separator_before = true;
    table.add(std::move(commit));
    Action panel = made("review.panel", "Review", "Show the report", {letter('4'), true, false, false},
                        [&] { view.report_open = !view.report_open; });
    panel.checked = [&view] { return view.report_open; };
    panel.enabled = [&desk] { return desk.has_review(); };
    panel.while_typing = true;
    table.add(std::move(panel));
    Action close = made("review.close", "Review", "Close the report", {letter('W'), true, false, false}, [&] {
        if (desk.unsaved() > 0)
            view.leave = Leave::report;
        else
            desk.close(false);
    });
    close.enabled = [&desk] { return desk.has_review(); };
    close.while_typing = true;
    table.add(std::move(close));
}

}  // namespace bearing
