#include <benchmark/benchmark.h>

#include <filesystem>
#include <memory>

#include "bearing/store/store.hpp"

namespace {

using namespace bearing;
namespace fs = std::filesystem;

/// A row of a file with a text, two participants and its verbatim columns: about 600 bytes.
Incident row(std::size_t i) {
    static const auto columns = std::make_shared<const std::vector<std::string>>(std::vector<std::string>{
        "event_id", "event_date", "actor1", "actor2", "admin1", "location", "source", "notes", "fatalities"});
    Incident incident;
    incident.id = incident.source_id = "AZE" + std::to_string(i);
    incident.summary =
        "On that day, one party shelled the village of " + std::to_string(i * 7919 % 100'000) +
        "; two houses were damaged, and the other party returned fire from its positions along "
        "the road, as residents and both ministries reported the next morning.";
    const Day day = *make_day(2015, 1, 1) + std::chrono::days{i % 3000};
    incident.when = Occurrence{{day, day, TimePrecision::day, {}, {}, {}}, {}, {}};
    Location& where = incident.where.emplace();
    where.name = "Village " + std::to_string(i % 5000);
    where.country = "AZ";
    where.footprint = {
        {43 + static_cast<double>(i % 8000) / 1000.0, 38 + static_cast<double>(i % 5000) / 1000.0},
        5000,
        Precision::town,
        {}};
    Claim claim;
    claim.claimant = "Agency " + std::to_string(i % 200);
    claim.participants = {{"Military Forces of one side (2018-)", Side::first},
                          {"Military Forces of the other side (2018-)", Side::second}};
    incident.claims.push_back(claim);
    incident.verbatim = Verbatim(
        columns, incident.id + "," + to_string(day) +
                     ",Military Forces of one side (2018-),Military Forces of the other side (2018-),"
                     "Some Region," +
                     where.name + "," + claim.claimant + ",\"" + incident.summary + "\",0");
    return incident;
}

fs::path project_path() {
    return fs::temp_directory_path() / "bearing-bench-store.gpkg";
}

void fill(const std::vector<Incident>& rows) {
    fs::remove(project_path());
    Store store = Store::open_or_create(project_path());
    ImportSession session = store.import("acled", "bench", "release");
    for (const auto& incident : rows) session.add(incident);
    session.finish({{"rows.csv", "acled", "none", 0, rows.size()}}, WithdrawPolicy::automatic);
}

const std::vector<Incident>& rows() {
    static const std::vector<Incident> made = [] {
        std::vector<Incident> some;
        for (std::size_t i = 0; i < 100'000; ++i) some.push_back(row(i));
        return some;
    }();
    return made;
}

void import_into_empty_project(benchmark::State& state) {
    for (auto _ : state) fill(rows());
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(rows().size()));
    state.counters["bytes_per_incident"] =
        static_cast<double>(fs::file_size(project_path())) / static_cast<double>(rows().size());
}
BENCHMARK(import_into_empty_project)->Unit(benchmark::kMillisecond);

void import_unchanged_release(benchmark::State& state) {
    fill(rows());
    Store store = Store::open(project_path());
    for (auto _ : state) {
        ImportSession session = store.import("acled", "bench", "release");
        for (const auto& incident : rows()) session.add(incident);
        session.finish({}, WithdrawPolicy::automatic);
    }
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(rows().size()));
}
BENCHMARK(import_unchanged_release)->Unit(benchmark::kMillisecond);

void open_project(benchmark::State& state) {
    fill(rows());
    for (auto _ : state) benchmark::DoNotOptimize(Store::open(project_path()).dataset());
}
BENCHMARK(open_project)->Unit(benchmark::kMillisecond);

void commit_one_incident(benchmark::State& state) {
    fill(rows());
    Store store = Store::open(project_path());
    Incident edited = rows()[500];
    for (auto _ : state) {
        edited.summary += '.';
        store.commit({edited}, "bench", "edit");
    }
}
BENCHMARK(commit_one_incident)->Unit(benchmark::kMillisecond);

void verify_project(benchmark::State& state) {
    fill(rows());
    const Store store = Store::open(project_path());
    for (auto _ : state) benchmark::DoNotOptimize(store.verify());
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(rows().size()));
    fs::remove(project_path());
}
BENCHMARK(verify_project)->Unit(benchmark::kMillisecond);

}  // namespace
