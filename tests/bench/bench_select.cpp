#include <benchmark/benchmark.h>

#include <random>

#include "bearing/incident/dataset.hpp"

namespace {

using namespace bearing;

/// Incidents spread over a year and the default region, with a claim each by one of ten claimants.
std::vector<Incident> synthetic(std::size_t count) {
    std::mt19937 random(7);
    const Day start = *make_day(2020, 1, 1);
    std::vector<Incident> incidents(count);
    for (std::size_t i = 0; i < count; ++i) {
        Incident& incident = incidents[i];
        incident.id = std::to_string(i);
        const Day first = start + std::chrono::days{random() % 366};
        incident.when = Occurrence{
            {first, first + std::chrono::days{random() % 3}, TimePrecision::day, {}, {}, {}}, "", {}};
        Location where;
        where.footprint = {
            {43 + (random() % 800) / 100.0, 38 + (random() % 500) / 100.0}, 5000, Precision::town, {}};
        incident.where = where;
        Claim claim;
        claim.claimant = "claimant " + std::to_string(random() % 10);
        claim.stance = Stance::alleges;
        claim.actor = random() % 2 == 0 ? "Azerbaijani forces" : "Armenian forces";
        incident.claims.push_back(claim);
    }
    return incidents;
}

const Dataset& dataset(std::size_t count) {
    static const Dataset data(synthetic(count));
    return data;
}

void select_month_actor_box(benchmark::State& state) {
    const Dataset& data = dataset(100'000);
    Query query;
    query.from = make_day(2020, 10, 1);
    query.to = make_day(2020, 10, 30);
    query.actors = {"Azerbaijan"};
    query.boxes = {{46, 39, 48, 41}};
    for (auto _ : state) benchmark::DoNotOptimize(select(data, query));
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(data.size()));
}
BENCHMARK(select_month_actor_box)->Unit(benchmark::kMillisecond);

void count_by_day(benchmark::State& state) {
    const Dataset& data = dataset(100'000);
    const Selection all = select(data, {});
    for (auto _ : state) benchmark::DoNotOptimize(count(data, all, CountBy::day));
}
BENCHMARK(count_by_day)->Unit(benchmark::kMillisecond);

}  // namespace
