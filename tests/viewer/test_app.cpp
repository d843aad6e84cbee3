#include <atomic>
#include <catch2/catch.hpp>
#include <thread>

#include "app/action.hpp"
#include "app/document.hpp"
#include "app/facets.hpp"
#include "app/job_queue.hpp"
#include "app/words.hpp"
#include "bearing/base/error.hpp"
#include "viewer/sample.hpp"

using namespace bearing;

TEST_CASE("undo gives back copies, drags are one step", "[app]") {
    History history{Document{}};
    const auto edit = [&](int claimants, const char* key) {
        Document next = history.current();
        next.query.min_claimants = claimants;
        history.edit(next, "claimants", key);
    };
    edit(1, "slider");
    edit(2, "slider");
    edit(3, "slider");
    history.end_merge();
    edit(4, "slider");
    CHECK(history.undo_label() == "claimants");
    history.undo();
    CHECK(history.current().query.min_claimants == 3);
    history.undo();
    CHECK(history.current().query.min_claimants == 0);
    CHECK_FALSE(history.can_undo());
    history.redo();
    CHECK(history.current().query.min_claimants == 3);
    edit(9, "");
    CHECK_FALSE(history.can_redo());
}

TEST_CASE("a document that is being drawn outlives an edit made meanwhile", "[app]") {
    Document first;
    first.query.texts = {"shelling"};
    History history{first};
    const Document& drawn = history.current();
    for (int i = 0; i < 100; ++i) history.edit(Document{}, "edit");
    CHECK(drawn.query.texts == std::vector<std::string>{"shelling"});
}

TEST_CASE("undo leaves the camera and theme where they are", "[app]") {
    History history{Document{}};
    Document next = history.current();
    next.query.uncontested = true;
    history.edit(next, "uncontested");
    history.look({{5, 6}, 7}, Theme::dark);
    history.undo();
    CHECK_FALSE(history.current().query.uncontested);
    CHECK(history.current().camera == Camera{{5, 6}, 7});
    CHECK(history.current().theme == Theme::dark);
}

TEST_CASE("a newer job makes the older one's result stale", "[app]") {
    JobQueue jobs(1);
    std::atomic<bool> started = false;
    std::vector<int> delivered;
    jobs.submit("answer", [&](std::stop_token stop) -> JobQueue::Deliver {
        started = true;
        while (!stop.stop_requested()) std::this_thread::yield();
        return [&] { delivered.push_back(1); };
    });
    while (!started) std::this_thread::yield();
    jobs.submit("answer",
                [&](std::stop_token) -> JobQueue::Deliver { return [&] { delivered.push_back(2); }; });
    jobs.submit("other",
                [&](std::stop_token) -> JobQueue::Deliver { return [&] { delivered.push_back(3); }; });
    jobs.wait();
    CHECK(delivered == std::vector<int>{2, 3});
    CHECK_FALSE(jobs.busy());
}

TEST_CASE("a job that throws is reported, a cancelled one is not", "[app]") {
    JobQueue jobs(2);
    std::vector<std::string> told;
    jobs.on_error(
        [&](const std::string& key, const std::string& message) { told.push_back(key + ": " + message); });
    jobs.submit("a", [](std::stop_token) -> JobQueue::Deliver { throw FileError("no such file"); });
    jobs.submit("b", [](std::stop_token) -> JobQueue::Deliver { throw CancelledError("stopped"); });
    jobs.wait();
    CHECK(told == std::vector<std::string>{"a: no such file"});
}

TEST_CASE("shortcuts run what is enabled, and nothing that types while typing", "[app]") {
    ActionTable table;
    int runs = 0;
    bool enabled = true;
    Action action;
    action.id = "x.y";
    action.menu = "Edit";
    action.name = [] { return std::string("Undo everything"); };
    action.chord = {letter('U'), false, false, false};
    action.enabled = [&] { return enabled; };
    action.run = [&] { ++runs; };
    table.add(action);
    CHECK(table.press({letter('U'), false, false, false}));
    CHECK_FALSE(table.press({letter('U'), true, false, false}));
    CHECK_FALSE(table.press({letter('U'), false, false, false}, true));
    enabled = false;
    CHECK_FALSE(table.press({letter('U'), false, false, false}));
    CHECK(runs == 1);
    CHECK_THROWS_AS(table.add(action), ArgumentError);
    CHECK(table.search("ever edit").size() == 1);
    CHECK(table.search("redo").empty());
    CHECK(to_string(Chord{letter('Z'), true, true, false}) == "Ctrl+Shift+Z");
}

