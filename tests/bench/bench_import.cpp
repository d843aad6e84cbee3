#include <benchmark/benchmark.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

#include "bearing/io/incident_file.hpp"

using namespace bearing;

namespace {

/// $BEARING_BENCH_ACLED, else a file of made-up rows in ACLED's columns.
std::filesystem::path acled_file() {
    if (const char* given = std::getenv("BEARING_BENCH_ACLED")) return given;
    const auto path = std::filesystem::temp_directory_path() / "bearing-bench-acled.csv";
    std::ofstream out(path, std::ios::binary);
    out << "event_id_cnty,event_date,year,time_precision,disorder_type,event_type,sub_event_type,actor1,"
           "assoc_actor_1,inter1,actor2,assoc_actor_2,inter2,interaction,civilian_targeting,iso,region,"
           "country,"
           "admin1,admin2,admin3,location,latitude,longitude,geo_precision,source,source_scale,notes,"
           "fatalities,"
           "tags,timestamp\n";
    constexpr int kRows = 100'000;
    for (int i = 0; i < kRows; ++i)
        out << "AZE" << i << ",20" << 18 + i % 6 << '-' << 10 + i % 3 << '-' << 10 + i % 19
            << ",2020,1,Political violence,Battles,Armed clash,Army of Northland (" << i % 40
            << "),,State forces,Front of the South,,Rebel group,State forces-Rebel "
               "group,,31,Caucasus,Azerbaijan,"
               "North Region,Lower District,,Town "
            << i % 300 << ',' << 39 + i % 900 * 0.001 << ',' << 46 + i % 900 * 0.001
            << ",1,Daily Paper; Evening Paper,National,\"On that day, both sides reported an exchange of "
               "fire near the "
               "town, with \"\"several\"\" shells falling on fields and one on a road; nobody was said to be "
               "hurt, and "
               "each side said that the other had begun.\",0,,1704256136\n";
    return path;
}

void read_acled(benchmark::State& state) {
    const auto path = acled_file();
    std::size_t rows = 0, bytes = 0;
    for (auto _ : state) {
        const auto reader = open_incident_file(path);
        IncidentBatch batch;
        while (reader->next(batch)) {
            rows += batch.rows;
            benchmark::DoNotOptimize(batch.incidents.data());
        }
        bytes += reader->bytes();
    }
    state.SetItemsProcessed(static_cast<std::int64_t>(rows));
    state.SetBytesProcessed(static_cast<std::int64_t>(bytes));
}
BENCHMARK(read_acled)->Unit(benchmark::kMillisecond);

}  // namespace
