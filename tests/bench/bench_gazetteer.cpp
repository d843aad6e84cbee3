#include <benchmark/benchmark.h>

#include "bearing/gazetteer/gazetteer.hpp"

namespace {

void find_name(benchmark::State& state, const char* name) {
    const auto gazetteer = bearing::Gazetteer::bundled();
    for (auto _ : state) benchmark::DoNotOptimize(gazetteer->find(name));
    state.SetItemsProcessed(state.iterations());
}
BENCHMARK_CAPTURE(find_name, exact, "Stepanakert");
BENCHMARK_CAPTURE(find_name, transliterated, "Степанакерт");
BENCHMARK_CAPTURE(find_name, one_typo, "Stepanakrt");
BENCHMARK_CAPTURE(find_name, unknown, "Nowhereatall");

}  // namespace