TEST_CASE("facets leave their own condition out", "[app]") {
    const Dataset dataset(test::sample_incidents(), test::sample_actors());
    Query query;
    query.actors = {"Azerbaijani forces"};
    query.from = parse_day("2020-10-04");
    const Answer found = answer(dataset, query);
    CHECK(found.selection.possible.size() == 1);
    CHECK(found.selection.certain.empty());
    const auto row = [&](const std::string& key) {
        for (const FacetRow& r : found.facets.actors)
            if (r.key == key) return r;
        return FacetRow{};
    };
    // Both sides, each under its state, within the dates.
    CHECK(row("Armenian forces").certain == 2);
    CHECK(row("Armenian forces").possible == 1);
    CHECK(row("Armenian forces").depth == 1);
    CHECK(row("Armenia").depth == 0);
    CHECK(row("Armenia").certain == 2);
    CHECK(row("Azerbaijani forces").possible == 1);
    // All days of the actor, whatever the dates asked for: 27 September and 3-4 October.
    REQUIRE(found.facets.histogram.days.size() == 3);
    CHECK(found.facets.histogram.days[0].counts.certain == 1);
    CHECK(found.facets.histogram.days[1].counts.possible == 1);
    CHECK(found.facets.histogram.months.back().counts.certain == 1);
}

TEST_CASE("dates, places and figures in words", "[app]") {
    const auto day = [](int m, int d) { return *make_day(2020, m, d); };
    CHECK(days_in_words(day(10, 4), day(10, 4)) == "4 October 2020");
    CHECK(days_in_words(day(10, 3), day(10, 4)) == "3–4 October 2020");
    CHECK(days_in_words(day(9, 27), day(11, 10)) == "27 September – 10 November 2020");
    CHECK(short_days({day(10, 1), day(10, 31), TimePrecision::month, {}, {}, {}}) == "Oct 2020");
    CHECK(distance_in_words(100) == "100 m");
    CHECK(distance_in_words(5000) == "5 km");
    CHECK(distance_in_words(2500) == "2.5 km");
    CHECK(count_in_words({21, {}, {}}) == "at least 21");
    CHECK(count_in_words({4, 5, 6}) == "4–6, best estimate 5");
    CHECK(count_in_words({}) == "not stated");
    CHECK(count_in_words({0, {}, {}}) == "0 or unknown");
    CHECK(position_in_words({46.75, -39.82}, 2) == "39.82° S, 46.75° E");
}

TEST_CASE("every condition has words and can be taken back alone", "[app]") {
    Query query;
    query.from = parse_day("2020-10-03");
    query.actors = {"A", "B"};
    query.types = {EventType::armed_clash};
    query.boxes = {{46, 39, 47, 40}};
    query.texts = {"school"};
    query.max_radius_km = 5;
    query.min_claimants = 2;
    query.uncontested = query.certain_only = query.background = true;
    Query left = query;
    const auto conditions = conditions_of(query);
    CHECK(conditions.size() == 11);
    for (const Condition& condition : conditions) condition.remove(left);
    CHECK(left == Query{});
    Query one = query;
    conditions[1].remove(one);
    CHECK(one.actors == std::vector<std::string>{"B"});
    CHECK(query_in_words({}).empty());
}

TEST_CASE("the busiest days leave out what lies years away", "[app]") {
    Histogram histogram;
    const auto add = [&](int year, int day, std::size_t certain) {
        const Day d = *make_day(year, 10, day);
        histogram.days.push_back({d, d, {certain, 0}});
    };
    CHECK_FALSE(busiest_days(histogram, 0.9));
    add(2016, 1, 1);
    add(2020, 1, 4);
    add(2020, 3, 10);
    add(2020, 9, 1);
    const auto busy = busiest_days(histogram, 0.85);
    REQUIRE(busy);
    CHECK(to_string(busy->first) == "2020-10-01");
    CHECK(to_string(busy->last) == "2020-10-03");
    CHECK(to_string(busiest_days(histogram, 1)->first) == "2016-10-01");
}
