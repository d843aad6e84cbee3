#include <benchmark/benchmark.h>

#include "query_rows.hpp"

/// Questions as a person moves the time brush: some days, three actors, a box; counted by actor and by day in
/// one go. The counters are the answers, to be compared with those of other engines about the same rows.
namespace bearing::bench {
namespace {

enum Filter { kNothing, kActors, kActorsAndBox };

/// `days` from `first` on (0: all), counted from kFirstDay.
Query question(std::int64_t first, std::int64_t days, Filter filter) {
    Query query;
    if (days > 0) {
        query.from = day_from_number(kFirstDay + static_cast<int>(first));
        query.to = *query.from + std::chrono::days{days - 1};
    }
    if (filter != kNothing) query.actors = {actor_name(1), actor_name(4), actor_name(8)};
    if (filter == kActorsAndBox) query.boxes = {{46, 39, 48, 40.5}};
    return query;
}

const TallyOptions kByActorAndDay{{CountBy::actor, CountBy::day}, {}};

void report(benchmark::State& state, const Tally& tally) {
    const Counts all = tally.all();
    state.counters["certain"] = static_cast<double>(all.certain);
    state.counters["possible"] = static_cast<double>(all.possible);
    std::size_t digest = 0;
    for (const Bin& bin : tally.bins(CountBy::actor))
        for (const char c : bin.key) digest = digest * 31 + static_cast<unsigned char>(c) + bin.certain;
    for (const TimeCounts& day : tally.times(CountBy::day))
        digest += static_cast<std::size_t>(day_number(day.first)) * day.counts.certain;
    state.counters["digest"] = static_cast<double>(digest % 1'000'000'007);
}

void count(benchmark::State& state, Rows rows, Filter filter) {
    const Dataset& data = dataset(rows);
    const Query query = question(state.range(0), state.range(1), filter);
    for (auto _ : state) {
        const Tally tally(data, query, kByActorAndDay);
        benchmark::DoNotOptimize(tally.bins(CountBy::actor));
        benchmark::DoNotOptimize(tally.times(CountBy::day));
    }
    report(state, Tally(data, query, kByActorAndDay));
}

void windows(benchmark::internal::Benchmark* bench) {
    for (const int first : {200, 700, 1000, 1500, 2000}) bench->Args({first, 30});
    for (const int first : {0, 365, 900, 1300, 1800}) bench->Args({first, 365});
    bench->Args({0, 0})->ArgNames({"first", "days"})->Unit(benchmark::kMillisecond);
}
BENCHMARK_CAPTURE(count, exact / all, Rows::exact, kNothing)->Apply(windows);
BENCHMARK_CAPTURE(count, exact / actors, Rows::exact, kActors)->Apply(windows);
BENCHMARK_CAPTURE(count, exact / actors_box, Rows::exact, kActorsAndBox)->Apply(windows);
BENCHMARK_CAPTURE(count, uncertain / all, Rows::uncertain, kNothing)->Apply(windows);
BENCHMARK_CAPTURE(count, uncertain / actors, Rows::uncertain, kActors)->Apply(windows);
BENCHMARK_CAPTURE(count, uncertain / actors_box, Rows::uncertain, kActorsAndBox)->Apply(windows);

/// One edge of the brush forth and back by a day, with the counts read each time.
void move_edge(benchmark::State& state, Filter filter) {
    const Dataset& data = dataset(Rows::uncertain);
    Query query = question(state.range(0), state.range(1), filter);
    Tally tally(data, query, kByActorAndDay);
    bool forth = false;
    for (auto _ : state) {
        forth = !forth;
        tally.set_time(query.from, *query.to + std::chrono::days{forth ? 1 : 0});
        benchmark::DoNotOptimize(tally.bins(CountBy::actor));
        benchmark::DoNotOptimize(tally.times(CountBy::day));
    }
}
BENCHMARK_CAPTURE(move_edge, all, kNothing)->Apply(windows);
BENCHMARK_CAPTURE(move_edge, actors_box, kActorsAndBox)->Apply(windows);

/// A list of the incidents found, as the map needs it.
void make_selection(benchmark::State& state) {
    const Dataset& data = dataset(Rows::uncertain);
    const Query query = question(state.range(0), state.range(1), kActorsAndBox);
    for (auto _ : state) benchmark::DoNotOptimize(select(data, query));
}
BENCHMARK(make_selection)->Apply(windows);

/// Everything that the viewer counts beside a question.
void count_all_dimensions(benchmark::State& state) {
    const Dataset& data = dataset(Rows::uncertain);
    const Query query = question(state.range(0), state.range(1), kActorsAndBox);
    const TallyOptions options{{CountBy::actor, CountBy::claimant, CountBy::participant, CountBy::day,
                                CountBy::week, CountBy::type, CountBy::weapon, CountBy::place},
                               Grid{{43, 38, 51, 43}, 64, 40}};
    for (auto _ : state) benchmark::DoNotOptimize(Tally(data, query, options).all());
}
BENCHMARK(count_all_dimensions)->Apply(windows);

/// From the bytes in a file to the first answer, in segments of a million as projects have them.
void open_columns(benchmark::State& state) {
    constexpr std::size_t kSegment = 1'000'000;
    const Dataset& data = dataset(Rows::uncertain);
    std::vector<std::string> segments;
    for (std::size_t begin = 0; begin < data.size(); begin += kSegment) {
        IncidentColumns segment = data.columns();
        std::vector<std::uint32_t> others;
        const auto& keys = data.columns().rows().key;
        for (std::size_t i = 0; i < data.size(); ++i)
            if (keys[i] / kSegment != begin / kSegment) others.push_back(keys[i]);
        segment.remove(others);
        segments.push_back(segment.to_bytes());
    }
    for (auto _ : state) {
        IncidentColumns columns;
        for (const std::string& bytes : segments) columns.append(IncidentColumns::from_bytes(bytes));
        const Dataset opened(std::move(columns), nullptr);
        benchmark::DoNotOptimize(Tally(opened, {}, kByActorAndDay).all());
    }
    state.counters["bytes_per_incident"] = data.bytes_per_incident();
}
BENCHMARK(open_columns)->Unit(benchmark::kMillisecond)->Iterations(2);

}  // namespace
}  // namespace bearing::bench
