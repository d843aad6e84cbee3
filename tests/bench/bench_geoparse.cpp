#include <benchmark/benchmark.h>

#include <array>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <random>

#include "bearing/geoparse/geoparse.hpp"

namespace {

/// A text of $BEARING_BENCH_TEXT, else news of our own with names of the bundled tables in turn, so that few
/// names are met twice.
std::string text_of(std::size_t bytes) {
    if (const char* path = std::getenv("BEARING_BENCH_TEXT")) {
        std::ifstream in(path);
        return {std::istreambuf_iterator<char>(in), {}};
    }
    constexpr std::array kSentences{
        "Residents of {} said that the shelling had begun before dawn and went on until the evening. ",
        "The road between {} and {} was closed, and buses waited for hours at the bridge over the river. ",
        "Dr. Anna Keller, who runs a clinic near {}, told reporters that eleven people were treated there. ",
        "Officials in {} denied it. A spokesman for the ministry said that nobody had been hurt in {}. ",
        "It was not clear who was responsible, and no group has said that it had taken part in the attack. "};
    std::vector<std::string> names;
    for (const bearing::Place& place : bearing::Gazetteer::bundled()->places()) names.push_back(place.name);
    std::mt19937 random(7);
    std::string text;
    while (text.size() < bytes) {
        for (int i = 0; i < 5; ++i) {
            std::string sentence = kSentences[random() % kSentences.size()];
            for (auto at = sentence.find("{}"); at != std::string::npos; at = sentence.find("{}"))
                sentence.replace(at, 2, names[random() % names.size()]);
            text += sentence;
        }
        text += "\n\n";
    }
    return text;
}

/// A new geoparser each time: nothing is remembered from the text before.
void geoparse_text(benchmark::State& state) {
    const std::string text = text_of(static_cast<std::size_t>(state.range(0)));
    const char* file = std::getenv("BEARING_BENCH_GAZETTEER");
    const auto gazetteer = file ? bearing::Gazetteer::open(file) : bearing::Gazetteer::bundled();
    std::size_t found = 0;
    for (auto _ : state) {
        bearing::Geoparser parser(gazetteer);
        found = parser.parse(text).toponyms.size();
    }
    state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(text.size()));
    state.counters["toponyms"] = static_cast<double>(found);
}
BENCHMARK(geoparse_text)->Arg(100'000)->Arg(1'000'000)->Arg(10'000'000)->Unit(benchmark::kMillisecond);

}  // namespace
