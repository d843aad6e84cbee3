#include "app/standard_actions.hpp"

#include <utility>

#include "app/report_actions.hpp"

namespace bearing {
namespace {

std::function<std::string()> named(const char* name) {
    return [name] { return std::string(name); };
}

Action plain(const char* id, const char* menu, const char* name, Chord chord, std::function<void()> run) {
    Action action;
    action.id = id;
    action.menu = menu;
    action.name = named(name);
    action.chord = chord;
    action.run = std::move(run);
    return action;
}

Action toggle(const char* id, const char* menu, const char* name, Chord chord, bool& value) {
    Action action = plain(id, menu, name, chord, [&value] { value = !value; });
    action.checked = [&value] { return value; };
    action.while_typing = chord.ctrl;
    return action;
}

Chord ctrl(char key) {
    return {letter(key), true, false, false};
}
Chord bare(char key) {
    return {letter(key), false, false, false};
}

void add_file(ActionTable& table, Workspace& workspace, ReportDesk& desk, ViewState& view,
              bool can_open_files) {
    if (can_open_files) {
        Action open =
            plain("file.open", "File", "Open project or file…", ctrl('O'), [&] { view.open_file = true; });
        open.while_typing = true;
        table.add(std::move(open));
    }
    add_report_files(table, desk, view);
    Action figure =
        plain("file.figure", "File", "Export figure…", ctrl('E'), [&] { view.open_figure = true; });
    figure.while_typing = figure.separator_before = true;
    figure.enabled = [&workspace] { return workspace.is_current(); };
    table.add(std::move(figure));
    Action quit = plain("file.quit", "File", "Quit", ctrl('Q'), [&] {
        if (desk.unsaved() > 0)
            view.leave = Leave::program;
        else
            view.quit = true;
    });
    quit.separator_before = quit.while_typing = true;
    table.add(std::move(quit));
}

void add_edit(ActionTable& table, Workspace& workspace, ViewState& view) {
    Action undo = plain("edit.undo", "Edit", "Undo", ctrl('Z'), [&] { workspace.undo(); });
    undo.name = [&] {
        return "Undo" + (workspace.history().can_undo() ? " " + workspace.history().undo_label() : "");
    };
    undo.enabled = [&] { return workspace.history().can_undo(); };
    table.add(std::move(undo));
    Action redo =
        plain("edit.redo", "Edit", "Redo", {letter('Z'), true, true, false}, [&] { workspace.redo(); });
    redo.name = [&] {
        return "Redo" + (workspace.history().can_redo() ? " " + workspace.history().redo_label() : "");
    };
    redo.enabled = [&] { return workspace.history().can_redo(); };
    table.add(std::move(redo));
    Action search =
        plain("edit.search", "Edit", "Search the text", ctrl('F'), [&] { view.focus_search = true; });
    search.separator_before = search.while_typing = true;
    table.add(std::move(search));
    Action clear = plain("edit.clear", "Edit", "Clear all filters", {Key::backspace, true, false, false},
                         [&] { workspace.edit("clear filters", [](Document& d) { d.query = {}; }); });
    clear.enabled = [&] { return workspace.document().query != Query{}; };
    table.add(std::move(clear));
}

void add_flags(ActionTable& table, Workspace& workspace) {
    const auto flag = [&](const char* id, const char* name, char key, bool Query::*field) {
        Action action = plain(id, "Filter", name, bare(key), [&workspace, name, field] {
            workspace.edit(name, [field](Document& d) { d.query.*field = !(d.query.*field); });
        });
        action.checked = [&workspace, field] { return workspace.document().query.*field; };
        table.add(std::move(action));
    };
    flag("filter.certain", "Certain matches only", 'C', &Query::certain_only);
    flag("filter.uncontested", "Uncontested only", 'U', &Query::uncontested);
    flag("filter.background", "Include background history", 'B', &Query::background);
    Action dates = plain("filter.clear-dates", "Filter", "Clear the dates", {}, [&workspace] {
        workspace.edit("dates", [](Document& d) { d.query.from = d.query.to = std::nullopt; });
    });
    dates.enabled = [&workspace] { return workspace.document().query.from || workspace.document().query.to; };
    dates.separator_before = true;
    table.add(std::move(dates));
    table.add(plain("filter.view", "Filter", "Only what the map shows", {}, [&workspace] {
        const auto extent = workspace.view().lonlat_extent();
        if (extent) workspace.edit("map area", [&](Document& d) { d.query.boxes = {*extent}; });
    }));
}

ScenePoint middle(const Workspace& workspace) {
    const Viewport view = workspace.view();
    return {view.width / 2, view.height / 2};
}

void add_map(ActionTable& table, Workspace& workspace) {
    table.add(plain("map.in", "Map", "Zoom in", {Key::equal, false, false, false},
                    [&] { workspace.zoom_about(middle(workspace), 1.5); }));
    table.add(plain("map.out", "Map", "Zoom out", {Key::minus, false, false, false},
                    [&] { workspace.zoom_about(middle(workspace), 1 / 1.5); }));
    table.add(plain("map.fit", "Map", "Show all incidents found", bare('F'), [&] { workspace.fit(); }));
    Action zoom = plain("map.incident", "Map", "Zoom to the incident", bare('Z'),
                        [&] { workspace.fit_incident(*workspace.document().highlighted); });
    zoom.enabled = [&] {
        const auto index = workspace.document().highlighted;
        return index && workspace.dataset().is_located(*index);
    };
    table.add(std::move(zoom));
    const auto layer = [&](const char* id, const char* name, char key, const char* layer_id) {
        Action action = plain(id, "Map", name, bare(key), [&workspace, layer_id] {
            workspace.edit("layer",
                           [layer_id](Document& d) { set_hidden(d, layer_id, !is_hidden(d, layer_id)); });
        });
        action.checked = [&workspace, layer_id] { return !is_hidden(workspace.document(), layer_id); };
        action.separator_before = std::string_view(id) == "map.footprints";
        table.add(std::move(action));
    };
    layer("map.footprints", "Areas of uncertainty", 'A', "footprints");
    layer("map.labels", "Names", 'L', "labels");
    layer("map.graticule", "Graticule", 'G', "graticule");
}

void add_view(ActionTable& table, Workspace& workspace, ReportDesk& desk, ViewState& view) {
    table.add(
        toggle("view.filters", "View", "Filters", {letter('1'), true, false, false}, view.filters_open));
    table.add(toggle("view.incidents", "View", "Incidents", {letter('2'), true, false, false},
                     view.incidents_open));
    table.add(
        toggle("view.timeline", "View", "Timeline", {letter('3'), true, false, false}, view.timeline_open));
    const auto step = [&](const char* id, const char* name, char key, int by) {
        Action action = plain(id, "View", name, bare(key), [&desk, &view, by] {
            if (view.report_open && desk.has_draft())
                desk.step(by);
            else
                view.step = by;
        });
        action.name = [&desk, &view, name] {
            return std::string(name) + (view.report_open && desk.has_draft() ? " draft" : " incident");
        };
        action.separator_before = by > 0;
        table.add(std::move(action));
    };
    step("view.next", "Next", 'J', 1);
    step("view.previous", "Previous", 'K', -1);
    table.add(plain("view.timeline-fit", "View", "Whole time in the timeline", bare('T'),
                    [&] { view.fit_timeline = true; }));
    Action dark = plain("view.dark", "View", "Dark", bare('D'), [&workspace] {
        workspace.set_theme(workspace.document().theme == Theme::dark ? Theme::light : Theme::dark);
    });
    dark.checked = [&] { return workspace.document().theme == Theme::dark; };
    dark.separator_before = true;
    table.add(std::move(dark));
}

}  // namespace

ActionTable standard_actions(Workspace& workspace, ReportDesk& desk, ViewState& view, bool can_open_files) {
    ActionTable table;
    add_file(table, workspace, desk, view, can_open_files);
    add_edit(table, workspace, view);
    add_review(table, desk, view);
    add_flags(table, workspace);
    add_map(table, workspace);
    add_view(table, workspace, desk, view);
    Action palette =
        plain("help.palette", "Help", "Find an action…", ctrl('K'), [&] { view.open_palette = true; });
    palette.while_typing = true;
    table.add(std::move(palette));
    Action help = plain("help.keys", "Help", "Keys and symbols", {Key::f1, false, false, false},
                        [&] { view.open_help = true; });
    help.while_typing = true;
    table.add(std::move(help));
    return table;
}

}  // namespace bearing
