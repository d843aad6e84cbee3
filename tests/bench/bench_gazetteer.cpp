#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include <filesystem>
#include <random>

#include "bearing/base/files.hpp"
#include "bearing/gazetteer/build.hpp"
#include "bearing/gazetteer/gazetteer.hpp"

namespace {

using bearing::Gazetteer;

void find_name(benchmark::State& state, const char* name) {
    const auto gazetteer = Gazetteer::bundled();
    for (auto _ : state) benchmark::DoNotOptimize(gazetteer->find(name));
    state.SetItemsProcessed(state.iterations());
}
BENCHMARK_CAPTURE(find_name, exact, "Stepanakert");
BENCHMARK_CAPTURE(find_name, transliterated, "Степанакерт");
BENCHMARK_CAPTURE(find_name, one_typo, "Stepanakrt");
BENCHMARK_CAPTURE(find_name, unknown, "Nowhereatall");

std::string invented_name(std::mt19937& random) {
    constexpr const char* kStarts[] = {"b", "d", "g",  "k",  "l", "m", "n", "r",
                                       "s", "t", "sh", "kh", "v", "z", ""};
    constexpr const char* kVowels[] = {"a", "e", "i", "o", "u", "ai"};
    constexpr const char* kEnds[] = {"", "", "n", "r", "s", "l"};
    std::string name;
    for (std::size_t n = 3 + random() % 2; n > 0; --n) {
        name += kStarts[random() % 15];
        name += kVowels[random() % 6];
        name += kEnds[random() % 6];
    }
    name[0] = static_cast<char>(name[0] - 'a' + 'A');
    return name;
}

/// A file of half a million invented places, made once a run, and names of some of them.
struct HalfMillion {
    HalfMillion() {
        std::mt19937 random(1);
        std::string dump;
        for (int id = 1; id <= 500'000; ++id) {
            const std::string name = invented_name(random);
            if (id % 50 == 0) names.push_back(name);
            dump += fmt::format("{}\t{}\t\t\t{:.4f}\t{:.4f}\tP\tPPL\tAZ\t\t\t\t\t\t{}\t\t\t\t\n", id, name,
                                static_cast<double>(random() % 120'000) / 1000 - 60,
                                static_cast<double>(random() % 360'000) / 1000 - 180, random() % 100'000);
        }
        const auto folder = std::filesystem::temp_directory_path();
        const auto source = folder / "bearing-bench-dump.txt", target = folder / "bearing-bench.gaz";
        bearing::write_file(source, dump);
        bearing::build_gazetteer({{source}, {}, {}, {}, {}}, target);
        gazetteer = Gazetteer::open(target);
        std::filesystem::remove(source);
        std::filesystem::remove(target);
        for (const std::string& name : names) {
            misspelt.push_back(name);
            misspelt.back()[1 + random() % (name.size() - 1)] = static_cast<char>('a' + random() % 26);
        }
    }
    static const HalfMillion& instance() {
        static const HalfMillion kInstance;
        return kInstance;
    }
    std::shared_ptr<const Gazetteer> gazetteer;
    std::vector<std::string> names, misspelt;
};

void search_half_million(benchmark::State& state, bool typo) {
    const HalfMillion& data = HalfMillion::instance();
    const auto& queries = typo ? data.misspelt : data.names;
    std::size_t next = 0;
    for (auto _ : state) {
        benchmark::DoNotOptimize(data.gazetteer->search(queries[next]));
        next = next + 1 == queries.size() ? 0 : next + 1;
    }
    state.SetItemsProcessed(state.iterations());
}
BENCHMARK_CAPTURE(search_half_million, exact, false);
BENCHMARK_CAPTURE(search_half_million, one_typo, true);

void nearest_place(benchmark::State& state) {
    const HalfMillion& data = HalfMillion::instance();
    double lon = -180;
    for (auto _ : state) {
        benchmark::DoNotOptimize(data.gazetteer->near({lon, 10}, 50, 5));
        lon = lon > 179 ? -180 : lon + 0.37;
    }
    state.SetItemsProcessed(state.iterations());
}
BENCHMARK(nearest_place);

}  // namespace
