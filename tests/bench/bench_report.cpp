#include <benchmark/benchmark.h>

#include "bearing/report/extract.hpp"

namespace {

constexpr const char* kParagraph =
    "On 4 October rockets hit Ganja, killing one person and injuring 30. Azerbaijan accused Armenian forces "
    "of "
    "the attack; Armenia denied it. The following day shells fell on Stepanakert, according to local "
    "authorities.\n\n";

void extract_report(benchmark::State& state) {
    std::string text = "(Tbilisi, 6 October 2020) - Situation report.\n\n";
    while (text.size() < static_cast<std::size_t>(state.range(0))) text += kParagraph;
    const auto gazetteer = bearing::Gazetteer::bundled();
    const auto report = bearing::report_from_text(text);
    for (auto _ : state) benchmark::DoNotOptimize(bearing::extract(report, *gazetteer));
    state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(text.size()));
}
BENCHMARK(extract_report)->Arg(10'000)->Arg(100'000)->Arg(1'000'000)->Arg(10'000'000)->Unit(benchmark::kMillisecond);

}  // namespace
